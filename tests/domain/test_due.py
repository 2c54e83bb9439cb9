"""Limits in free words, from half past ten at night on Sunday, 22 November."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.moment import Moment, read_due, read_named
from dutyroom.domain.refusal import Refusal

NOW = Moment.parse_iso("2026-11-22T22:30:00+08:00")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2h", "11-23 00:30"), ("２ｈ", "11-23 00:30"), ("两小时后", "11-23 00:30"),
        ("in 2 hours", "11-23 00:30"), ("90 min", "11-23 00:00"), ("半小时内", "11-22 23:00"),
        ("23:00", "11-22 23:00"), ("2300", "11-22 23:00"), ("18:30", "11-23 18:30"),
        ("今晚23:30", "11-22 23:30"), ("明天08:00", "11-23 08:00"), ("明早8点", "11-23 08:00"),
        ("tomorrow 08:00", "11-23 08:00"), ("后天9点", "11-24 09:00"), ("今天", "11-22 23:59"),
        ("周五 08:00", "11-27 08:00"), ("11-25 08:00", "11-25 08:00"),
        ("2026-12-01 09:00", "12-01 09:00"),
    ],
)  # fmt: skip
def test_a_limit_is_the_next_moment_its_words_can_mean(words: str, due: str) -> None:
    assert f"{read_due(words, now=NOW).local():%m-%d %H:%M}" == due


def test_a_date_that_has_been_this_year_is_next_years() -> None:
    assert read_due("1-3 08:00", now=NOW).local().year == 2027


def test_a_complete_date_may_lie_in_the_past() -> None:
    assert read_due("2026-11-21 08:00", now=NOW).at < NOW.at


@pytest.mark.parametrize(
    "words", ["x", "25:61", "soon", "", "昨晚23:30", "23:30 yesterday", "上周五 08:00"]
)
def test_what_names_no_moment_is_refused(words: str) -> None:
    with pytest.raises(Refusal, match="moment_unreadable"):
        read_due(words, now=NOW)


@given(st.integers(0, 2**31), st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_is_the_next_one_there_is(at: int, hour: int, minute: int) -> None:
    now = Moment(at, 480)
    due = read_due(f"{hour:02}:{minute:02}", now=now)
    assert 0 < due.at - now.at <= 86_400
    assert (due.local().hour, due.local().minute) == (hour, minute)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("昨晚23:30", "11-21 23:30"), ("last night 23:30", "11-21 23:30"), ("now", "11-22 22:30"),
        ("明天08:00", "11-23 08:00"), ("08:00", "11-23 08:00"), ("20:00", "11-22 20:00"),
        ("11-20 08:00", "11-20 08:00"), ("11-25 08:00", "11-25 08:00"),
        ("2026-12-01 09:00", "12-01 09:00"),
    ],
)  # fmt: skip
def test_what_is_asked_about_is_the_nearest_moment_its_words_can_mean(words: str, at: str) -> None:
    assert f"{read_named(words, now=NOW).local():%m-%d %H:%M}" == at


def test_what_names_no_moment_at_all_is_refused() -> None:
    with pytest.raises(Refusal, match="moment_unreadable"):
        read_named("gestern", now=NOW)
