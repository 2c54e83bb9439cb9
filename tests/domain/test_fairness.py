import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.calendar import Calendar, Span
from dutyroom.domain.fairness import REST_DAY_S, Stood, ledger, rest_taken, rested, spread
from dutyroom.domain.patterns import planned
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PLANS, ShiftPlan
from dutyroom.domain.usual_patterns import around
from dutyroom.store.calendar import shipped_years

CALENDAR = Calendar(shipped_years())
YEAR = Span("2026-01-01", "2026-12-31")
H = 3600


def book(plan: ShiftPlan, days: Span, order: tuple[int, ...] = (1,)) -> dict[int, Stood]:
    """What an order has stood by a plan on some days."""
    pattern = around(plan, 7, days.first, order)
    return ledger(planned(pattern, days), CALENDAR, days)


@pytest.mark.parametrize(
    ("day", "stood"),
    [
        ("2026-09-30", Stood(1, 1, 0, 0, 24 * H, 0)),
        ("2026-10-01", Stood(1, 1, 0, 1, 24 * H, 24 * H)),
        ("2026-10-04", Stood(1, 1, 1, 0, 24 * H, 24 * H)),
        ("2026-10-06", Stood(1, 1, 1, 0, 24 * H, 24 * H)),
        ("2026-10-10", Stood(1, 1, 0, 0, 24 * H, 0)),
    ],
)
def test_a_duty_counts_for_the_day_it_began_on(day: str, stood: Stood) -> None:
    assert book(ShiftPlan.WHOLE_DAY, Span(day, day)) == {1: stood}


def test_of_three_shifts_one_is_a_night() -> None:
    day = Span("2026-11-25", "2026-11-25")
    assert book(ShiftPlan.THREE, day)[1] == Stood(3, 1, 0, 0, 24 * H, 0)


def test_only_the_days_asked_for_count() -> None:
    pattern = around(ShiftPlan.WHOLE_DAY, 7, "2026-11-01", (1, 2))
    slots = list(planned(pattern, Span("2026-11-01", "2026-11-30")))
    counted = ledger(slots, CALENDAR, Span("2026-11-02", "2026-11-04"), officers=(3,))
    assert {officer: stood.slots for officer, stood in counted.items()} == {1: 1, 2: 2, 3: 0}


def test_the_spread_is_the_most_less_the_least() -> None:
    assert spread({1: Stood(5, 2, 1, 0, 9, 4), 2: Stood(3, 2, 0, 3, 9, 0)}) == Stood(
        2, 0, 1, 3, 0, 4
    )
    assert spread({}) == Stood()


def test_rest_taken_is_no_longer_owed() -> None:
    before = book(ShiftPlan.WHOLE_DAY, Span("2026-10-01", "2026-10-01"))
    assert rested(before, {1: 8 * H, 2: H})[1].owed_s == 16 * H


def test_a_day_of_rest_is_eight_hours_however_often_it_is_marked() -> None:
    taken = [(1, Span("2026-10-09", "2026-10-12")), (1, Span("2026-10-12", "2026-10-13")),
             (2, Span("2026-09-01", "2026-09-02"))]  # fmt: skip
    assert rest_taken(taken, Span("2026-10-01", "2026-10-31")) == {1: 5 * REST_DAY_S, 2: 0}


def test_a_year_without_its_notice_has_no_ledger() -> None:
    with pytest.raises(Refusal, match="notice_not_entered"):
        book(ShiftPlan.WHOLE_DAY, Span("2026-12-31", "2027-01-01"))


@given(st.integers(1, 12), st.sampled_from(ShiftPlan))
def test_nothing_stood_is_lost_or_counted_twice(count: int, plan: ShiftPlan) -> None:
    whole = sum(book(plan, YEAR, tuple(range(1, count + 1))).values(), Stood())
    assert whole.slots == 365 * len(PLANS[plan])
    assert (whole.nights, whole.seconds) == (365, 365 * 24 * H)
    assert whole.holidays == 13 * len(PLANS[plan])
