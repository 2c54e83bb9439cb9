from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, Reason, findings
from dutyroom.domain.fairness import Stood, ledger, spread
from dutyroom.domain.planner import Candidate, Opening, Plan, Task, plan
from dutyroom.domain.planner.fair_bands import even_shares
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Slot
from tests.domain.planner.months import CALENDAR, CHIEF, ROOM, task

WEEK = Span("2026-11-02", "2026-11-08")
OFFICER = DutyRole.OFFICER


def looks() -> Callable[[], float]:
    """A clock that goes on by one at every look, so that a plan is the same on any machine."""
    counted = count()
    return lambda: float(next(counted))


def planned(asked: Task, seed: int = 1, rounds: int = 100) -> Plan:
    """A plan after so many rounds of changes."""
    return plan(asked, seed, rounds, looks())


def wrong(asked: Task, made: Plan) -> list[Reason]:
    """What the checks say of a plan, with the days before it."""
    people = [candidate.person for candidate in asked.candidates]
    slots = (*asked.past, *made.slots)
    days = Span(asked.openings[0].slot.day, asked.openings[-1].slot.day)
    return [each.reason for each in findings(slots, people, CALENDAR, asked.standards, days)]


def nights(days: Span = WEEK) -> tuple[Opening, ...]:
    """One officer each night."""
    return tuple(Opening(ROOM.slots(day, 480)[1], (OFFICER,)) for day in days)


def watch(*people: Person, opened: tuple[Opening, ...] = ()) -> Task:
    """Nights to be shared by some people."""
    candidates = tuple(Candidate(person, frozenset({OFFICER})) for person in people)
    return Task(opened or nights(), candidates, CALENDAR)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_normal_month_breaks_no_rule_and_is_fair(seed: int) -> None:
    asked = task(seed)
    made = planned(asked, rounds=150)
    assert made.broken == 0
    assert wrong(asked, made) == []
    chiefs = [each.person.officer for each in asked.candidates if CHIEF in each.roles]
    book = ledger(made.slots, CALENDAR, Span("2026-10-01", "2026-10-31"))
    before = {each.person.officer: each.before for each in asked.candidates}
    apart = spread({chief: book[chief] + before[chief] for chief in chiefs})
    assert (apart.slots <= 2, apart.nights <= 2, apart.weekends <= 2) == (True, True, True)


def test_the_same_seed_makes_the_same_plan_and_another_one_another() -> None:
    asked = task(4)
    first = planned(asked, seed=1, rounds=20)
    assert planned(asked, seed=1, rounds=20) == first
    assert planned(asked, seed=2, rounds=20).slots != first.slots


def test_more_time_is_never_worse() -> None:
    asked = task(5)
    quality = [(made.broken, made.penalty) for made in (planned(asked, rounds=n) for n in (0, 100))]
    assert quality[1] < quality[0]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["2026-02", "2026-09", "2025-12"]))
def test_a_plan_that_breaks_no_rule_passes_every_check(seed: int, month: str) -> None:
    asked = task(seed, month)
    made = planned(asked, seed, rounds=50)
    assert (made.broken == 0) <= (wrong(asked, made) == [])


def test_what_cannot_be_met_is_left_open_and_counted() -> None:
    away = Person(1, leave=(WEEK,)), Person(2, leave=(Span("2026-11-04", "2026-11-05"),))
    made = planned(watch(*away))
    empty = {slot.day for slot in made.slots if not slot.crew}
    assert {"2026-11-03", "2026-11-04", "2026-11-05"} <= empty
    assert made.broken == len(empty)


def test_nights_in_a_row_go_on_over_the_seam() -> None:
    past = tuple(
        replace(ROOM.slots(day, 480)[1], crew=(Duty(1, OFFICER),))
        for day in Span("2026-10-30", "2026-11-01")
    )
    asked = replace(watch(Person(1), Person(2), Person(3)), past=past)
    made = planned(asked)
    assert made.broken == 0
    assert wrong(asked, made) == []
    assert made.slots[0].crew[0].officer != 1


def test_who_has_just_stood_rests_first() -> None:
    (night, *_) = nights(Span("2026-11-01", "2026-11-01"))
    past = (replace(night.slot, crew=(Duty(1, OFFICER),)),)
    opened = (Opening(ROOM.slots("2026-11-02", 480)[0], (OFFICER,)),)
    asked = replace(watch(Person(1), Person(2), opened=opened), past=past)
    assert planned(asked).slots[0].crew == (Duty(2, OFFICER),)


def test_a_wish_counts_where_somebody_else_can_stand() -> None:
    asked = watch(*(Person(officer) for officer in range(1, 5)))
    wished = replace(asked.candidates[0], wishes_off=frozenset({"2026-11-05", "2026-11-06"}))
    made = planned(replace(asked, candidates=(wished, *asked.candidates[1:])))
    assert (made.broken, made.penalty) == (0, 0)
    assert all(made.slots[day].crew[0].officer != 1 for day in (3, 4))


def test_who_stood_less_before_stands_more_now() -> None:
    asked = watch(*(Person(officer) for officer in range(1, 5)))
    often = replace(asked.candidates[0], before=Stood(slots=9, nights=9, weekends=9))
    made = planned(replace(asked, candidates=(often, *asked.candidates[1:])))
    assert {duty.officer for slot in made.slots for duty in slot.crew} == {2, 3, 4}


def test_a_year_without_its_notice_is_not_planned() -> None:
    with pytest.raises(Refusal, match="notice_not_entered"):
        planned(watch(Person(1), opened=nights(Span("2027-01-01", "2027-01-02"))))


def test_to_a_patient_calendar_days_off_of_such_a_year_are_not_shared_out() -> None:
    january = nights(Span("2027-01-01", "2027-01-08"))
    asked = watch(*(Person(officer) for officer in range(1, 5)), opened=january)
    often = replace(asked.candidates[0], before=Stood(weekends=9, holidays=9))
    made = planned(
        replace(asked, candidates=(often, *asked.candidates[1:]), calendar=CALENDAR.patient())
    )
    assert (made.broken, made.penalty, made.costs) == (0, 0, ())
    assert Counter(slot.crew[0].officer for slot in made.slots) == dict.fromkeys(range(1, 5), 2)


def test_nothing_and_nobody_are_refused() -> None:
    with pytest.raises(Refusal, match="nothing_to_plan"):
        planned(watch())
    with pytest.raises(Refusal, match="nothing_to_plan"):
        planned(Task((), task(1).candidates, CALENDAR))


def test_a_resident_is_not_planned_but_goes_by_a_pattern() -> None:
    stay = Opening(Slot(7, "2026-11-02", 0, 0), (OFFICER,))
    begins = ROOM.slots("2026-11-02", 480)[0].starts_at
    long = replace(stay, slot=replace(stay.slot, starts_at=begins, ends_at=begins + 3 * 86_400))
    with pytest.raises(Refusal, match="slot_too_long_to_plan"):
        planned(watch(Person(1), opened=(long,)))


@pytest.mark.parametrize(
    ("total", "before", "shares"),
    [
        (6, [0, 0, 0], [(2, 2), (2, 2), (2, 2)]),
        (7, [0, 0, 0], [(2, 3), (2, 3), (2, 3)]),
        (6, [0, 1, 2], [(3, 3), (2, 2), (1, 1)]),
        (4, [9, 0, 0], [(0, 0), (2, 2), (2, 2)]),
        (0, [3, 1], [(0, 0), (0, 0)]),
        (5, [4], [(5, 5)]),
    ],
)
def test_shares_end_level_and_who_has_more_gets_nothing(
    total: int, before: list[int], shares: list[tuple[int, int]]
) -> None:
    assert even_shares(total, before) == shares


def test_a_crew_has_the_roles_asked_for_in_their_order() -> None:
    asked = task(3)
    able = {each.person.officer: each.roles for each in asked.candidates}
    for opening, slot in zip(asked.openings, planned(asked).slots, strict=True):
        assert [duty.role for duty in slot.crew] == list(opening.roles)
        assert all(duty.role in able[duty.officer] for duty in slot.crew)
