"""What a roster file says: posts, slots and crews, and what is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dutyroom.domain.moment import Moment
from dutyroom.domain.roster import (
    NO_SLOT,
    PLANS,
    Duty,
    DutyRole,
    Post,
    PostKind,
    Shift,
    ShiftPlan,
    Slot,
)
from dutyroom.intake.names import names
from dutyroom.intake.problem import Problem

Directory: TypeAlias = Callable[[str], Sequence[int]]
"""The keys of the officers a name or number may mean: none, one, or several of the same name."""

ROOM_POST = "值班室"
"""The post of a sheet that names none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sheet leaves unsaid."""

    directory: Directory
    offset: int
    """Minutes east of UTC."""
    day_starts: int
    """Minute of the day on which a duty day begins."""
    year: int
    """The year of days that have none, where neither title nor other days name one."""
    rooms: frozenset[str] = frozenset()
    """The duty rooms a title may name behind it in parentheses."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A roster as a file has it."""

    rows: int
    posts: tuple[Post, ...]
    slots: tuple[Slot, ...]
    repeated: int = 0
    problems: tuple[Problem, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def assignments(self) -> int:
        """How many officers stand in all slots together."""
        return sum(len(slot.crew) for slot in self.slots)

    @property
    def uncovered(self) -> int:
        """How many slots have nobody."""
        return sum(not slot.crew for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Place:
    """One slot before its crew is known: whose, when, and where the file says so."""

    post: Post
    day: date
    shift: Shift
    role: DutyRole
    line: int
    column: str


class Filling:
    """A roster while its rows are read."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.rows = 0
        self.repeated = 0
        self.problems: list[Problem] = []
        self._posts: dict[str, tuple[PostKind, set[Shift]]] = {}
        self._slots: dict[tuple[int, int, int], tuple[Place, dict[int, DutyRole]]] = {}

    def fill(self, place: Place, cell: str) -> None:
        """Put the people a cell names into a slot; a cell that names nobody leaves it as it is.

        A cell may say that there is no such slot.
        """
        if cell.strip() == NO_SLOT:
            return
        crew = self._crew(place)
        for name in names(cell, lambda whole: bool(self.frame.directory(whole))):
            if (officer := self._officer(name, place)) is None:
                continue
            if officer in crew:
                self.repeated += 1
            crew.setdefault(officer, place.role)

    def stand(self, place: Place, name: str) -> None:
        """Put one person into a slot, which is only made for somebody who is known."""
        officer = self._officer(name, place)
        if officer is not None:
            crew = self._crew(place)
            self.repeated += officer in crew
            crew.setdefault(officer, place.role)

    def bad(self, line: int, column: str, code: str, **facts: object) -> None:
        """Report what cannot be read."""
        self.problems.append(Problem(line, column, code, facts))

    def sheet(self, extra: Sequence[str] = ()) -> Sheet:
        """Everything that was read, slots by day and time."""
        slots = tuple(
            Slot(
                post, place.day.isoformat(), starts, ends, place.shift.name,
                tuple(Duty(officer, role) for officer, role in crew.items()),
            )
            for (post, starts, ends), (place, crew) in sorted(
                self._slots.items(), key=lambda item: (item[1][0].day, item[0][1:])
            )
        )  # fmt: skip
        posts = tuple(_post(name, kind, shifts) for name, (kind, shifts) in self._posts.items())
        return Sheet(self.rows, posts, slots, self.repeated, tuple(self.problems), tuple(extra))

    def _crew(self, place: Place) -> dict[int, DutyRole]:
        _, shifts = self._posts.setdefault(place.post.name, (place.post.post_kind, set()))
        shifts.add(place.shift)
        starts, ends = (
            Moment.from_day(place.day, minute * 60, self.frame.offset).at
            for minute in (place.shift.starts, place.shift.ends)
        )
        return self._slots.setdefault((place.post.key, starts, ends), (place, {}))[1]

    def _officer(self, name: str, place: Place) -> int | None:
        found = self.frame.directory(name)
        if len(found) == 1:
            return found[0]
        code = "officer_ambiguous" if found else "officer_unknown"
        self.bad(place.line, place.column, code, name=name)
        return None


def _post(name: str, kind: PostKind, shifts: set[Shift]) -> Post:
    """The post with the plan its shifts follow; its own shifts where they are not as planned."""
    parts = sorted((each for each in shifts if each.ends - each.starts < 1440), key=_start)
    plan = {0: ShiftPlan.WHOLE_DAY, 1: ShiftPlan.TWO, 2: ShiftPlan.TWO}.get(
        len(parts), ShiftPlan.THREE
    )
    planned = not parts or {(each.starts, each.ends) for each in parts} <= {
        (each.starts, each.ends) for each in PLANS[plan]
    }
    return Post(name, kind, plan, () if planned else tuple(parts))


def _start(shift: Shift) -> int:
    return shift.starts
