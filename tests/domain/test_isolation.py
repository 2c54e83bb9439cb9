"""The days of an isolation, its readings, and how it ends."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.isolation import rules
from dutyroom.domain.isolation.events import (
    IsolatedMeasured,
    IsolationExtended,
    IsolationShortened,
)
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.line import ReadingLine, read_line
from dutyroom.domain.isolation.person import Isolated, Isolation, IsolationState
from dutyroom.domain.isolation.policy import SHIPPED, Policy, enter_policy, policy_on
from dutyroom.domain.isolation.readings import Filled, Reading, filled, half_days, missed
from dutyroom.domain.refusal import Refusal

AM, PM = Half.MORNING, Half.EVENING
PERSON = Isolated("王某", "2026-11-10", phone="19900000017", place="3幢2单元501")
FROM_ZERO = Policy("2026-11-01", 14, 0)


def begun(person: Isolated = PERSON, policy: Policy = SHIPPED) -> Isolation:
    whole = rules.begin(person, policy, None).person
    return Isolation(whole, whole.last)


@pytest.mark.parametrize(
    ("policy", "first", "last", "release_day"),
    [
        (SHIPPED, "2026-11-10", "2026-11-23", "2026-11-24"),
        (FROM_ZERO, "2026-11-10", "2026-11-24", "2026-11-25"),
        (SHIPPED, "2028-02-20", "2028-03-04", "2028-03-05"),  # over 29 February
        (SHIPPED, "2027-02-20", "2027-03-05", "2027-03-06"),
        (SHIPPED, "2028-02-29", "2028-03-13", "2028-03-14"),
        (Policy("", 7, 1), "2026-12-28", "2027-01-03", "2027-01-04"),
        (Policy("", 1, 1), "2026-11-10", "2026-11-10", "2026-11-11"),
        (Policy("", 1, 0), "2026-11-10", "2026-11-11", "2026-11-12"),
    ],
)
def test_the_last_day_is_day_n_and_is_over_at_midnight(
    policy: Policy, first: str, last: str, release_day: str
) -> None:
    isolation = begun(replace(PERSON, first=first), policy)
    assert (isolation.last, isolation.release_day) == (last, release_day)
    assert isolation.person.number(first) == policy.first_number
    assert isolation.person.number(last) == isolation.days == policy.days
    assert isolation.person.day(policy.days) == last
    assert rules.is_early(isolation, HalfDay(last, PM))
    assert not rules.is_early(isolation, HalfDay(release_day, AM))


@pytest.mark.parametrize(
    ("day", "days"),
    [("2020-01-01", 14), ("2026-10-31", 14), ("2026-11-01", 7), ("2027-01-01", 10)],
)
def test_the_newest_policy_of_a_day_holds_in_whatever_order_they_were_entered(
    day: str, days: int
) -> None:
    entered = [Policy("2026-12-31", 10), Policy("2026-11-01", 7, 0)]
    assert policy_on(entered, day).days == policy_on(entered[::-1], day).days == days


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        (Policy("", 0), "isolation_days_out_of_range"),
        (Policy("", 61), "isolation_days_out_of_range"),
        (Policy("", 14, 2), "first_number_odd"),
    ],
)
def test_a_policy_that_cannot_be_is_refused(policy: Policy, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        enter_policy(policy)


def test_a_household_with_one_phone_is_as_many_isolations_as_it_has_names() -> None:
    child = replace(PERSON, name="王小某")
    moved = replace(PERSON, place="留观点2")
    assert child.key != PERSON.key == moved.key
    named = replace(PERSON, phone="")
    assert named.key != replace(named, place="留观点2").key
    known = replace(PERSON, identity="330102200611180583")
    assert known.key == replace(known, name="王谋", phone="").key
    assert known.key != replace(known, first="2026-11-11").key


@pytest.mark.parametrize(
    ("person", "known", "code"),
    [
        (replace(PERSON, name=""), None, "isolated_name_missing"),
        (replace(PERSON, phone="12"), None, "isolated_phone_odd"),
        (replace(PERSON, first="2026-11-12"), begun(), "isolated_already"),
        (PERSON, replace(begun(), state=IsolationState.RELEASED), "isolation_over"),
    ],
)
def test_nobody_is_isolated_twice_at_once_or_without_a_name(
    person: Isolated, known: Isolation | None, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        rules.begin(person, SHIPPED, known)


def test_a_correction_leaves_the_days_as_they_were() -> None:
    again = rules.begin(replace(PERSON, unit="东门社区"), FROM_ZERO, begun(), days=7).person
    assert (again.unit, again.days, again.first_number) == ("东门社区", 14, 1)


@pytest.mark.parametrize(
    ("clock", "half"),
    [("00:00", AM), ("11:59", AM), ("12:00", PM), ("23:59", PM)],
)
def test_the_morning_is_over_at_noon(clock: str, half: Half) -> None:
    assert HalfDay.at(datetime.fromisoformat(f"2026-11-13T{clock}")) == HalfDay("2026-11-13", half)


NOW = HalfDay("2026-11-13", PM)
AFTERNOON = replace(PERSON, first_half=PM)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (HalfDay("2026-11-09", PM), Filled.NOT_ASKED),
        (HalfDay("2026-11-10", AM), Filled.NOT_ASKED),  # it began in the afternoon
        (HalfDay("2026-11-10", PM), Filled.MISSED),
        (HalfDay("2026-11-13", AM), Filled.MISSED),
        (HalfDay("2026-11-13", PM), Filled.OPEN),
        (HalfDay("2026-11-14", AM), Filled.OPEN),
        (HalfDay("2026-11-24", AM), Filled.NOT_ASKED),  # day 15
    ],
)
def test_what_nobody_said_anything_of_is_missed_only_once_it_is_over(
    at: HalfDay, state: Filled
) -> None:
    assert filled(begun(AFTERNOON), at, NOW, None) is state


@pytest.mark.parametrize(
    ("reading", "state"),
    [
        (Reading(NOW, 365), Filled.MEASURED),
        (Reading(NOW, 373, abnormal=True), Filled.ABNORMAL),
        (Reading(NOW, 0, reason="无人应门"), Filled.NOT_ATTEMPTED),
    ],
)
def test_not_attempted_is_not_missed(reading: Reading, state: Filled) -> None:
    assert filled(begun(), NOW, NOW, reading) is state


def test_nothing_is_missed_after_the_half_of_the_day_in_which_it_ended() -> None:
    ended = replace(begun(), ended=HalfDay("2026-11-12", PM), state=IsolationState.RELEASED)
    after = HalfDay("2026-11-20", AM)
    assert len(list(half_days(ended, after))) == 6
    assert missed(ended, {}, after) == 5
    assert missed(begun(AFTERNOON), {NOW: Reading(NOW, 365)}, NOW) == 6


@pytest.mark.parametrize(("tenths", "abnormal"), [(300, False), (372, False), (373, True)])
def test_a_reading_at_the_threshold_is_abnormal(tenths: int, abnormal: bool) -> None:
    event = rules.measure(begun(), NOW, NOW, tenths, 373)
    assert event == IsolatedMeasured("2026-11-13", PM, tenths, abnormal)


@pytest.mark.parametrize(
    ("at", "tenths", "code"),
    [
        (NOW, 299, "temperature_impossible"),
        (NOW, 451, "temperature_impossible"),
        (HalfDay("2026-11-09", PM), 365, "isolation_day_outside"),
        (HalfDay("2026-11-14", AM), 365, "half_day_to_come"),
    ],
)
def test_a_reading_belongs_to_a_half_of_a_day_that_has_come(
    at: HalfDay, tenths: int, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        rules.measure(begun(), at, NOW, tenths, 373)


def test_a_late_reading_may_follow_the_end_but_not_be_of_a_later_day() -> None:
    ended = replace(begun(), ended=HalfDay("2026-11-12", PM), state=IsolationState.RELEASED)
    assert rules.measure(ended, HalfDay("2026-11-12", AM), NOW, 365, 373).tenths == 365
    with pytest.raises(Refusal, match="isolation_day_outside"):
        rules.measure(ended, HalfDay("2026-11-13", AM), NOW, 365, 373)
    with pytest.raises(Refusal, match="reason_missing"):
        rules.leave_out(begun(), NOW, NOW, "")


@pytest.mark.parametrize(
    ("last", "form"),
    [
        ("2026-11-24", IsolationExtended),
        ("2026-11-22", IsolationShortened),
        ("2026-11-10", IsolationShortened),
    ],
)
def test_a_later_last_day_extends_and_an_earlier_one_shortens(
    last: str, form: type[IsolationExtended | IsolationShortened]
) -> None:
    assert rules.set_last(begun(), last, "指挥部通知") == form(last, "指挥部通知")


@pytest.mark.parametrize(
    ("last", "reason", "code"),
    [
        ("2026-11-23", "通知", "isolation_last_same"),
        ("2026-11-09", "通知", "isolation_last_early"),
        ("2027-01-23", "通知", "isolation_days_out_of_range"),
        ("2026-11-24", "", "reason_missing"),
    ],
)
def test_a_last_day_that_cannot_be_is_refused(last: str, reason: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        rules.set_last(begun(), last, reason)


def test_an_early_release_needs_a_reason_and_none_can_follow_another() -> None:
    last_evening, midnight = HalfDay("2026-11-23", PM), HalfDay("2026-11-24", AM)
    with pytest.raises(Refusal, match="release_early"):
        rules.release(begun(), 1, last_evening, "1123-0001")
    assert rules.release(begun(), 1, last_evening, "1123-0001", "两次阴性").reason == "两次阴性"
    assert rules.release(begun(), 1, midnight, "1124-0001").day == "2026-11-24"
    extended = replace(begun(), last="2026-11-30")
    with pytest.raises(Refusal, match="release_early"):
        rules.release(extended, 1, midnight, "1124-0001")
    over = replace(begun(), state=IsolationState.BROKEN_OFF)
    for verb in (
        lambda: rules.release(over, 1, midnight, "1"),
        lambda: rules.break_off(over, 1, midnight, "区医院"),
        lambda: rules.set_last(over, "2026-11-30", "通知"),
    ):
        with pytest.raises(Refusal, match="isolation_over"):
            verb()
    with pytest.raises(Refusal, match="moved_where_missing"):
        rules.break_off(begun(), 1, midnight, "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("王某 第4天 36.5", ReadingLine("王某", 4, None, 365)),
        ("王某第四天36.5下午", ReadingLine("王某", 4, PM, 365)),
        ("wm 365 下午", ReadingLine("wm", None, PM, 365)),
        ("ｗｍ　３６５　上午", ReadingLine("wm", None, AM, 365)),
        ("wm 65", ReadingLine("wm", None, None, 365)),
        ("am 365 am", ReadingLine("am", None, AM, 365)),
        ("Anna Li d4 36.5 pm", ReadingLine("Anna Li", 4, PM, 365)),
        ("wm 上午 未测 不在家，下午回", ReadingLine("wm", None, AM, 0, "不在家，下午回")),
        ("王某 未测", ReadingLine("王某")),
    ],
)
def test_a_line_is_read_as_it_is_spoken(text: str, line: ReadingLine) -> None:
    assert read_line(text) == line


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  ", "reading_empty"),
        ("36.5", "reading_name_missing"),
        ("未测 无人", "reading_name_missing"),
        ("王某", "reading_missing"),
        ("王某 下午", "reading_missing"),
        ("王某 365 366", "reading_twice"),
        ("王某 365 未测 无人", "reading_twice"),
        ("王某 上午 下午 365", "reading_twice"),
        ("王某 第4天 第5天 365", "reading_twice"),
        ("王某 999", "temperature_impossible"),
        ("王某 3a5", "temperature_unreadable"),
    ],
)
def test_a_line_that_says_too_little_or_too_much_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_line(text)


def test_a_half_left_unsaid_is_the_one_by_the_clock_and_only_today() -> None:
    assert ReadingLine("王某", None, None, 365).half_day(PERSON, NOW) == NOW
    assert ReadingLine("王某", 4, None, 365).half_day(PERSON, NOW) == NOW
    assert ReadingLine("王某", 3, AM, 365).half_day(PERSON, NOW) == HalfDay("2026-11-12", AM)
    with pytest.raises(Refusal, match="half_missing"):
        ReadingLine("王某", 3, None, 365).half_day(PERSON, NOW)


@given(st.text(max_size=40))
def test_no_line_raises_anything_but_a_refusal(text: str) -> None:
    with suppress(Refusal):
        read_line(text)
