"""A whole month looked over at once: what is wrong with it, and who stands in it when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from dutyroom.domain.checks import Finding, Light
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.roster import Slot
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.measured import measured

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Place = TypeVar("Place", tuple[int, str], tuple[int, int])
DayOf = tuple[int, str]
"""A post or an officer, and a duty day."""


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who stands in a month, or of whom days are marked in it."""

    key: int
    name: str
    initials: str
    post: int
    """Where they stand first; 0 for nowhere."""


@dataclass(frozen=True, slots=True)
class Survey:
    """One version of a month; 0 is the roster in force."""

    month: str
    number: int
    findings: tuple[Finding, ...] = ()
    officers: tuple[Officer, ...] = ()
    """By post, and within it in the order of the directory."""
    duties: Mapping[DayOf, tuple[Slot, ...]] = field(default_factory=dict)
    """The slots of an officer on a day, as they begin."""
    marks: Mapping[DayOf, tuple[DayMark, ...]] = field(default_factory=dict)
    lights: Mapping[DayOf, Light] = field(default_factory=dict)
    """The worst that is wrong with a post or an officer on a day."""
    slots: Mapping[tuple[int, int], Light] = field(default_factory=dict)
    """The worst that is wrong with what begins at a post at an instant."""

    def count(self, light: Light) -> int:
        """How many findings have a light."""
        return sum(each.light is light for each in self.findings)


def survey(room: "Room", month: str, number: int = 0) -> Survey:
    """Look a month over; time grows with its slots, so ask on a thread."""
    book = MonthBook(room, month, number)
    slots = room.versions.slots(month, number) if number else room.versions.in_force(month)
    found = measured(room, month, slots, book.calendar())
    duties: dict[DayOf, tuple[Slot, ...]] = {}
    stands_at: dict[int, int] = {}
    for slot in sorted(slots, key=lambda each: (each.starts_at, each.ends_at)):
        for duty in slot.crew:
            at = (duty.officer, slot.day)
            duties[at] = (*duties.get(at, ()), slot)
            stands_at.setdefault(duty.officer, slot.post)
    marks = _marks(book)
    for officer, _day in marks:
        stands_at.setdefault(officer, 0)
    days = _worst(((whose, each.day), each) for each in found for whose in _concerned(each))
    lit = _worst(((each.post, each.starts_at), each) for each in found)
    officers = _officers(room, stands_at)
    return Survey(month, number, tuple(found), officers, duties, marks, days, lit)


def _marks(book: MonthBook) -> dict[DayOf, tuple[DayMark, ...]]:
    marks: dict[DayOf, tuple[DayMark, ...]] = {}
    for each in book.room.roster_rules.marks(book.days):
        for day in each.days:
            if day in book.days:
                marks[each.officer, day] = (*marks.get((each.officer, day), ()), each.mark)
    return marks


def _officers(room: "Room", stands_at: Mapping[int, int]) -> tuple[Officer, ...]:
    places = {post.key: place for place, post in enumerate(room.roster.posts())}
    rows = room.file.rows("SELECT key, name, initials FROM officer ORDER BY number, initials, name")
    known = [
        Officer(key, name, initials, stands_at[key])
        for key, name, initials in rows
        if key in stands_at
    ]
    return tuple(sorted(known, key=lambda each: places.get(each.post, len(places))))


def _concerned(found: Finding) -> tuple[int, ...]:
    return (found.post, found.officer) if found.officer else (found.post,)


def _worst(found: Iterable[tuple[Place, Finding]]) -> dict[Place, Light]:
    lights: dict[Place, Light] = {}
    for at, each in found:
        if lights.get(at) is not Light.RED:
            lights[at] = each.light
    return lights
