from dataclasses import replace
from datetime import date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.calendar import (
    Calendar,
    DayType,
    Holiday,
    SensitivePeriod,
    Span,
    YearTable,
    enter_year,
    years_of,
)
from dutyroom.domain.calendar.festivals import YEARS, statutory_days
from dutyroom.domain.refusal import Refusal
from dutyroom.store.calendar import shipped_years

SHIPPED = Calendar(shipped_years())
NEW_MOON = datetime(2000, 1, 6, 18, 14)  # noqa: DTZ001 - a reference, read in UTC
MONTH = timedelta(days=29.530588)


def test_the_shipped_years_work_and_rest_as_an_independent_library_has_them() -> None:
    days = Span("2025-01-01", "2026-12-31")
    differing = [
        day
        for day in days
        if SHIPPED.day_type(day).off != chinese_calendar.is_holiday(date.fromisoformat(day))
    ]
    assert differing == []


def test_what_the_library_calls_in_lieu_is_moved_here() -> None:
    in_lieu = {
        day
        for day in Span("2025-01-01", "2026-12-31")
        if chinese_calendar.is_in_lieu(date.fromisoformat(day))
    }
    moved = {
        day
        for day in Span("2025-01-01", "2026-12-31")
        if SHIPPED.day_type(day) is DayType.MOVED_OFF
    }
    # The library has only those for which a weekend is worked, not those the law gives for a
    # statutory day that falls on a weekend.
    assert moved - in_lieu == {"2025-06-02", "2026-04-06", "2026-05-04", "2026-10-05"}
    assert in_lieu <= moved


@pytest.mark.parametrize(
    ("day", "kind", "holiday"),
    [
        ("2026-02-13", DayType.WORKDAY, ""),
        ("2026-02-14", DayType.MAKEUP, ""),
        ("2026-02-15", DayType.WEEKEND, "春节"),
        ("2026-02-16", DayType.STATUTORY, "春节"),
        ("2026-02-20", DayType.MOVED_OFF, "春节"),
        ("2026-02-21", DayType.WEEKEND, "春节"),
        ("2026-03-07", DayType.WEEKEND, ""),
        ("2025-10-06", DayType.STATUTORY, "国庆节、中秋节"),
        ("2026-12-31", DayType.WORKDAY, ""),
    ],
)
def test_a_day_has_one_of_five_types(day: str, kind: DayType, holiday: str) -> None:
    assert (SHIPPED.day_type(day), SHIPPED.holiday(day)) == (kind, holiday)


def test_a_year_without_its_notice_is_refused_not_guessed() -> None:
    with pytest.raises(Refusal, match="notice_not_entered") as refused:
        SHIPPED.day_type("2027-01-01")
    assert refused.value.facts == {"year": 2027}
    with pytest.raises(Refusal, match="notice_not_entered"):
        SHIPPED.holiday("2024-12-31")


def test_a_notice_changed_in_mid_year_keeps_what_was_in_force_before() -> None:
    extra = Holiday("纪念日", Span("2026-09-03", "2026-09-03"), ("2026-09-03",))
    before = shipped_years()[1]
    after = replace(before, published="2026-05-20", holidays=(*before.holidays, extra))
    tables = [after, before]
    assert Calendar(tables, as_of="2026-05-19").day_type("2026-09-03") is DayType.WORKDAY
    assert Calendar(tables, as_of="2026-05-20").day_type("2026-09-03") is DayType.STATUTORY
    assert Calendar(tables).day_type("2026-10-01") is DayType.STATUTORY
    with pytest.raises(Refusal, match="notice_not_entered"):
        Calendar(tables, as_of="2025-11-03").day_type("2026-09-03")


def test_a_notice_may_move_the_last_days_of_the_year_before() -> None:
    new_year = Holiday(
        "元旦", Span("2026-12-31", "2027-01-02"), ("2027-01-01",), ("2026-12-27", "2027-01-03")
    )
    next_year = YearTable(2027, "", "2026-11-10", (new_year,))
    calendar = Calendar([next_year, *shipped_years()])
    assert calendar.day_type("2026-12-27") is DayType.MAKEUP
    assert calendar.day_type("2026-12-31") is DayType.MOVED_OFF
    assert calendar.day_type("2027-01-02") is DayType.WEEKEND


def test_sensitive_periods_ask_for_the_greatest_of_their_crews() -> None:
    flood = SensitivePeriod("汛期", Span("2027-06-01", "2027-09-30"), 4)
    games = SensitivePeriod("运动会", Span("2027-09-30", "2027-10-02"), 5)
    calendar = Calendar((), [flood, games])
    days = ("2027-05-31", "2027-06-01", "2027-09-30", "2027-10-02", "2027-10-03")
    assert [calendar.least_crew(day) for day in days] == [0, 4, 5, 5, 0]
    assert calendar.sensitive("2027-09-30") == [flood, games]


@pytest.mark.parametrize(
    ("holiday", "code"),
    [
        (Holiday("元旦", Span("2026-01-03", "2026-01-01"), ()), "holiday_dates_crossed"),
        (Holiday("元旦", Span("2026-01-02", "2026-01-02"), ("2026-01-01",)), "statutory_day"),
        (Holiday("元旦", Span("2026-01-01", "2026-01-01"), (), ("2026-01-05",)), "makeup_day"),
        (Holiday("元旦", Span("2026-01-01", "2026-01-04"), (), ("2026-01-04",)), "day_arranged"),
    ],
)
def test_a_table_that_cannot_be_is_refused(holiday: Holiday, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        enter_year(YearTable(2026, "", "2025-11-04", (holiday,)))


@pytest.mark.parametrize(
    "text", ["years =", "", "[[years]]\nyear = 2026", "years = [1]", "years = 1", "[years]\na = 1"]
)
def test_a_file_that_holds_no_years_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="years_unreadable"):
        years_of(text)


@pytest.mark.parametrize("day", ['"2026-01-01"', "2026-01-01T00:00:00"])
def test_a_file_whose_days_are_no_days_is_refused(day: str) -> None:
    row = f'{{ name = "元旦", off = [{day}, {day}] }}'
    text = f'years = [{{ year = 2026, source = "", published = 2025-11-04, holidays = [{row}] }}]'
    with pytest.raises(Refusal, match="years_unreadable"):
        years_of(text)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("festival", "of_month"), [("春节", 0), ("端午节", 5), ("中秋节", 15)])
def test_a_festival_of_the_moon_counts_from_a_new_moon(
    year: int, festival: str, of_month: int
) -> None:
    day = datetime.fromisoformat(statutory_days(year)[festival][0]) - timedelta(hours=8)
    # The eve lies before the first of the month; a mean new moon is within 14 h of the true one.
    begun = day + timedelta(days=1) if of_month == 0 else day - timedelta(days=of_month - 1)
    age = (begun - NEW_MOON) % MONTH
    assert age < timedelta(hours=14) or MONTH - age < timedelta(hours=38)


@given(st.sampled_from(YEARS))
def test_the_law_names_thirteen_days_of_every_year(year: int) -> None:
    days = [day for row in statutory_days(year).values() for day in row]
    assert len(days) == 13
    assert all(day.startswith(f"{year}-") for day in days)
