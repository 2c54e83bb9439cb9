"""The register of passages, and the cases an abnormal temperature opens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutyroom.domain import checkpoint as rules
from dutyroom.domain.checkpoint import Decided, Decision, Passage, PassagesImported, Rechecked
from dutyroom.domain.matters import rules as matter_rules
from dutyroom.domain.matters.blanks import LONGEST_TITLE
from dutyroom.domain.matters.matter import Channel, Fact, Matter
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.strikes import Struck
from dutyroom.domain.temperature import Site
from dutyroom.domain.text import clean
from dutyroom.journal import identity
from dutyroom.store import passage_search, passage_tables, people
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.passage_search import FoundPassages
from dutyroom.store.passage_window import PassageFilter, PassageWindow
from dutyroom.store.people import Person
from dutyroom.store.register_line import COLUMNS, FROM, RegisterLine, line_of, values_of
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class Fever:
    """What follows an abnormal first reading until it is decided."""

    passage: int
    subject: str
    at: int
    post: int
    first: int
    rechecks: int
    latest: int
    latest_at: int
    decision: Decision | None
    place: str
    accepted_by: str
    decided_at: int | None
    name: str

    def due_at(self, rest_minutes: int) -> int:
        """When the temperature may be measured again: epoch seconds."""
        return self.latest_at + rest_minutes * 60

    def has_cooled(self, threshold: int) -> bool:
        """Whether the last recheck lies below the threshold, so that only a decision is missing."""
        return self.rechecks > 0 and self.latest < threshold


@dataclass(frozen=True, slots=True)
class Reading:
    """One measurement after the first."""

    temperature: int
    site: Site
    at: int
    officer: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What went through in a stretch of hours."""

    passages: int
    outward: int
    abnormal: int


_FEVER = (
    "f.passage, f.subject, f.at, f.post, f.first, f.rechecks, f.latest, f.latest_at, "
    "f.decision, f.place, f.accepted_by, f.decided_at, p.name"
)


class Checkpoint(Section):
    """Everybody who passed, and what was done about a fever."""

    events = (Rechecked, Decided, PassagesImported, Struck)
    tables = by_subject_tables = ("tally", "last_report", "person", "fever", "reading")
    by_subject = events

    # -- verbs

    def register(self, passage: Passage) -> RegisterLine:
        """Write one passage; raises `Refusal` as the rule does, or "not_signed_in"."""
        return line_of((*self.register_many((passage,))[0], None))

    def register_many(self, passages: Iterable[Passage], *, add_up: bool = True) -> list[Row]:
        """Write passages in one transaction, and the tables added up from them.

        With `add_up=False` the tables are left for one `add_up()` at the end of a long load.
        Returns the rows as written.
        """
        if self.room.author is None:
            raise Refusal("not_signed_in")
        officer = self.room.author.officer
        threshold = self.room.rules().threshold
        lines = [
            (officer, *values_of(rules.register(each, threshold=threshold))) for each in passages
        ]
        if not lines:
            return []
        with self.file.write():
            rows = self.room.ledger.register(lines)
            if add_up:
                uid = self.room.ledger.claim()[1]
                passage_tables.add_lines(self.file, uid, rows)
                self.room.watchlist.look_at_passages(rows, uid)
        return rows

    def recheck(self, fever: str, temperature: int, site: Site) -> Entry:
        """Write a later reading of a case; raises `Refusal`."""
        with self.file.write():
            case = self._case(fever)
            event = rules.recheck(
                temperature, site, self.room.now(), decided=case.decision is not None
            )
            return self.room.record(event, subject=fever)

    def decide(
        self, fever: str, decision: Decision, *, where: str = "", accepted_by: str = ""
    ) -> Entry:
        """Decide a case; raises `Refusal`."""
        with self.file.write():
            case = self._case(fever)
            event = rules.decide(
                decision, self.room.now(), where=where, accepted_by=accepted_by,
                decided=case.decision is not None, rechecks=case.rechecks,
            )  # fmt: skip
            entry = self.room.record(event, subject=fever)
            if decision is Decision.HAND_TO_CLINIC:
                self._hand_over(case, event)
            return entry

    def strike(self, passage: int, reason: str, replaced_by: str = "") -> Entry:
        """Strike a line of the register through; raises `Refusal`."""
        return self.room.strikes.strike(self.subject(passage), reason, replaced_by)

    # -- questions

    def window(self, wanted: PassageFilter) -> PassageWindow | FoundPassages:
        """The lines of the register a filter leaves, newest first."""
        if wanted.found_by_key:
            return passage_search.find(self.file, wanted)
        return PassageWindow(self.file, wanted.post, abnormal=wanted.abnormal)

    def subject(self, passage: int) -> str:
        """The global name of a line of the register."""
        uid = self.file.value("SELECT uid FROM book WHERE no = ?", (identity.book_of(passage),))
        return passage_tables.subject(uid, identity.seq_of(passage))

    def get(self, passage: int) -> RegisterLine | None:
        """One line of the register."""
        found = self.file.row(f"SELECT {COLUMNS} {FROM} WHERE p.id = ?", (passage,))
        return None if found is None else line_of(found)

    def of(self, subject: str) -> RegisterLine | None:
        """The line of the register with a global name."""
        found = passage_tables.find(self.file, subject)
        return None if found is None else self.get(found[0])

    def every(self) -> Iterator[tuple[str, RegisterLine]]:
        """Every line of every book in its order, with its global name; read as it is asked for."""
        books: dict[int, str] = dict(self.file.rows("SELECT no, uid FROM book"))
        for row in self.file.each(f"SELECT {COLUMNS} {FROM} ORDER BY p.id"):
            uid = books[identity.book_of(row[0])]
            yield passage_tables.subject(uid, identity.seq_of(row[0])), line_of(row)

    def is_empty(self) -> bool:
        """Whether nobody has passed yet."""
        return self.file.row("SELECT 1 FROM passage LIMIT 1") is None

    def holds(self, passage: Passage) -> bool:
        """Whether the register has this very passage already."""
        return (
            self.file.row(
                "SELECT 1 FROM passage WHERE post = ? AND at = ? AND name = ? AND phone = ? "
                "AND direction = ? AND temperature = ? AND identity = ? AND plate = ? "
                "AND site = ? AND code = ? AND purpose = ? AND origin = ? AND destination = ?",
                (
                    passage.post, passage.at, passage.name, passage.phone, passage.direction,
                    passage.temperature, passage.identity, passage.plate, passage.site,
                    passage.code, passage.purpose, passage.origin, passage.destination,
                ),
            )
            is not None
        )  # fmt: skip

    def known(self, query: str, most: int = 8) -> list[Person]:
        """People who passed before, by initials, name, or beginning or last four of a phone."""
        return people.known(self.file, query, most)

    def earlier(self, phone: str, most: int = 5) -> list[RegisterLine]:
        """The latest passages of the numbers that begin with these digits."""
        return people.earlier(self.file, phone, most)

    def counts(self, from_at: int, to_at: int, post: int = 0) -> Counts:
        """What went through in the hours that begin in a stretch of time, at one post or at all."""
        found = self.file.row(
            "SELECT ifnull(sum(passages - struck), 0), ifnull(sum(outward), 0), "
            "ifnull(sum(abnormal), 0) FROM tally WHERE post = ? AND hour >= ? AND hour < ?",
            (post, from_at // 3600, -(-to_at // 3600)),
        )
        return Counts(0, 0, 0) if found is None else Counts(*found)

    def silent(self, at: int, minutes: int) -> list[tuple[int, str, int]]:
        """Posts that have reported but not for so many minutes: key, name, last report.

        The longest silence first; posts silent for more than two days are no longer manned.
        """
        return [
            (post, name, last)
            for post, name, last in self.file.rows(
                "SELECT l.post, p.name, l.at FROM last_report l JOIN post p ON p.key = l.post "
                "WHERE NOT p.retired AND l.at <= ? AND l.at > ? ORDER BY l.at",
                (at - minutes * 60, at - 2 * 86_400),
            )
        ]

    def pending(self) -> list[Fever]:
        """The cases that wait for a recheck or a decision, the oldest first; 200 at most."""
        sql = (
            f"SELECT {_FEVER} FROM fever f JOIN passage p ON p.id = f.passage "
            "WHERE f.decision = '' AND f.struck = 0 ORDER BY f.at LIMIT 200"
        )
        return [_fever(row) for row in self.file.rows(sql)]

    def case(self, passage: int) -> Fever | None:
        """The case a passage opened."""
        sql = f"SELECT {_FEVER} FROM fever f JOIN passage p ON p.id = f.passage WHERE f.passage = ?"
        found = self.file.row(sql, (passage,))
        return None if found is None else _fever(found)

    def readings(self, passage: int) -> list[Reading]:
        """Every reading after the first, in order."""
        sql = "SELECT temperature, site, at, officer FROM reading WHERE passage = ? ORDER BY at, id"
        return [
            Reading(row[0], Site(row[1]), row[2], row[3]) for row in self.file.rows(sql, (passage,))
        ]

    def _case(self, subject: str) -> Fever:
        sql = f"SELECT {_FEVER} FROM fever f JOIN passage p ON p.id = f.passage WHERE f.subject = ?"
        found = self.file.row(sql, (subject,))
        if found is None:
            raise Refusal("no_such_case")
        return _fever(found)

    def _hand_over(self, case: Fever, event: Decided) -> None:
        """Follow somebody handed to a clinic as a matter until the clinic has answered.

        Handing over is the order itself: what is awaited next is the clinic's word.
        """
        post = self.room.roster.post_name(case.post)
        temperature = f"{case.latest / 10:.1f}"
        title = f"{case.name or post or case.subject} {temperature} → {event.where}"
        facts = (
            Fact("clinic", event.where),
            Fact("accepted_by", event.accepted_by),
            Fact("temperature", temperature),
        )
        matters = self.room.matters
        line = matters.open(
            Matter(
                "fever", clean(title, limit=LONGEST_TITLE), event.at, self.room.rules().offset,
                happened_at=case.at, place=post, responsible_unit=event.where,
                owner=self.room.officer(), facts=tuple(each for each in facts if each.value),
                source=case.subject,
            )
        )  # fmt: skip
        now = matters.get(line.subject)
        order = matter_rules.assign(now, event.where, event.at, channel=Channel.IN_PERSON)
        matters.act(line.subject, order)

    # -- tables

    def apply(self, event: Rechecked | Decided | PassagesImported | Struck, entry: Entry) -> None:
        """Follow a case: its readings, its decision, the strike of its passage."""
        match event:
            case Rechecked():
                passage_tables.add_reading(self.file, event, entry)
            case Decided():
                self.file.run(
                    "UPDATE fever SET decision = ?, place = ?, accepted_by = ?, decided_at = ? "
                    "WHERE subject = ? AND decision = ''",
                    (event.decision.value, event.where, event.accepted_by, event.at, entry.subject),
                )
            case Struck():
                # Two places may strike one line: it is counted for the first that is known here.
                if self.room.strikes.made_by(event.target, entry):
                    passage_tables.count_strike(self.file, event.target, 1)
            case PassagesImported():
                pass

    def forget(self, subject: str) -> None:
        """Put a case back to what its passage alone says."""
        if self.room.strikes.of(subject) is not None:
            passage_tables.count_strike(self.file, subject, -1)
        passage_tables.reset_case(self.file, subject)

    def add_up(self) -> None:
        """Add the tables up from the whole register."""
        passage_tables.add_all(self.file)


def _fever(row: Row) -> Fever:
    fields = list(row)
    fields[8] = Decision(fields[8]) if fields[8] else None
    return Fever(*fields)
