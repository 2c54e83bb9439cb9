"""Posts, slots and crews as the journal has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutyroom.domain import roster as rules
from dutyroom.domain.roster import (
    Duty,
    DutyRole,
    Post,
    PostEntered,
    PostKind,
    PostRetired,
    Shift,
    ShiftPlan,
    Slot,
    SlotsFilled,
)
from dutyroom.domain.text import half_width
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.section import Section

_POST = "key, name, initials, post_kind, plan, shifts"
_OF_KIND = "(?2 IS NULL OR p.post_kind = ?2) AND NOT p.retired"
# Slots longer than a day are so few that an index holds them apart; the others are of today.
_RUNNING = (
    f"s.ends_at > ?1 AND (s.starts_at > ?1 - 86400 AND s.starts_at <= ?1 "
    f"OR s.ends_at - s.starts_at > 86400 AND s.starts_at > ?1 - {rules.LONGEST_SLOT_S + 1} "
    f"AND s.starts_at <= ?1) AND {_OF_KIND}"
)
_NEXT = (
    "(s.post, s.starts_at) IN (SELECT q.key, (SELECT min(n.starts_at) FROM slot n "
    "WHERE n.post = q.key AND n.starts_at > ?1 AND n.starts_at <= ?1 + 2 * 86400) "
    f"FROM post q WHERE ?2 IS NULL OR q.post_kind = ?2) AND {_OF_KIND}"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody in a slot, with the name the directory has."""

    officer: int
    name: str
    role: DutyRole
    phone: str


@dataclass(frozen=True, slots=True)
class Manned:
    """A slot with its post's name and its crew by name; nobody is an uncovered slot."""

    post: int
    post_name: str
    post_kind: PostKind
    day: str
    starts_at: int
    ends_at: int
    shift: str
    crew: tuple[Standing, ...]


POSTS = "posts"
"""The strand of the posts themselves."""


class Roster(Section):
    """Who stands when."""

    events = (PostEntered, PostRetired, SlotsFilled)
    tables = ("post", "slot", "crew")
    strands = (POSTS, Section.strand)

    def enter_post(self, facts: Post) -> Entry:
        """Enter a post, or enter one anew with other facts."""
        from dutyroom.domain.initials import initials

        return self.room.record(rules.enter_post(facts, initials(facts.name)))

    def retire_post(self, post: int) -> Entry:
        """A post is no longer manned; what it has written stays."""
        return self.room.record(PostRetired(post))

    def fill(self, day: str, slots: tuple[Slot, ...]) -> Entry:
        """Give slots of one duty day their crews."""
        return self.room.record(rules.fill_slots(day, slots), subject=f"roster:{day}")

    def post(self, key: int) -> Post | None:
        """The post with this key."""
        found = self.file.row(f"SELECT {_POST} FROM post WHERE key = ?", (key,))
        return None if found is None else _post(found)

    def post_name(self, key: int) -> str:
        """A post's name, or an empty text."""
        return str(self.file.value("SELECT name FROM post WHERE key = ?", (key,), ""))

    def posts(self, kind: PostKind | None = None) -> list[Post]:
        """The posts in use, in the order they were entered; a few hundred at most."""
        sql = (
            f"SELECT {_POST} FROM post WHERE NOT retired AND (? IS NULL OR post_kind = ?) "
            "ORDER BY place, key"
        )
        return [_post(row) for row in self.file.rows(sql, (kind, kind))]

    def found(self, query: str, kind: PostKind | None = None, most: int = 20) -> list[Post]:
        """The posts whose name holds the query or whose initials begin with it."""
        sql = (
            f"SELECT {_POST} FROM post WHERE NOT retired AND (? IS NULL OR post_kind = ?) "
            "AND (initials GLOB ? OR instr(name, ?)) ORDER BY instr(name, ?) <> 1, place LIMIT ?"
        )
        text = half_width(query.strip())
        letters = "".join(each for each in text.lower() if each.isalnum())
        rows = self.file.rows(sql, (kind, kind, f"{letters}*", text, text, most))
        return [_post(row) for row in rows]

    def on_duty(self, at: int, kind: PostKind | None = None) -> list[Manned]:
        """The slots that hold an instant, covered or not, by post."""
        return self._manned(_RUNNING, (at, kind))

    def in_role(self, role: DutyRole, at: int) -> int:
        """The first officer who stands in a role at an instant; 0 for none."""
        sql = (
            "SELECT c.officer FROM slot s JOIN post p ON p.key = s.post "
            f"JOIN crew c USING (post, starts_at, ends_at) WHERE {_RUNNING} AND c.role = ?3 "
            "ORDER BY p.place, s.starts_at, s.ends_at DESC, c.place LIMIT 1"
        )
        return int(self.file.value(sql, (at, None, role.value), 0))

    def next_up(self, at: int, kind: PostKind | None = None) -> list[Manned]:
        """The first slot of each post that begins after an instant, within two days."""
        return self._manned(_NEXT, (at, kind))

    def slots(self, first_day: str, last_day: str, post: int | None = None) -> list[Manned]:
        """The slots of some duty days, both inclusive, of one post or of all."""
        return self._manned(
            "s.day BETWEEN ? AND ? AND (? IS NULL OR s.post = ?)",
            (first_day, last_day, post, post),
        )

    def coverage(self, at: int, kind: PostKind | None = None) -> tuple[int, int]:
        """How many slots are covered and how many uncovered at an instant."""
        found = self.file.row(
            "SELECT ifnull(sum(s.covered), 0), ifnull(sum(NOT s.covered), 0) "
            f"FROM post p JOIN slot s ON s.post = p.key WHERE {_RUNNING}",
            (at, kind),
        )
        return (0, 0) if found is None else (found[0], found[1])

    def crew(self, post: int, starts_at: int, ends_at: int) -> tuple[Duty, ...] | None:
        """The crew of one slot; None where there is no such slot."""
        key = (post, starts_at, ends_at)
        where = "WHERE post = ? AND starts_at = ? AND ends_at = ?"
        if self.file.row(f"SELECT 1 FROM slot {where}", key) is None:
            return None
        found = self.file.rows(f"SELECT officer, role FROM crew {where} ORDER BY place", key)
        return tuple(Duty(officer, DutyRole(role)) for officer, role in found)

    def days(self) -> tuple[str, str] | None:
        """The first and the last duty day that has slots."""
        found = self.file.row("SELECT (SELECT min(day) FROM slot), (SELECT max(day) FROM slot)")
        return None if found is None or found[0] is None else (found[0], found[1])

    def _manned(self, where: str, values: tuple[object, ...]) -> list[Manned]:
        slots = self.file.rows(
            "SELECT s.post, p.name, p.post_kind, s.day, s.starts_at, s.ends_at, s.shift "
            f"FROM slot s JOIN post p ON p.key = s.post WHERE {where} "
            "ORDER BY p.place, s.starts_at, s.ends_at DESC",
            values,
        )
        crews: dict[tuple[int, int, int], list[Standing]] = {}
        for post, starts, ends, officer, name, role, phones in self.file.rows(
            "SELECT c.post, c.starts_at, c.ends_at, c.officer, o.name, c.role, o.phones "
            "FROM slot s JOIN post p ON p.key = s.post "
            "JOIN crew c USING (post, starts_at, ends_at) "
            f"LEFT JOIN officer o ON o.key = c.officer WHERE {where} ORDER BY c.place",
            values,
        ):
            standing = Standing(officer, name or "", DutyRole(role), (phones or "").split(" ")[0])
            crews.setdefault((post, starts, ends), []).append(standing)
        return [
            Manned(
                row[0], row[1], PostKind(row[2]), row[3], row[4], row[5], row[6],
                tuple(crews.get((row[0], row[4], row[5]), ())),
            )
            for row in slots
        ]  # fmt: skip

    def apply(self, event: PostEntered | PostRetired | SlotsFilled, entry: Entry) -> None:
        """Keep the newest facts of each post and the newest crew of each slot."""
        match event:
            case PostEntered(post=post, initials=initials, facts=facts):
                self.file.run(
                    f"INSERT INTO post ({_POST}, place) VALUES "
                    "(?, ?, ?, ?, ?, ?, (SELECT ifnull(max(place), 0) + 1 FROM post)) "
                    "ON CONFLICT DO UPDATE SET post_kind = excluded.post_kind, "
                    "plan = excluded.plan, shifts = excluded.shifts, retired = 0",
                    (
                        post, facts.name, initials, facts.post_kind.value, facts.plan.value,
                        _shifts_text(facts.shifts),
                    ),
                )  # fmt: skip
            case PostRetired(post=post):
                self.file.run("UPDATE post SET retired = 1 WHERE key = ?", (post,))
            case SlotsFilled(slots=slots):
                self.put(slots, entry.stamp)

    def strand_of(self, event: PostEntered | PostRetired | SlotsFilled, entry: Entry) -> str:
        """Posts are followed apart from who stands at them."""
        return self.strand if isinstance(event, SlotsFilled) else POSTS

    def kinds_of(self, strand: str) -> list[str]:
        """The kinds of the events of a strand."""
        return [PostEntered.kind, PostRetired.kind] if strand == POSTS else [SlotsFilled.kind]

    def forget_strand(self, strand: str) -> None:
        """Take the posts, or all slots and crews, out of the tables."""
        for table in ("post",) if strand == POSTS else ("slot", "crew"):
            self.file.run(f"DELETE FROM {table}")

    def replace_days(
        self, first_day: str, last_day: str, slots: Iterable[Slot], stamp: int
    ) -> None:
        """Let some slots be all there are on some days; called while an event is applied."""
        days = (first_day, last_day)
        self.file.run(
            "DELETE FROM crew WHERE (post, starts_at, ends_at) IN "
            "(SELECT post, starts_at, ends_at FROM slot WHERE day BETWEEN ? AND ?)",
            days,
        )
        self.file.run("DELETE FROM slot WHERE day BETWEEN ? AND ?", days)
        self._insert(tuple(slots), stamp)

    def put(
        self, slots: Iterable[Slot], stamp: int, gone: Iterable[tuple[int, int, int]] = ()
    ) -> None:
        """Give slots their crews, and take others away, by post, beginning and end.

        Called while an event is applied.
        """
        where = "WHERE post = ? AND starts_at = ? AND ends_at = ?"
        for key in gone:
            self.file.run(f"DELETE FROM crew {where}", key)
            self.file.run(f"DELETE FROM slot {where}", key)
        for slot in slots:
            key = (slot.post, slot.starts_at, slot.ends_at)
            self.file.run(f"DELETE FROM crew {where}", key)
            self._insert((slot,), stamp)

    def _insert(self, slots: Sequence[Slot], stamp: int) -> None:
        self.file.run_many(
            "INSERT INTO slot VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "day = excluded.day, shift = excluded.shift, stamp = excluded.stamp, "
            "covered = excluded.covered",
            [
                (each.post, each.starts_at, each.ends_at, each.day, each.shift, stamp,
                 bool(each.crew))
                for each in slots
            ],
        )  # fmt: skip
        self.file.run_many(
            "INSERT INTO crew VALUES (?, ?, ?, ?, ?, ?)",
            [
                (each.post, each.starts_at, each.ends_at, place, duty.officer, duty.role.value)
                for each in slots
                for place, duty in enumerate(each.crew)
            ],
        )


def _shifts_text(shifts: tuple[Shift, ...]) -> str:
    return "\n".join(f"{each.name}\t{each.starts}\t{each.ends}" for each in shifts)


def _post(row: Row) -> Post:
    lines = (line.split("\t") for line in row[5].splitlines())
    shifts = tuple(Shift(name, int(starts), int(ends)) for name, starts, ends in lines)
    return Post(row[1], PostKind(row[3]), ShiftPlan(row[4]), shifts)
