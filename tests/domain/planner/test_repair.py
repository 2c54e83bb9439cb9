from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, Reason, findings
from dutyroom.domain.planner import Candidate, Opening, Task, plan
from dutyroom.domain.planner.repair import Repair, repair
from dutyroom.domain.roster import Duty, DutyRole, Slot
from tests.domain.planner.months import CALENDAR, ROOM, task

OFFICER = DutyRole.OFFICER
WEEK = Span("2026-11-02", "2026-11-08")


def mended(asked: Task, slots: Sequence[Slot], officer: int, away: Span) -> Repair:
    """A repair with time enough."""
    return repair(asked, slots, officer, away, 60, lambda: 0.0)


def days_of(*standing: int) -> tuple[Task, tuple[Slot, ...]]:
    """A week of days with one officer each, some of four; 0 is nobody."""
    opened = tuple(Opening(ROOM.slots(day, 480)[0], (OFFICER,)) for day in WEEK)
    everybody = tuple(Candidate(Person(number), frozenset({OFFICER})) for number in (1, 2, 3, 4))
    slots = tuple(
        replace(each.slot, crew=(Duty(officer, OFFICER),) if officer else ())
        for each, officer in zip(opened, standing, strict=True)
    )
    return Task(opened, everybody, CALENDAR), slots


def crew(repaired: Repair) -> list[int]:
    """Who stands on each day; 0 is nobody."""
    return [slot.crew[0].officer if slot.crew else 0 for slot in repaired.slots]


def test_only_the_days_of_the_sick_change() -> None:
    asked, slots = days_of(1, 2, 3, 4, 1, 2, 3)
    done = mended(asked, slots, 1, Span("2026-11-05", "2026-11-08"))
    assert [slot.day for slot in done.changed] == ["2026-11-06"]
    assert crew(done)[:4] + crew(done)[5:] == [1, 2, 3, 4, 2, 3]
    assert (crew(done)[4], done.left) == (4, ())


def test_days_before_the_illness_stay_even_where_a_rule_is_broken_there() -> None:
    asked, slots = days_of(1, 1, 1, 1, 1, 1, 2)
    done = mended(asked, slots, 1, Span("2026-11-06", "2026-11-07"))
    assert crew(done)[:4] == [1, 1, 1, 1]
    assert len(done.changed) == 2


def test_who_can_take_a_duty_only_by_giving_up_another_does_so() -> None:
    asked, slots = days_of(1, 2, 3, 4, 1, 2, 3)
    supervisor = frozenset({DutyRole.SUPERVISOR})
    (day, night) = ROOM.slots("2026-11-03", 480)
    both = (
        Opening(day, (DutyRole.SUPERVISOR,)),
        Opening(night, (OFFICER,)),
    )
    people = (
        Candidate(Person(1), supervisor),
        Candidate(Person(2), supervisor | {OFFICER}),
        Candidate(Person(3), frozenset({OFFICER})),
    )
    slots = (
        replace(day, crew=(Duty(1, DutyRole.SUPERVISOR),)),
        replace(night, crew=(Duty(2, OFFICER),)),
    )
    done = mended(replace(asked, openings=both, candidates=people), slots, 1, WEEK)
    assert crew(done) == [2, 3]
    assert (len(done.changed), done.left) == (2, ())


def test_what_nobody_can_take_is_left_and_named() -> None:
    asked, slots = days_of(1, 1, 1, 1, 0, 1, 1)
    alone = replace(asked, candidates=asked.candidates[:1])
    done = mended(alone, slots, 1, Span("2026-11-02", "2026-11-03"))
    assert [place.day for place in done.left] == ["2026-11-02", "2026-11-03", "2026-11-06"]
    assert {(place.role, place.needed) for place in done.left} == {(OFFICER, 1)}


def test_without_time_each_duty_is_taken_by_itself() -> None:
    asked, slots = days_of(1, 2, 3, 1, 2, 3, 1)
    looks = count()
    done = repair(asked, slots, 1, WEEK, 0, lambda: float(next(looks)))
    assert (len(done.changed), done.left, 1 in crew(done)) == (3, (), False)


def test_nobody_missing_changes_nothing() -> None:
    asked, slots = days_of(1, 2, 3, 4, 1, 2, 3)
    done = mended(asked, slots, 4, Span("2026-11-02", "2026-11-03"))
    assert (done.slots, done.changed) == (slots, ())


@pytest.fixture(scope="module")
def month() -> tuple[Task, tuple[Slot, ...]]:
    """A planned month without any finding."""
    asked, looks = task(1), count()
    made = plan(asked, 1, 100, lambda: float(next(looks)))
    assert made.broken == 0
    return asked, made.slots


@settings(max_examples=25, deadline=None)
@given(st.integers(100, 119), st.integers(0, 27), st.integers(0, 3))
def test_a_mended_month_passes_every_check(
    month: tuple[Task, tuple[Slot, ...]], officer: int, first: int, more: int
) -> None:
    asked, slots = month
    days = sorted({slot.day for slot in slots})
    away = Span(days[first], days[first + more])
    done = mended(asked, slots, officer, away)
    people = [
        replace(each.person, leave=(*each.person.leave, away))
        if each.person.officer == officer
        else each.person
        for each in asked.candidates
    ]
    wrong = findings(done.slots, people, CALENDAR, asked.standards)
    assert {each.reason for each in wrong} <= {Reason.UNCOVERED}
    assert bool(wrong) <= bool(done.left)
    standing = [duty.officer for slot in slots if slot.day in away for duty in slot.crew]
    assert len(done.changed) >= standing.count(officer) - len(done.left)
