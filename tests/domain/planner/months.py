"""A month of the duty room: twenty people, two shifts, eight duties a day."""

import random

from dutyroom.domain.calendar import Calendar, Span
from dutyroom.domain.checks import Person
from dutyroom.domain.fairness import Stood
from dutyroom.domain.patterns import month_of
from dutyroom.domain.planner import Candidate, Opening, Task
from dutyroom.domain.roster import DutyRole, Post, PostKind, ShiftPlan
from dutyroom.store.calendar import shipped_years

ROOM = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
CALENDAR = Calendar(shipped_years())
MAIN, SECOND, SEAT, CHIEF = DutyRole.MAIN, DutyRole.SECOND, DutyRole.SEAT, DutyRole.SUPERVISOR
DAY_CREW = (CHIEF, MAIN, MAIN, SEAT, SEAT)
NIGHT_CREW = (CHIEF, MAIN, SEAT)


def openings(days: Span) -> tuple[Opening, ...]:
    """A day and a night crew on each day."""
    return tuple(
        Opening(slot, crew)
        for day in days
        for slot, crew in zip(ROOM.slots(day, 480), (DAY_CREW, NIGHT_CREW), strict=True)
    )


def task(seed: int, month: str = "2026-10", people: int = 20) -> Task:
    """A month with leaves and wishes as they come; a quarter supervises, some do two things."""
    chance, days = random.Random(seed), list(month_of(month))
    chiefs = people // 4
    kinds = [{CHIEF}] * chiefs + [{MAIN}, {SEAT}, {MAIN, SEAT}] * people
    candidates = []
    for number in range(people):
        leave: tuple[Span, ...] = ()
        if chance.random() < 0.5:
            first = chance.randrange(0, len(days) - 4)
            leave = (Span(days[first], days[first + chance.randint(1, 3)]),)
        wishes = frozenset(
            day for day in chance.sample(days, 3) if not any(day in s for s in leave)
        )
        before = Stood(nights=chance.randint(0, 1), weekends=chance.randint(0, 1))
        person = Person(100 + number, leave)
        candidates.append(Candidate(person, frozenset(kinds[number]), wishes, before))
    return Task(openings(month_of(month)), tuple(candidates), CALENDAR)
