"""A month as planners are asked for it: what is to be filled, and by whom."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.calendar import SensitivePeriod, Span
from dutyroom.domain.checks import Reason
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.patterns import Replacement
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.domain.usual_patterns import (
    around,
    main_and_second,
    nights_and_days_off,
    weekly_leader,
)
from dutyroom.store.room import Room
from dutyroom.store.rostering.by_pattern import planned_by_pattern
from dutyroom.store.rostering.task import Asked, month_task
from tests.store.sample import GATE, begin

DECEMBER = Asked("2026-12")
DESK = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
CHIEF = Officer("欧阳明月", "L1", role=Role.LEADER)
HEAD = Officer("沈班", "B1", role=Role.SUPERVISOR)
LI, WANG, ZHAO = (Officer(name, f"A{n}") for n, name in enumerate(("李四", "王五", "赵六")))
LEADER, SUPERVISOR, OFFICER = DutyRole.LEADER, DutyRole.SUPERVISOR, DutyRole.OFFICER


@pytest.fixture
def room() -> Iterator[Room]:
    """A county's duty room and a gate, with a leader, a supervisor and three officers."""
    room = begin()
    room.roster.enter_post(DESK)
    for officer in (CHIEF, HEAD, LI, WANG, ZHAO):
        room.officers.enrol(officer)
    yield room
    room.close()


def roles(room: Room, day: str, asked: Asked = DECEMBER) -> dict[str, Counter[DutyRole]]:
    """The places to be filled on a day, by shift."""
    return {
        each.slot.shift: Counter(each.roles)
        for each in month_task(room, asked).task.openings
        if each.slot.day == day
    }


def candidates(room: Room, asked: Asked = DECEMBER) -> dict[str, frozenset[DutyRole]]:
    """Who may be planned, and as what."""
    return {
        room.officers.name(each.person.officer): each.roles
        for each in month_task(room, asked).task.candidates
    }


def stand(room: Room, post: Post, day: str, *duties: Duty) -> None:
    slots = tuple(replace(slot, crew=duties) for slot in post.slots(day, 480)[:1])
    room.roster.fill(day, slots)


def test_a_county_asks_for_a_leader_a_day_and_three_officers_a_shift(room: Room) -> None:
    crew = Counter({SUPERVISOR: 1, OFFICER: 2})
    assert roles(room, "2026-12-01") == {"白班": crew, "夜班": crew, "全天": Counter({LEADER: 1})}
    room.settings.change("tier", 2)
    assert roles(room, "2026-12-01")["夜班"] == Counter({SUPERVISOR: 1, OFFICER: 3})
    room.settings.change("crew_standard", "one")
    assert roles(room, "2026-12-01") == {
        "白班": Counter({OFFICER: 1}), "夜班": Counter({OFFICER: 1}),
    }  # fmt: skip


def test_a_sensitive_period_asks_for_more_officers_on_its_days(room: Room) -> None:
    room.calendar.enter_period(SensitivePeriod("会议", Span("2026-12-02", "2026-12-03"), 5))
    assert roles(room, "2026-12-01")["白班"].total() == 3
    assert roles(room, "2026-12-02")["白班"].total() == 5


def test_leaders_who_go_by_a_pattern_are_not_planned_again(room: Room) -> None:
    room.roster_rules.enter_patterns(
        DESK.key, (weekly_leader(DESK.key, "2026-11-30", (CHIEF.key,)),)
    )
    task = month_task(room, DECEMBER)
    assert len(task.fixed) == 31
    assert "全天" not in roles(room, "2026-12-01")


def test_a_gate_is_planned_where_it_is_asked_for(room: Room) -> None:
    asked = Asked("2026-12", (GATE.key,))
    assert roles(room, "2026-12-01", asked) == {
        shift: Counter({DutyRole.CHECKPOINT: 1}) for shift in ("早班", "中班", "夜班")
    }
    room.roster.retire_post(GATE.key)
    with pytest.raises(Refusal, match="post_not_found"):
        month_task(room, asked)


def test_who_stood_there_before_may_be_planned_in_what_they_stood_as(room: Room) -> None:
    assert candidates(room)["欧阳明月"] == {LEADER}
    stand(room, DESK, "2026-11-20", Duty(LI.key, DutyRole.MAIN), Duty(HEAD.key, OFFICER))
    assert candidates(room) == {
        "李四": frozenset({OFFICER}), "沈班": frozenset({SUPERVISOR, OFFICER}),
    }  # fmt: skip
    assert set(candidates(room, replace(DECEMBER, officers=(WANG.key,)))) == {"王五"}


def test_who_leaves_before_the_month_is_over_is_not_planned(room: Room) -> None:
    room.officers.enrol(replace(ZHAO, active_to="2026-12-30"))
    assert "赵六" not in candidates(room)
    with pytest.raises(Refusal, match="nothing_to_plan"):
        month_task(room, replace(DECEMBER, officers=(ZHAO.key,)))


def test_what_holds_for_people_and_what_they_stood_goes_into_the_task(room: Room) -> None:
    stand(room, DESK, "2026-11-21", Duty(LI.key, OFFICER))
    stand(room, GATE, "2026-12-05", Duty(LI.key, DutyRole.CHECKPOINT))
    room.roster_rules.mark(LI.key, DayMark.LEAVE, Span("2026-12-24", "2026-12-26"))
    room.roster_rules.mark(LI.key, DayMark.WISH_OFF, Span("2026-12-31", "2027-01-01"))
    [li] = month_task(room, DECEMBER).task.candidates

    assert li.person.leave == (Span("2026-12-24", "2026-12-26"), Span("2026-12-05", "2026-12-05"))
    assert li.wishes_off == {"2026-12-31", "2027-01-01"}
    assert (li.before.slots, li.before.weekends) == (1, 1)


def test_a_month_without_a_pattern_is_not_drafted_by_one(room: Room) -> None:
    with pytest.raises(Refusal, match="pattern_missing"):
        planned_by_pattern(room, "2026-12")


def test_several_patterns_of_a_post_stand_in_one_slot_together(room: Room) -> None:
    order = (LI.key, WANG.key, ZHAO.key)
    room.roster_rules.enter_patterns(
        DESK.key,
        (
            weekly_leader(DESK.key, "2026-11-30", (CHIEF.key,)),
            main_and_second(DESK.key, "2026-12-01", order),
        ),
    )
    slots = planned_by_pattern(room, "2026-12")
    assert len(slots) == 31
    assert [duty.role for duty in slots[0].crew] == [LEADER, DutyRole.MAIN, DutyRole.SECOND]


def test_leaders_by_pattern_leave_the_officers_of_the_room_as_they_are(room: Room) -> None:
    room.roster_rules.enter_patterns(
        DESK.key, (weekly_leader(DESK.key, "2026-11-30", (CHIEF.key,)),)
    )
    empty = planned_by_pattern(room, "2026-12")
    assert Counter((slot.shift, bool(slot.crew)) for slot in empty) == {
        ("白班", False): 31, ("夜班", False): 31, ("全天", True): 31,
    }  # fmt: skip
    room.versions.draft("2026-12", empty, Origin.PATTERN)
    assert {each.reason for each in room.versions.findings("2026-12", 1)} == {Reason.UNCOVERED}

    stand(room, DESK, "2026-12-01", Duty(CHIEF.key, LEADER), Duty(LI.key, OFFICER))
    kept = [slot for slot in planned_by_pattern(room, "2026-12") if slot.shift == "白班"]
    assert [slot.crew for slot in kept] == [(Duty(LI.key, OFFICER),)]


def test_a_pattern_that_turns_on_days_off_waits_for_the_notice(room: Room) -> None:
    pattern = nights_and_days_off(DESK.key, "2026-12-28", (LI.key, WANG.key, ZHAO.key))
    room.roster_rules.enter_patterns(DESK.key, (pattern,))
    slots: list[Slot] = planned_by_pattern(room, "2026-12")
    assert len(slots) == 4
    with pytest.raises(Refusal, match="notice_not_entered"):
        planned_by_pattern(room, "2027-01")


def test_an_exception_stays_when_a_month_is_planned_anew(room: Room) -> None:
    order = (LI.key, WANG.key, ZHAO.key)
    room.roster_rules.enter_patterns(
        DESK.key, (around(ShiftPlan.WHOLE_DAY, DESK.key, "2026-12-01", order),)
    )
    away = Replacement(DESK.key, "2026-12-01", "全天", LI.key, WANG.key)
    room.roster_rules.except_pattern(away)
    for _again in range(2):
        first, second, *_rest = planned_by_pattern(room, "2026-12")
        assert [duty.officer for duty in first.crew] == [WANG.key]
        assert [duty.officer for duty in second.crew] == [WANG.key]
    room.roster_rules.revoke_exception(away)
    assert [duty.officer for duty in planned_by_pattern(room, "2026-12")[0].crew] == [LI.key]
    with pytest.raises(Refusal, match="exception_unknown"):
        room.roster_rules.revoke_exception(away)
    with pytest.raises(Refusal, match="replacement_itself"):
        room.roster_rules.except_pattern(replace(away, incoming=LI.key))


def test_next_january_is_planned_before_its_notice_is_entered(room: Room) -> None:
    task = month_task(room, Asked("2027-01")).task
    assert not task.calendar.knows("2027-01-01")
    assert not task.calendar.day_type("2027-01-01").off
    with pytest.raises(Refusal, match="notice_not_entered"):
        room.calendar.in_force().day_type("2027-01-01")
