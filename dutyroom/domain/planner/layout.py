"""A task laid out as a grid: which numbers stand for which duties, and who may do them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.nights import is_night, midnight
from dutyroom.domain.planner.fair_bands import bands_of
from dutyroom.domain.planner.grid import HARD, Grid, RowRules
from dutyroom.domain.planner.reach import Reach
from dutyroom.domain.planner.task import Candidate, Opening, Task
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, Slot

DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Work:
    """What a number stands for, on whatever day."""

    post: int
    role: DutyRole
    starts_s: int
    """Seconds from the midnight that begins the duty day."""
    ends_s: int


class Layout:
    """A task as the grid knows it."""

    def __init__(self, task: Task) -> None:
        if not task.openings or not task.candidates:
            raise Refusal("nothing_to_plan")
        self.task = task
        marked = [opening.slot.day for opening in task.openings]
        self.days = tuple(Span(min(marked), max(marked)))
        self._place = {day: place for place, day in enumerate(self.days)}
        self.works: list[Work | None] = [None]
        self._numbers: dict[Work, int] = {}
        self.slots: dict[tuple[int, int], Slot] = {}
        """The slot each number has on each day."""
        self.needs: list[Counter[int]] = [Counter() for _ in self.days]
        for opening in task.openings:
            self._open(opening)

    def _open(self, opening: Opening) -> None:
        slot, offset = opening.slot, self.task.standards.offset
        begun = midnight(slot.day, offset)
        starts, ends = slot.starts_at - begun, slot.ends_at - begun
        if ends + self.task.standards.limits.rest_s > starts + 2 * DAY_S:
            raise Refusal("slot_too_long_to_plan", post=slot.post, day=slot.day)
        for role in opening.roles:
            work = Work(slot.post, role, starts, ends)
            if work not in self._numbers:
                self._numbers[work] = len(self.works)
                self.works.append(work)
            number, day = self._numbers[work], self._place[slot.day]
            self.slots[day, number] = slot
            self.needs[day][number] += 1

    def does(self, number: int, slot: Slot, role: DutyRole) -> bool:
        """Whether a number on the slot's day is this role in it."""
        work = self.works[number]
        return (
            work is not None
            and work.role is role
            and work.post == slot.post
            and (own := self.slots.get((self._place[slot.day], number))) is not None
            and (own.starts_at, own.ends_at) == (slot.starts_at, slot.ends_at)
        )

    def cell(self, slot: Slot, role: DutyRole) -> tuple[int, int] | None:
        """The day and the number that are this role in the slot; None where none was asked for."""
        day = self._place.get(slot.day)
        if day is None:
            return None
        found = (number for number in self.needs[day] if self.does(number, slot, role))
        number = next(found, 0)
        return (day, number) if number else None

    def grid(self) -> Grid:
        """The grid of the task."""
        barred, nights, weekends = self._barred(), self._nights(), self._weekends()
        may = [Reach(self, candidate).cells() for candidate in self.task.candidates]
        fair = bands_of(self, may, nights)
        rows = tuple(
            RowRules(
                wishes=self._wishes(candidate),
                barred=barred,
                bands=bands,
                nights=nights,
                most_nights=self.task.standards.limits.nights,
                nights_before=self._nights_before(candidate.person.officer),
                longest_run=self.task.most_days,
                weekends=weekends,
                most_weekends=max(1, len(weekends) - 1),
                weekend_weight=self.task.weights.no_free_weekend,
            )
            for candidate, bands in zip(self.task.candidates, fair, strict=True)
        )
        return Grid(may, rows, self._cover())

    def asleep(self, work: Work) -> bool:
        """Whether somebody may sleep while doing this."""
        standards = self.task.standards
        return work.role in standards.standing_by or work.post in standards.residents

    def _barred(self) -> Sequence[Sequence[bool]]:
        """Which work may not follow which on the next day, for want of rest."""
        rest_s = self.task.standards.limits.rest_s

        def too_near(one: Work | None, other: Work | None) -> bool:
            if one is None or other is None:
                return False
            least = 0 if self.asleep(one) or self.asleep(other) else rest_s
            return other.starts_s + DAY_S - one.ends_s < least

        return [[too_near(one, other) for other in self.works] for one in self.works]

    def _nights(self) -> frozenset[int]:
        offset = self.task.standards.offset
        return frozenset(
            number
            for (_, number), slot in self.slots.items()
            if (work := self.works[number]) and not self.asleep(work) and is_night(slot, offset)
        )

    def _nights_before(self, officer: int) -> int:
        """How many nights in a row somebody stood up to the day before the first."""
        standards = self.task.standards
        stood = {
            midnight(slot.day, standards.offset)
            for slot in self.task.past
            if is_night(slot, standards.offset)
            for duty in slot.crew
            if duty.officer == officer and duty.role not in standards.standing_by
        }
        first, count = midnight(self.days[0], standards.offset), 0
        while first - (count + 1) * DAY_S in stood:
            count += 1
        return count

    def _wishes(self, candidate: Candidate) -> Sequence[Sequence[int]]:
        weight = self.task.weights.wish
        return [
            [0] + [weight if day in candidate.wishes_off else 0] * (len(self.works) - 1)
            for day in self.days
        ]

    def _cover(self) -> Sequence[Sequence[Sequence[int]]]:
        """Every place that is empty, or taken twice, breaks a hard rule."""
        people = len(self.task.candidates)
        return [
            [[0] * (people + 1)]
            + [
                [HARD * abs(count - needs[number]) for count in range(people + 1)]
                for number in range(1, len(self.works))
            ]
            for needs in self.needs
        ]

    def _weekends(self) -> tuple[tuple[int, ...], ...]:
        return tuple(
            (place, place + 1)
            for place, day in enumerate(self.days[:-1])
            if date.fromisoformat(day).weekday() == 5
        )
