from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.calendar import Span
from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.refusal import Refusal

SUNDAY = "2026-11-22"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("12-03", "2026-12-03", "2026-12-03"),
        ("12-03 12-05", "2026-12-03", "2026-12-05"),
        ("12-03 – 12-05", "2026-12-03", "2026-12-05"),
        ("12-03–12-05", "2026-12-03", "2026-12-05"),
        ("12-03 - 12-05", "2026-12-03", "2026-12-05"),
        ("12-03~12-05", "2026-12-03", "2026-12-05"),
        ("12月3日至5日", "2026-12-03", "2026-12-05"),
        ("12-30 1-2", "2026-12-30", "2027-01-02"),
        ("12-30 3天", "2026-12-30", "2027-01-01"),
        ("12-30 3 days", "2026-12-30", "2027-01-01"),
        ("2027-02-27 至 2027-03-01", "2027-02-27", "2027-03-01"),
        ("2-29", "2028-02-29", "2028-02-29"),
        ("2025-01-05", "2025-01-05", "2025-01-05"),
        ("11-20", "2026-11-20", "2026-11-20"),
        ("9-1", "2027-09-01", "2027-09-01"),
        ("今天", "2026-11-22", "2026-11-22"),
        ("明天 后天", "2026-11-23", "2026-11-24"),
        ("周日", "2026-11-22", "2026-11-22"),
        ("周一", "2026-11-23", "2026-11-23"),
        ("下周一", "2026-11-23", "2026-11-23"),
        ("下周日", "2026-11-29", "2026-11-29"),
        ("下周一到下周三", "2026-11-23", "2026-11-25"),
        ("周五至周二", "2026-11-27", "2026-12-01"),
        ("next monday", "2026-11-23", "2026-11-23"),
        ("next mon to wed", "2026-11-23", "2026-11-25"),
        ("friday", "2026-11-27", "2026-11-27"),
        ("5", "2026-12-05", "2026-12-05"),
        ("22", "2026-11-22", "2026-11-22"),
        ("12-03 5", "2026-12-03", "2026-12-05"),
    ],
)
def test_days_are_read_as_they_are_typed(typed: str, first: str, last: str) -> None:
    assert read_days(typed, SUNDAY) == Span(first, last)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "day_unreadable"),
        ("32", "day_unreadable"),
        ("2-30", "day_unreadable"),
        ("sometimes", "day_unreadable"),
        ("12-03 12-04 12-05", "day_unreadable"),
        ("下周三 今天", "days_crossed"),
        ("2026-12-05 2026-12-03", "days_crossed"),
        ("2026-12-05 2028-12-03", "days_too_many"),
    ],
)
def test_what_means_no_days_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_days(typed, SUNDAY)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.text(max_size=12))
def test_anything_typed_is_read_or_refused(today: date, typed: str) -> None:
    try:
        found = read_days(typed, str(today))
    except Refusal:
        return
    assert found.first <= found.last
