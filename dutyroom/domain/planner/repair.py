"""Somebody falls ill: a plan mended so that the fewest duties change hands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dutyroom.domain.calendar import Span
from dutyroom.domain.planner.anneal import Clock
from dutyroom.domain.planner.clash import Place, place_of
from dutyroom.domain.planner.crewing import crewed, rows_of
from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.row import Row
from dutyroom.domain.planner.task import Candidate, Task
from dutyroom.domain.roster import Slot

Hole = tuple[int, int]
"""A day and a number that nobody does."""
_MOST_MOVED = 3
"""Duties given up to fill others, at most."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A mended plan."""

    slots: tuple[Slot, ...]
    changed: tuple[Slot, ...]
    """Those whose crew is another now."""
    left: tuple[Place, ...] = ()
    """What is uncovered still."""
    proven: bool = False
    """Whether no plan changes fewer duties."""


def repair(
    task: Task, slots: Sequence[Slot], officer: int, away: Span, seconds: float, clock: Clock
) -> Repair:
    """A plan without somebody on some days; nothing before those days changes.

    Raises what `planner.plan` raises.
    """
    mending = Mending(task, slots, officer, away)
    filling = _Filling(mending.grid, mending.rows, clock, clock() + seconds)
    filling.fill(mending.holes, mending.first)
    return mending.repaired(filling.rows)


class Mending:
    """A plan whose holes are to be filled."""

    def __init__(self, task: Task, slots: Sequence[Slot], officer: int, away: Span) -> None:
        self._slots = tuple(slots)
        self.layout = Layout(replace(task, candidates=tuple(_without(task, officer, away))))
        self.grid = self.layout.grid()
        self.rows = rows_of(self.layout, slots)
        self.holes: list[Hole] = []
        """What the officer would have done, the earliest first."""
        for place, candidate in enumerate(self.layout.task.candidates):
            if candidate.person.officer == officer:
                self._open(place, officer)
        self.first = min((day for day, _ in self.holes), default=len(self.layout.days))
        """The first day that may change."""

    def _open(self, place: int, officer: int) -> None:
        """Take an officer off what is out of reach; two duties of one day may both be."""
        own = [
            cell
            for slot in self._slots
            for duty in slot.crew
            if duty.officer == officer and (cell := self.layout.cell(slot, duty.role))
        ]
        row, may = self.rows[place], self.grid.may[place]
        self.holes = sorted((day, number) for day, number in own if number not in may[day])
        row[:] = [0] * len(row)
        for day, number in own:
            if number in may[day]:
                row[day] = number

    def repaired(self, rows: Rows, proven: bool = False) -> Repair:
        """What some rows make of the plan."""
        slots = tuple(crewed(self.layout, rows))
        before = {(slot.post, slot.starts_at): set(slot.crew) for slot in self._slots}
        changed = tuple(
            slot for slot in slots if before.get((slot.post, slot.starts_at)) != set(slot.crew)
        )
        return Repair(slots, changed, tuple(self._left(rows)), proven)

    def _left(self, rows: Rows) -> Iterator[Place]:
        for day, needs in enumerate(self.layout.needs):
            missing = needs - Counter(row[day] for row in rows)
            for number in sorted(missing):
                yield replace(place_of(self.layout, day, number), needed=missing[number])


def _without(task: Task, officer: int, away: Span) -> Iterator[Candidate]:
    for candidate in task.candidates:
        person = candidate.person
        if person.officer == officer:
            person = replace(person, leave=(*person.leave, away))
        yield replace(candidate, person=person)


class _Filling:
    """Holes being filled, the hardest first; who fills one may leave another."""

    def __init__(self, grid: Grid, rows: Rows, clock: Clock, until: float) -> None:
        self.rows = [list(row) for row in rows]
        self._grid = grid
        self._row = [Row(rules, grid.hard).faults for rules in grid.rows]
        self._hard = [faults(row)[0] for faults, row in zip(self._row, self.rows, strict=True)]
        self._clock, self._until = clock, until
        self._fixed: set[tuple[int, int]] = set()
        self._first = 0

    def fill(self, holes: Sequence[Hole], first: int) -> None:
        """Fill all holes with the fewest changes; where that cannot be, as many as come easily."""
        self._first = first
        if self._all_filled(holes):
            return
        for hole in holes:
            self._all_filled([hole])

    def _all_filled(self, holes: Sequence[Hole]) -> bool:
        return any(self._filled(list(holes), moved) for moved in range(_MOST_MOVED + 1))

    def _filled(self, holes: list[Hole], moved: int) -> bool:
        """Whether holes were filled while so many more opened at most; if not, nothing changed."""
        if not holes:
            return True
        if len(holes) > 1 and self._clock() > self._until:
            return False
        takers = {hole: list(self._takers(hole, moved)) for hole in holes}
        hardest = min(holes, key=lambda hole: len(takers[hole]))
        rest = list(holes)
        rest.remove(hardest)
        for _order, person, opened in sorted(takers[hardest]):
            self._change(person, hardest, opened)
            if self._filled(rest + opened, moved - len(opened)):
                return True
            self._undo(person, hardest, opened)
        return False

    def _change(self, person: int, hole: Hole, opened: list[Hole]) -> None:
        for day, _number in opened:
            self.rows[person][day] = 0
        self.rows[person][hole[0]] = hole[1]
        self._fixed.add((person, hole[0]))

    def _undo(self, person: int, hole: Hole, opened: list[Hole]) -> None:
        self._fixed.discard((person, hole[0]))
        self.rows[person][hole[0]] = 0
        for day, number in opened:
            self.rows[person][day] = number

    def _takers(self, hole: Hole, moved: int) -> Iterator[tuple[tuple[int, int], int, list[Hole]]]:
        """Who can take a hole, at what cost, and what they give up for it."""
        day, number = hole
        for person, may in enumerate(self._grid.may):
            if number not in may[day] or (person, day) in self._fixed:
                continue
            own = self.rows[person][day]
            given = [(day, own)] if own else []
            for opened in self._given(person, day, moved - len(given)):
                opened = given + opened
                if len(opened) > moved or number == own:
                    continue
                self._change(person, hole, opened)
                hard, soft = self._row[person](self.rows[person])
                self._undo(person, hole, opened)
                if hard <= self._hard[person]:
                    yield (len(opened), soft), person, opened

    def _given(self, person: int, day: int, most: int) -> Iterator[list[Hole]]:
        """Nothing, or any one duty near a day."""
        yield []
        if most < 1:
            return
        row, reach = self.rows[person], self._grid.rows[person].longest_run
        for near in range(max(self._first, day - reach), min(len(row), day + reach + 1)):
            if near != day and row[near] and (person, near) not in self._fixed:
                yield [(near, row[near])]
