from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.calendar import Calendar, Span
from dutyroom.domain.patterns import (
    DayOff,
    Pattern,
    Replacement,
    Round,
    Turn,
    excepted,
    month_of,
    planned,
    replaced,
)
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, Shift, ShiftPlan, Slot
from dutyroom.domain.usual_patterns import (
    Usual,
    around,
    four_teams,
    main_and_second,
    nights_and_days_off,
    nights_apart_from_days_off,
    on_call,
    resident,
    usual,
    weekly_leader,
)
from dutyroom.store.calendar import shipped_years

POST = 7
MONDAY = "2026-11-30"
FIVE = (1, 2, 3, 4, 5)
ROUND_THE_CLOCK: dict[str, Callable[[str, tuple[int, ...]], Pattern]] = {
    "24h": lambda first, order: around(ShiftPlan.WHOLE_DAY, POST, first, order),
    "2x12": lambda first, order: around(ShiftPlan.TWO, POST, first, order),
    "3x8": lambda first, order: around(ShiftPlan.THREE, POST, first, order),
    "four teams": lambda first, order: four_teams(POST, first, order),
    "leader": lambda first, order: weekly_leader(POST, first, order),
    "main and second": lambda first, order: main_and_second(POST, first, order),
    "resident": lambda first, order: resident(POST, first, order, 5),
    "on call": lambda first, order: on_call(POST, first, order, 7),
}

firsts = st.dates(date(2023, 1, 1), date(2028, 12, 31)).map(date.isoformat)
orders = st.integers(4, 9).map(lambda count: tuple(range(1, count + 1)))
patterns = st.builds(
    lambda make, first, order: make(first, order),
    st.sampled_from(list(ROUND_THE_CLOCK.values())), firsts, orders,
)  # fmt: skip
lengths = st.integers(1, 120)


def days_off() -> DayOff:
    """Days off by the shipped years."""
    calendar = Calendar(shipped_years())
    return lambda day: calendar.day_type(day).off


def stood(pattern: Pattern, first: str, last: str, day_off: DayOff | None = None) -> str:
    """Who stands by day and shift, as a roster is read aloud: `1 2 3|2 3 4`."""
    slots = planned(pattern, Span(first, last), day_off)
    by_day: dict[str, list[str]] = {}
    for slot in slots:
        crew = "+".join(str(duty.officer) for duty in slot.crew)
        by_day.setdefault(slot.day, []).append(crew)
    return "|".join(" ".join(crews) for crews in by_day.values())


def clock(at: int) -> str:
    """The time of an instant in China."""
    return f"{datetime.fromtimestamp(at, UTC) + timedelta(hours=8):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("pattern", "last", "order"),
    [
        (around(ShiftPlan.WHOLE_DAY, POST, MONDAY, (1, 2, 3)), "2026-12-04", "1|2|3|1|2"),
        (around(ShiftPlan.TWO, POST, MONDAY, (1, 2, 3, 4)), "2026-12-04", "1 4|2 1|3 2|4 3|1 4"),
        (
            around(ShiftPlan.THREE, POST, MONDAY, (1, 2, 3, 4)),
            "2026-12-03",
            "1 4 3|2 1 4|3 2 1|4 3 2",
        ),
        (
            four_teams(POST, MONDAY, (1, 2, 3, 4)),
            "2026-12-08",
            "1 4 3|1 4 3|2 1 4|2 1 4|3 2 1|3 2 1|4 3 2|4 3 2|1 4 3",
        ),
        (
            around(
                ShiftPlan.WHOLE_DAY, POST, MONDAY, (1, 2, 3, 4),
                (DutyRole.SUPERVISOR, DutyRole.OFFICER),
            ),
            "2026-12-02",
            "1+2|3+4|1+2",
        ),
        (weekly_leader(POST, MONDAY, (1, 2)), "2026-12-07", "1|1|1|1|1|1|1|2"),
        (main_and_second(POST, MONDAY, (1, 2, 3)), "2026-12-03", "1+2|2+3|3+1|1+2"),
        (main_and_second(POST, MONDAY, FIVE), "2026-12-04", "1+3|2+4|3+5|4+1|5+2"),
        (resident(POST, MONDAY, (1, 2), 3), "2026-12-07", "1|2|1"),
        (on_call(POST, MONDAY, (1, 2, 3)), "2026-12-02", "1+2+3|2+3+1|3+1+2"),
    ],
)  # fmt: skip
def test_each_pattern_goes_round_its_order(pattern: Pattern, last: str, order: str) -> None:
    assert stood(pattern, MONDAY, last) == order


def test_in_four_teams_each_works_six_days_of_eight_and_rests_two() -> None:
    slots = list(planned(four_teams(POST, MONDAY, (1, 2, 3, 4)), Span(MONDAY, "2026-12-07")))
    shifts = [slot.shift for slot in slots if slot.crew[0].officer == 1]
    assert shifts == ["早班", "早班", "中班", "中班", "夜班", "夜班"]


def test_working_days_have_nights_and_days_off_the_whole_day() -> None:
    pattern = nights_and_days_off(POST, "2026-09-18", FIVE)
    slots = planned(pattern, Span("2026-09-18", "2026-09-20"), days_off())
    # Friday, Saturday, and a Sunday that is worked for the National Day.
    assert [(clock(slot.starts_at), clock(slot.ends_at)) for slot in slots] == [
        ("09-18 18:00", "09-19 08:00"),
        ("09-19 08:00", "09-20 08:00"),
        ("09-20 18:00", "09-21 08:00"),
    ]


def test_two_orders_count_only_their_own_days() -> None:
    nights, free = nights_apart_from_days_off(POST, "2026-04-01", FIVE, (6, 7, 8))
    assert stood(nights, "2026-04-01", "2026-04-08", days_off()) == "1|2|3|4|5"
    assert stood(free, "2026-04-01", "2026-04-12", days_off()) == "6|7|8|6|7"


def test_a_pattern_of_working_days_asks_for_the_years_notice() -> None:
    pattern = nights_and_days_off(POST, MONDAY, FIVE)
    with pytest.raises(Refusal, match="day_off_unknown"):
        list(planned(pattern, month_of(MONDAY)))
    with pytest.raises(Refusal, match="notice_not_entered"):
        list(planned(pattern, month_of("2027-01"), days_off()))
    assert len(list(planned(pattern, month_of("2026-12"), days_off()))) == 31


def test_the_night_of_three_shifts_begins_at_midnight_and_belongs_to_the_day_before() -> None:
    pattern = around(ShiftPlan.THREE, POST, "2026-12-31", (1, 2, 3, 4))
    night = list(planned(pattern, Span("2026-12-31", "2026-12-31")))[-1]
    assert (night.day, clock(night.starts_at)) == ("2026-12-31", "01-01 00:00")


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-02", "2026-02-28"), ("2028-02", "2028-02-29"), ("2100-02-03", "2100-02-28"),
        ("2026-12-31", "2026-12-31"), ("2026-11-30", "2026-11-30"),
    ],
)  # fmt: skip
def test_a_month_ends_on_its_last_day(day: str, last: str) -> None:
    assert month_of(day) == Span(f"{day[:7]}-01", last)


@given(patterns, lengths)
def test_around_the_clock_there_is_no_gap_and_no_overlap(pattern: Pattern, length: int) -> None:
    last = (date.fromisoformat(pattern.first) + timedelta(days=length)).isoformat()
    slots = list(planned(pattern, Span(pattern.first, last)))
    assert slots[0].day == pattern.first
    assert all(a.ends_at == b.starts_at for a, b in pairwise(slots))


@given(patterns, st.integers(0, 60))
def test_months_join_without_a_seam(pattern: Pattern, months: int) -> None:
    first = date.fromisoformat(pattern.first)
    turn = first.month - 1 + months
    month = month_of(date(first.year + turn // 12, turn % 12 + 1, 1).isoformat())
    after = month_of((date.fromisoformat(month.last) + timedelta(days=1)).isoformat())
    both = list(planned(pattern, Span(month.first, after.last)))
    assert [*planned(pattern, month), *planned(pattern, after)] == both
    assert all(slot.day in month or slot.day in after for slot in both)


@given(firsts, orders, st.integers(0, 800))
def test_the_order_is_kept_over_any_time(first: str, order: tuple[int, ...], later: int) -> None:
    pattern = around(ShiftPlan.WHOLE_DAY, POST, first, order)
    day = (date.fromisoformat(first) + timedelta(days=later)).isoformat()
    (slot,) = planned(pattern, Span(day, day))
    assert slot.crew[0].officer == order[later % len(order)]


@given(firsts, orders)
def test_before_its_first_day_a_pattern_has_no_slots(first: str, order: tuple[int, ...]) -> None:
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    pattern = around(ShiftPlan.TWO, POST, first, order)
    assert list(planned(pattern, Span("2022-12-01", before))) == []


DAY = Shift("白班", 480, 1200)
ONE = Turn((DutyRole.OFFICER,), (1, 2))


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(POST, MONDAY, (), (ONE,)),
        Pattern(POST, MONDAY, (DAY,), ()),
        Pattern(POST, MONDAY, (Shift("倒", 480, 480),), (ONE,)),
        Pattern(POST, MONDAY, (Shift("长", 480, 480 + 15 * 1440),), (ONE,)),
        Pattern(POST, MONDAY, (DAY,), (ONE,), stay=0),
        Pattern(POST, MONDAY, (DAY,), (ONE,), shifts_off=(DAY, DAY)),
        Pattern(POST, MONDAY, (DAY,), (Turn((), (1, 2)),)),
        Pattern(POST, MONDAY, (DAY,), (Turn((DutyRole.OFFICER,), ()),)),
        Pattern(POST, MONDAY, (DAY,), (Turn((DutyRole.OFFICER,), (1, 1)),)),
        Pattern(POST, MONDAY, (DAY,), (Turn((DutyRole.MAIN, DutyRole.SECOND), (1,)),)),
        Pattern(POST, MONDAY, (DAY,), (Turn((DutyRole.OFFICER,), (1,), days=0),)),
        Pattern(POST, MONDAY, (DAY,), (Turn((DutyRole.OFFICER,), (1,), step=0),)),
        Pattern(POST, MONDAY, (DAY,), (Turn((DutyRole.OFFICER,), (1,), behind=(0, 1)),)),
    ],
)
def test_a_pattern_that_cannot_be_is_refused(pattern: Pattern) -> None:
    with pytest.raises(Refusal, match="pattern_wrong"):
        list(planned(pattern, Span(MONDAY, MONDAY)))


def two_days() -> list[Slot]:
    """A main and a second officer on two days."""
    return list(planned(main_and_second(POST, MONDAY, (1, 2, 3)), Span(MONDAY, "2026-12-01")))


def test_an_exception_changes_one_place_of_one_slot() -> None:
    slots = replaced(two_days(), [Replacement(POST, MONDAY, "全天", 2, 3)])
    assert [[duty.officer for duty in slot.crew] for slot in slots] == [[1, 3], [2, 3]]
    assert slots[0].crew[1].role is DutyRole.SECOND


def test_exceptions_apply_one_after_the_other() -> None:
    swap = [Replacement(POST, MONDAY, "全天", 1, 9), Replacement(POST, MONDAY, "全天", 9, 3)]
    assert [duty.officer for duty in replaced(two_days(), swap)[0].crew] == [3, 2]


def test_nobody_may_come_instead() -> None:
    slots = replaced(two_days(), [Replacement(POST, MONDAY, "全天", 1)])
    assert [duty.officer for duty in slots[0].crew] == [2]


def test_exceptions_of_other_slots_say_nothing() -> None:
    others = [
        Replacement(POST, "2027-01-01", "全天", 1, 2),
        Replacement(8, MONDAY, "全天", 1, 2),
        Replacement(POST, MONDAY, "夜班", 1, 2),
    ]
    assert replaced(two_days(), others) == two_days()


@pytest.mark.parametrize(
    ("outgoing", "incoming", "code"),
    [(3, 4, "replacement_unmet"), (1, 2, "officer_twice_in_slot")],
)
def test_an_exception_that_does_not_fit_is_refused(outgoing: int, incoming: int, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        replaced(two_days(), [Replacement(POST, MONDAY, "全天", outgoing, incoming)])


def test_a_round_names_its_days() -> None:
    saturday = Pattern(POST, "2026-11-28", (DAY,), (ONE,), Round.DAYS_OFF)
    slots = planned(saturday, Span("2026-11-28", "2026-12-05"), days_off())
    assert [slot.day for slot in slots] == ["2026-11-28", "2026-11-29", "2026-12-05"]


def test_an_exception_that_fits_no_more_changes_nothing() -> None:
    exceptions = [
        Replacement(POST, MONDAY, "全天", 1, 9),  # who stands by the pattern
        Replacement(POST, MONDAY, "全天", 5, 4),  # who stood by an earlier one
        Replacement(POST, MONDAY, "全天", 9, 2),  # who stands there already
    ]
    slots = excepted(two_days(), exceptions)
    assert [[duty.officer for duty in slot.crew] for slot in slots] == [[9, 2], [2, 3]]
    assert excepted(two_days(), exceptions[1:]) == two_days()


@pytest.mark.parametrize("form", list(Usual))
@pytest.mark.parametrize(
    ("month", "days"), [("2028-02", 29), ("2026-02", 28), ("2026-12", 31), ("2026-11", 30)]
)
def test_every_usual_pattern_gives_a_month_from_its_first_day_to_its_last(
    form: Usual, month: str, days: int
) -> None:
    pattern = usual(form, POST, f"{month}-01", FIVE)
    kinds = Calendar([replace(each, year=2028) for each in shipped_years()[:1]]).patient()
    slots = list(planned(pattern, month_of(month), lambda day: kinds.day_type(day).off))
    stood_on = {slot.day for slot in slots}
    if form in (Usual.NIGHTS_ONLY, Usual.DAYS_OFF_ONLY):
        other = ({Usual.NIGHTS_ONLY, Usual.DAYS_OFF_ONLY} - {form}).pop()
        beside = planned(
            usual(other, POST, f"{month}-01", FIVE),
            month_of(month),
            lambda day: kinds.day_type(day).off,
        )
        stood_on |= {slot.day for slot in beside}
    if form is Usual.RESIDENT:
        stays = [f"{month}-{day:02}" for day in range(1, days + 1, 7)]
        assert sorted(stood_on) == stays
    else:
        assert len(stood_on) == days
        assert max(stood_on) == f"{month}-{days}"
    assert all(slot.crew for slot in slots)


def test_a_pattern_goes_on_over_a_leap_day_and_over_the_end_of_a_year() -> None:
    teams = four_teams(POST, "2028-02-26", (1, 2, 3, 4))
    assert stood(teams, "2028-02-28", "2028-03-01") == "2 1 4|2 1 4|3 2 1"
    turns = around(ShiftPlan.WHOLE_DAY, POST, "2027-12-30", (1, 2, 3))
    assert stood(turns, "2027-12-30", "2028-01-02") == "1|2|3|1"
    week = weekly_leader(POST, "2028-02-28", (1, 2))
    assert stood(week, "2028-02-29", "2028-03-06") == "1|1|1|1|1|1|2"
    assert [slot.day for slot in planned(resident(POST, "2028-02-27", (1, 2), 3),
                                         Span("2028-02-27", "2028-03-05"))] == [
        "2028-02-27", "2028-03-01", "2028-03-04",
    ]  # fmt: skip
