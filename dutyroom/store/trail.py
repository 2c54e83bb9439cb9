"""The trail of a number as a long list, and what a closer look at it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain import trail as rules
from dutyroom.domain.looks import Masked
from dutyroom.domain.trail import Asked, AskedBy, Flag, Reading, Row, Step, StepKind
from dutyroom.store.trail_sources import MOST, SOURCES

if TYPE_CHECKING:
    from dutyroom.store.room import Room

DAY_S = 86_400
NEIGHBOURS = 12
"""Readings looked at on either side of one, at its post."""


class Trail:
    """The steps of a trail, newest first; only those looked at are read."""

    def __init__(self, room: "Room", asked: Asked, days: int) -> None:
        self.asked = asked
        self.days = days
        self.since = room.now() - days * DAY_S
        """Epoch seconds from which on it is followed."""
        self._room = room
        found = [source.keys(room, asked, self.since) for source in SOURCES]
        self._keys = sorted(
            ((at, place, row) for place, keys in enumerate(found) for at, row in keys), reverse=True
        )
        self.count = len(self._keys)
        self.exact = all(len(keys) < MOST for keys in found)
        """Whether these are all; else there are more than a trail is followed for."""

    def fetch(self, first: int, most: int) -> list[Step]:
        """Some steps, beginning with the `first`-th newest."""
        keys = self._keys[first : first + most]
        steps: dict[tuple[int, Row], Step] = {}
        for place, source in enumerate(SOURCES):
            if rows := [row for _, of, row in keys if of == place]:
                steps |= {(place, each.row): each for each in source.steps(self._room, rows)}
        return [steps[key[1:]] for key in keys if key[1:] in steps]

    def passages(self) -> list[Step]:
        """Its passages, all of them."""
        source = SOURCES[0]
        rows = [row for _, place, row in self._keys if SOURCES[place] is source]
        return source.steps(self._room, rows) if rows else []


@dataclass(frozen=True, slots=True)
class Closer:
    """What only a look at every passage of a trail shows."""

    also: tuple[Asked, ...]
    """The other numbers that were written beside the one asked for, the latest first."""
    flags: dict[Row, tuple[Flag, ...]]
    """What is odd, by the rows of the passages."""

    def of(self, step: Step) -> tuple[Flag, ...]:
        """What is odd about a step."""
        return self.flags.get(step.row, ()) if step.kind is StepKind.PASSAGE else ()


def trail(room: "Room", asked: Asked, days: int = 0) -> Trail:
    """The trail of a number over some days, by default those the room has agreed on."""
    return Trail(room, asked, days or room.rules().trail_days)


def allow(room: "Room") -> None:
    """Let who signed in follow trails; raises `Refusal("trail_not_allowed")`."""
    officer = room.officers.get(room.officer())
    rules.follow(officer.role if officer else None)


def follow(room: "Room", asked: Asked, days: int = 0) -> Trail:
    """Show an officer a trail, and record the look; raises `Refusal("trail_not_allowed")`."""
    allow(room)
    room.looks.look(asked.masked, Masked.TRAIL)
    return trail(room, asked, days)


def closer(room: "Room", found: Trail) -> Closer:
    """Look at every passage of a trail; not while somebody waits."""
    passages = found.passages()
    travel = rules.flags_of_travel(passages)
    flags: dict[Row, tuple[Flag, ...]] = {}
    for step in passages:
        odd = [travel[step.row]] if step.row in travel else []
        if step.row in rules.same_readings(_readings(room, step)):
            odd.append(Flag.SAME_READINGS)
        if odd:
            flags[step.row] = tuple(odd)
    return Closer(_also(room, found), flags)


def _readings(room: "Room", step: Step) -> Sequence[Reading]:
    """What was measured at a post just before and after a passage, and at it."""
    columns = "SELECT id, at, officer, temperature FROM passage WHERE post = ?"
    key = (step.post, step.at, step.row)
    before = room.file.rows(
        f"{columns} AND (at, id) <= (?, ?) AND at >= ? ORDER BY at DESC, id DESC LIMIT ?",
        (*key, step.at - rules.SAME_WITHIN_S, NEIGHBOURS + 1),
    )
    after = room.file.rows(
        f"{columns} AND (at, id) > (?, ?) AND at <= ? ORDER BY at, id LIMIT ?",
        (*key, step.at + rules.SAME_WITHIN_S, NEIGHBOURS),
    )
    return [Reading(*row) for row in (*before, *after)]


def _also(room: "Room", found: Trail) -> tuple[Asked, ...]:
    by = found.asked.by
    others = [each for each in AskedBy if each is not by]
    rows = room.file.rows(
        f"SELECT {', '.join(others)} FROM passage WHERE {by} = ? AND {by} <> '' AND at >= ? "
        "ORDER BY at DESC LIMIT ?",
        (found.asked.number, found.since, MOST),
    )
    beside = (Asked(*each) for row in rows for each in zip(others, row, strict=True))
    return tuple(dict.fromkeys(each for each in beside if each.number))
