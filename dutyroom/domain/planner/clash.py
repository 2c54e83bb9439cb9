"""Why a month cannot be met: places of one day for which there are too few people."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.checks import Reason
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.reach import Reach
from dutyroom.domain.planner.task import Task
from dutyroom.domain.roster import DutyRole


class Rule(StrEnum):
    """A rule that holds for everybody."""

    REST = "rest"
    NIGHTS = "nights_in_a_row"
    DAYS = "days_in_a_row"


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be filled: a role in a slot."""

    day: str
    post: int
    shift: str
    role: DutyRole
    needed: int = 1
    """How many of them."""


@dataclass(frozen=True, slots=True)
class Out:
    """Somebody who is not there for a place, and why."""

    officer: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Rules that cannot be kept together, though all but any one of them can."""

    places: tuple[Place, ...]
    """What cannot all be filled."""
    able: tuple[int, ...] = ()
    """The only officers for these places, where one day is short: fewer than needed."""
    out: tuple[Out, ...] = ()
    """Who else there is, and why they are out."""
    rules: tuple[Rule, ...] = ()
    """The rules for everybody that leave no way."""


def clashes(task: Task) -> list[Clash]:
    """The days that lack people whatever is done on the others, each with its smallest reason.

    None is no promise: what rest and rows forbid over several days is not looked at.
    """
    layout = Layout(task)
    reach = [Reach(layout, candidate) for candidate in task.candidates]
    found = (_on_day(layout, reach, day) for day in range(len(layout.days)))
    return [clash for clash in found if clash]


def place_of(layout: Layout, day: int, number: int) -> Place:
    """The place a number is on a day."""
    work, slot = layout.works[number], layout.slots[day, number]
    assert work
    return Place(slot.day, slot.post, slot.shift, work.role, layout.needs[day][number])


def _on_day(layout: Layout, reach: Sequence[Reach], day: int) -> Clash | None:
    seats = sorted(layout.needs[day].elements())
    able = {
        number: [place for place, each in enumerate(reach) if not each.why_not(day, number)]
        for number in layout.needs[day]
    }
    matching = _Matching(seats, able)
    short = min((matching.short(seat) for seat in matching.empty), key=len, default=None)
    if short is None:
        return None
    numbers = sorted({seats[seat] for seat in short})
    officers = [candidate.person.officer for candidate in layout.task.candidates]
    there = sorted({place for number in numbers for place in able[number]})
    return Clash(
        tuple(place_of(layout, day, number) for number in numbers),
        tuple(officers[place] for place in there),
        tuple(
            Out(officers[place], _reasons(each, day, numbers))
            for place, each in enumerate(reach)
            if place not in there
        ),
    )


def _reasons(reach: Reach, day: int, numbers: Sequence[int]) -> tuple[Reason, ...]:
    """Why no number is within reach; a role they lack is named where nothing else is."""
    reasons = dict.fromkeys(reason for each in numbers for reason in reach.why_not(day, each))
    if len(reasons) > 1:
        reasons.pop(Reason.ROLE_MISSING, None)
    return tuple(reasons)


class _Matching:
    """Seats of a day and who takes them, as many as can be taken at once."""

    def __init__(self, seats: Sequence[int], able: dict[int, list[int]]) -> None:
        self._seats = seats
        self._able = able
        self._taken: dict[int, int] = {}
        self.empty = [seat for seat in range(len(seats)) if not self._seated(seat, set())]

    def short(self, seat: int) -> set[int]:
        """The fewest seats, an empty one among them, for which there are too few people.

        Whoever could take one of these sits on one of these (the theorem of Hall).
        """
        found, waiting = {seat}, [seat]
        while waiting:
            for person in self._able[self._seats[waiting.pop()]]:
                if self._taken[person] not in found:
                    found.add(self._taken[person])
                    waiting.append(self._taken[person])
        return found

    def _seated(self, seat: int, asked: set[int]) -> bool:
        """Whether somebody takes a seat, others moving on where they can."""
        for person in self._able[self._seats[seat]]:
            if person not in asked:
                asked.add(person)
                if person not in self._taken or self._seated(self._taken[person], asked):
                    self._taken[person] = seat
                    return True
        return False
