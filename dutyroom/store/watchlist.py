"""What is to be noticed, and the passages and calls that were."""

from collections.abc import Iterable, Iterator, Sequence

from dutyroom.domain import watchlist as rules
from dutyroom.domain.direction import Direction
from dutyroom.domain.matters.blanks import LONGEST_TITLE
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.domain.watchlist import (
    Match,
    MatchedBy,
    Seen,
    Watched,
    WatchEnded,
    WatchKind,
    WatchListed,
    WatchMatched,
)
from dutyroom.journal import identity, register
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store import passage_tables
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.section import Section
from dutyroom.store.watch_lines import (
    COLUMNS,
    MOST_LISTED,
    OF,
    Listed,
    Recognised,
    WatchWindow,
    listed,
    watched_of,
)

_LINE = ", ".join(f"p.{each}" for each in ("id", *register.FIELDS))
BREACH = "isolation_breach"
"""The kind of the matter an isolated person opens who passes out."""
FRESH_S = 6 * 3600
"""An older passage that is written down late raises its mark, but no alarm."""


class Watchlist(Section):
    """Documents, phones, plates and people to be noticed."""

    events = (WatchListed, WatchEnded, WatchMatched)
    tables = ("watched", "watch_match")
    by_subject = (WatchMatched,)
    by_subject_tables = ("watch_match",)
    strand = "watchlist"

    # -- verbs

    def enter(self, watched: Watched) -> Entry | None:
        """Put something on the list; None where the very same is on it. Raises `Refusal`."""
        watched = rules.normal(watched)
        with self.file.write():
            if self.holds(watched):
                return None
            return self.room.record(rules.list_watched(watched), subject=_subject(watched.key))

    def end(self, watched: int, reason: str) -> Entry:
        """Take something off the list; raises `Refusal("watched_unknown")` or "reason_missing"."""
        with self.file.write():
            found = self.get(watched)
            if found is None or found.ended:
                raise Refusal("watched_unknown")
            return self.room.record(rules.end_watch(watched, reason), subject=_subject(watched))

    def look_at_passages(self, rows: Iterable[Row], uid: str) -> list[Match]:
        """Raise the marks of register lines just written, inside their transaction."""
        if self.is_empty():
            return []
        return [match for row in rows for match in self._passage(row, uid)]

    def look_through(self, first: int, last: int) -> list[Match]:
        """Raise the marks of register lines that came in another way, between two keys, inclusive.

        By number only: a name alone says too little of what nobody here has seen.
        """
        found: dict[int, Row] = {}
        for ours, theirs in (("document", "identity"), ("phone", "phone"), ("plate", "plate")):
            for row in self.file.each(
                f"SELECT {_LINE} FROM watched w CROSS JOIN passage p ON p.{theirs} = w.{ours} "
                f"AND p.{theirs} <> '' WHERE w.ended = '' AND p.id BETWEEN ? AND ?",
                (first, last),
            ):
                found[row[0]] = row
        books: dict[int, str] = dict(self.file.rows("SELECT no, uid FROM book"))
        return [
            match
            for id_, row in sorted(found.items())
            for match in self._passage(row, books[identity.book_of(id_)])
        ]

    def look_at(self, subject: str, seen: Seen, at: int) -> list[Match]:
        """Raise the marks of a record just written, inside its transaction."""
        matches = [] if self.is_empty() else self.matches(seen, self._day(at))
        for match in matches:
            if not self._is_marked(subject, match.watched.key):
                self.room.record(WatchMatched(match.watched.key, match.by), subject=subject)
        return matches

    # -- questions

    def is_empty(self) -> bool:
        """Whether nothing is watched for."""
        return self.file.row("SELECT 1 FROM watched WHERE ended = '' LIMIT 1") is None

    def get(self, watched: int) -> Listed | None:
        """Something that is or was on the list."""
        return next(iter(listed(self.file, "w.key = ?", (watched,))), None)

    def holds(self, watched: Watched) -> bool:
        """Whether this very thing is on the list, in every field."""
        found = self.get(watched.key)
        return found is not None and not found.ended and found.watched == watched

    def current(self, watch_kind: WatchKind | None = None, most: int = 5000) -> list[Listed]:
        """What is on the list, the latest first; all of it where `most` is negative."""
        return listed(
            self.file,
            "w.ended = '' AND (? IS NULL OR w.watch_kind = ?) ORDER BY w.stamp DESC LIMIT ?",
            (watch_kind, watch_kind, most),
        )

    def window(self, watch_kind: WatchKind | None = None, text: str = "") -> WatchWindow:
        """What is on the list and holds a text anywhere, as a long list shows it."""
        found = self.file.rows(
            "SELECT key FROM watched WHERE ended = '' AND (?1 IS NULL OR watch_kind = ?1) "
            "AND instr(name || ' ' || document || ' ' || phone || ' ' || plate || ' ' || reason "
            "|| ' ' || source, ?2) ORDER BY stamp DESC, key LIMIT ?3",
            (watch_kind, text, MOST_LISTED),
        )
        return WatchWindow(self.file, [key for (key,) in found])

    def matches(self, seen: Seen, day: str) -> list[Match]:
        """What of the list is recognised in what was seen on a day, the surest first."""
        found = (watched_of(row) for row in self._candidates(seen))
        known = {each.key: each for each in found if each.is_on(day)}
        sure = ((each, rules.recognised(each, seen)) for each in known.values())
        matches = [Match(each, by) for each, by in sure if by is not None]
        return sorted(matches, key=lambda match: list(MatchedBy).index(match.by))

    def of(self, subject: str) -> list[Match]:
        """The marks of a passage or a call."""
        return self._marks("?", (subject,))

    def of_passage(self, passage: int) -> list[Match]:
        """The marks of a line of the register."""
        subject = "(SELECT uid FROM book WHERE no = ?) || ':p:' || ?"
        return self._marks(subject, (identity.book_of(passage), identity.seq_of(passage)))

    def has_marks(self) -> bool:
        """Whether anything was ever recognised."""
        return self.file.row("SELECT 1 FROM watch_match LIMIT 1") is not None

    def recognised(self, watched: int = 0, most: int = 500) -> list[Recognised]:
        """The latest marks, of one thing or of all."""
        which = "m.watched = ?" if watched else "? = 0"
        found = self.file.rows(
            f"SELECT {COLUMNS}, m.matched_by, m.subject, m.stamp, m.officer FROM watch_match m "
            f"JOIN watched w ON w.key = m.watched WHERE {which} ORDER BY m.stamp DESC LIMIT ?",
            (watched, most),
        )
        return [
            Recognised(
                subject, Match(watched_of(row), MatchedBy(by)), recorded_ms(stamp), officer
            )
            for *row, by, subject, stamp, officer in found
        ]  # fmt: skip

    def _passage(self, row: Row, uid: str) -> list[Match]:
        (
            id_, _, _, at, _, post, direction, _, _, name, phone, number, plate,
            _, purpose, _, _, _, _,
        ) = row  # fmt: skip
        subject = passage_tables.subject(uid, identity.seq_of(id_))
        matches = self.look_at(subject, Seen(name, phone, number, plate, purpose), at)
        fresh = self.room.now() - at < FRESH_S
        if direction == Direction.OUT and fresh:
            for match in matches:
                if match.watched.watch_kind is WatchKind.ISOLATION:
                    self._alarm(match, subject, at, post)
                    break
        return matches

    def _alarm(self, match: Match, subject: str, at: int, post: int) -> None:
        """Open a matter: somebody who is to stay where he is has passed out."""
        if match.by is MatchedBy.NAME:
            return
        place = self.room.roster.post_name(post)
        watched = match.watched
        who = watched.name or watched.plate or watched.document[-4:] or watched.phone[-4:]
        title = f"{self.room.kinds.get(BREACH).words.zh} {who} → {place}"
        self.room.matters.open(
            Matter(
                BREACH, clean(title, limit=LONGEST_TITLE), self.room.now(),
                self.room.rules().offset, happened_at=at, place=place, level="immediate",
                owner=self.room.officer(), source=subject,
            )
        )  # fmt: skip

    def _candidates(self, seen: Seen) -> Iterator[Sequence[object]]:
        """What a look-up by each number and by the name finds."""
        asked = [("document", each) for each in sorted(seen.documents)]
        asked += [("phone", each) for each in sorted(seen.phones)]
        asked += [("plate", seen.plate), ("name", seen.name)]
        for column, value in asked:
            if value:
                yield from self.file.rows(
                    f"SELECT {OF} FROM watched WHERE {column} = ? AND {column} <> '' "
                    "AND ended = ''",
                    (value,),
                )

    def _marks(self, subject: str, values: Sequence[object]) -> list[Match]:
        found = self.file.rows(
            f"SELECT {COLUMNS}, m.matched_by FROM watch_match m JOIN watched w "
            f"ON w.key = m.watched WHERE m.subject = {subject} ORDER BY m.stamp",
            values,
        )
        return [Match(watched_of(row), MatchedBy(row[-1])) for row in found]

    def _is_marked(self, subject: str, watched: int) -> bool:
        sql = "SELECT 1 FROM watch_match WHERE subject = ? AND watched = ?"
        return self.file.row(sql, (subject, watched)) is not None

    def _day(self, at: int) -> str:
        return self.room.local(at).date().isoformat()

    # -- tables

    def apply(self, event: WatchListed | WatchEnded | WatchMatched, entry: Entry) -> None:
        """Keep the newest word on each thing, and each mark once."""
        match event:
            case WatchListed(watched=watched):
                self.put(watched, entry)
            case WatchEnded(watched=key, reason=reason):
                self.let_go(key, reason)
            case WatchMatched(watched=key, matched_by=by):
                self.file.run(
                    "INSERT INTO watch_match VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (entry.subject, key, by.value, entry.stamp, entry.officer),
                )

    def put(self, watched: Watched, entry: Entry) -> None:
        """Let something be watched for from an entry on; called while an event is applied."""
        self.file.run(
            f"INSERT INTO watched (key, {OF}, stamp, officer) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "reason = excluded.reason, source = excluded.source, first = excluded.first, "
            "last = excluded.last, stamp = excluded.stamp, officer = excluded.officer, ended = ''",
            (
                watched.key, watched.watch_kind.value, watched.document, watched.phone,
                watched.plate, watched.name, watched.reason, watched.source, watched.noticed,
                watched.first, watched.last, entry.stamp, entry.officer,
            ),
        )  # fmt: skip

    def let_go(self, watched: int, reason: str) -> None:
        """Let something be watched for no longer; called while an event is applied."""
        self.file.run("UPDATE watched SET ended = ? WHERE key = ?", (reason, watched))

    def forget(self, subject: str) -> None:
        """Take the marks of a record away, to be followed anew."""
        self.file.run("DELETE FROM watch_match WHERE subject = ?", (subject,))


def _subject(watched: int) -> str:
    return f"watched:{watched}"
