from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import (
    LONGEST_SLOT_S,
    PLANS,
    Duty,
    DutyRole,
    Post,
    Shift,
    ShiftPlan,
    Slot,
    enter_post,
    fill_slots,
)

DAY = "2026-11-22"
START = int(datetime(2026, 11, 22, 0, 0, tzinfo=UTC).timestamp())  # 08:00 in China
SLOT = Slot(7, DAY, START, START + 8 * 3600)


def clock(at: int) -> str:
    """The time of an instant in China, with the day of the month."""
    return f"{datetime.fromtimestamp(at, UTC) + timedelta(hours=8):%d %H:%M}"


@pytest.mark.parametrize(
    ("plan", "slots"),
    [
        (ShiftPlan.WHOLE_DAY, [("22 08:00", "23 08:00")]),
        (ShiftPlan.TWO, [("22 08:00", "22 20:00"), ("22 20:00", "23 08:00")]),
        (
            ShiftPlan.THREE,
            [("22 08:00", "22 16:00"), ("22 16:00", "23 00:00"), ("23 00:00", "23 08:00")],
        ),
    ],
)
def test_a_plan_cuts_the_duty_day_without_gap_or_overlap(
    plan: ShiftPlan, slots: list[tuple[str, str]]
) -> None:
    cut = Post("东门一号卡口", plan=plan).slots(DAY, 480)
    assert [(clock(slot.starts_at), clock(slot.ends_at)) for slot in cut] == slots
    assert all(slot.day == DAY and slot.crew == () for slot in cut)


def test_shifts_of_its_own_come_before_those_of_the_plan() -> None:
    post = Post("东门一号卡口", shifts=(Shift("夜巡", 1320, 1680),))
    (slot,) = post.slots(DAY, 480)
    assert (slot.shift, clock(slot.starts_at), clock(slot.ends_at)) == (
        "夜巡",
        "22 22:00",
        "23 04:00",
    )


@pytest.mark.parametrize("plan", ShiftPlan)
def test_the_shifts_of_every_plan_may_be_entered(plan: ShiftPlan) -> None:
    post = Post("东门一号卡口", shifts=PLANS[plan])
    assert enter_post(post, "dmyhkk").post == post.key


@pytest.mark.parametrize(
    "shift",
    [Shift("倒", 480, 480), Shift("倒", 480, 400), Shift("长", 480, 1921), Shift("早", -1, 400)],
)
def test_a_shift_that_ends_too_early_or_too_late_is_refused(shift: Shift) -> None:
    with pytest.raises(Refusal, match="shift_times"):
        enter_post(Post("东门一号卡口", shifts=(shift,)), "")


def test_a_post_without_a_name_is_refused() -> None:
    with pytest.raises(Refusal, match="post_name_missing"):
        enter_post(Post(""), "")


def test_slots_are_filled_with_crews_or_with_nobody() -> None:
    crew = (Duty(1, DutyRole.MAIN), Duty(2, DutyRole.SECOND))
    filled = fill_slots(DAY, (replace(SLOT, crew=crew), replace(SLOT, post=8)))
    assert [slot.crew for slot in filled.slots] == [crew, ()]


@pytest.mark.parametrize("seconds", [0, -1, LONGEST_SLOT_S + 1])
def test_a_slot_that_lasts_no_time_or_too_long_is_refused(seconds: int) -> None:
    with pytest.raises(Refusal, match="slot_times"):
        fill_slots(DAY, (replace(SLOT, ends_at=START + seconds),))


def test_a_resident_officer_may_stay_two_weeks() -> None:
    fill_slots(DAY, (replace(SLOT, ends_at=START + LONGEST_SLOT_S),))


def test_nobody_stands_twice_in_one_slot() -> None:
    crew = (Duty(1, DutyRole.MAIN), Duty(1, DutyRole.SECOND))
    with pytest.raises(Refusal, match="officer_twice_in_slot"):
        fill_slots(DAY, (replace(SLOT, crew=crew),))
