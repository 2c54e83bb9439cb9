from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.duty_day import bounds, day_of, number
from dutyroom.domain.moment import Moment


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-11-22T08:00:00+08:00", date(2026, 11, 22)),
        ("2026-11-22T23:59:59+08:00", date(2026, 11, 22)),
        ("2026-11-23T07:59:59+08:00", date(2026, 11, 22)),
        ("2027-01-01T02:00:00+08:00", date(2026, 12, 31)),
    ],
)
def test_a_night_counts_for_the_day_on_which_it_began(when: str, day: date) -> None:
    assert day_of(Moment.parse_iso(when)) == day


def test_a_room_may_start_its_day_at_another_minute() -> None:
    moment = Moment.parse_iso("2026-11-22T08:10:00+08:00")
    assert day_of(moment, starts=510) == date(2026, 11, 21)
    assert day_of(moment, starts=0) == date(2026, 11, 22)


@given(
    st.dates(date(1970, 1, 2), date(2099, 12, 30)),
    st.integers(-840, 840),
    st.integers(0, 1439),
    st.integers(0, 86_399),
)
def test_every_second_between_the_bounds_belongs_to_the_day(
    day: date, offset: int, starts: int, second: int
) -> None:
    from_at, to_at = bounds(day, offset, starts)
    assert to_at - from_at == 86_400
    assert day_of(Moment(from_at + second, offset), starts) == day
    assert day_of(Moment(from_at - 1, offset), starts) < day < day_of(Moment(to_at, offset), starts)


def test_a_number_is_short_and_in_order() -> None:
    assert number(date(2026, 11, 22), 42) == "1122-0042"
    assert number(date(2026, 1, 2), 12_345) == "0102-12345"
