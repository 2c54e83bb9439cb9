"""Somebody falls ill: the month they stand in, mended."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from dutyroom.domain.calendar import Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.planner.repair import Repair, repair
from dutyroom.domain.planner.task import Task
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.domain.usual_patterns import main_and_second
from dutyroom.store.room import Room
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.mended import Mended, mended
from tests.store.sample import GATE, begin

MONTH = "2026-12"
DESK = Post("值班室", PostKind.ROOM, ShiftPlan.WHOLE_DAY)
NAMES = ("冯一", "陈二", "褚三", "卫四", "蒋五", "沈六")
TEAM = tuple(Officer(name, f"A{n}") for n, name in enumerate(NAMES))
FENG, CHEN, CHU, WEI, JIANG, SHEN = (officer.key for officer in TEAM)
MAIN, SECOND = DutyRole.MAIN, DutyRole.SECOND


@pytest.fixture
def room() -> Iterator[Room]:
    """A duty room, and five officers who turn as main and second; a sixth stood there before."""
    room = begin()
    room.settings.change("crew_standard", "one")
    room.roster.enter_post(DESK)
    for officer in TEAM:
        room.officers.enrol(officer)
    pattern = main_and_second(DESK.key, "2026-12-01", (FENG, CHEN, CHU, WEI, JIANG))
    room.roster_rules.enter_patterns(DESK.key, (pattern,))
    [slot] = DESK.slots("2026-11-20", 480)
    room.roster.fill("2026-11-20", (replace(slot, crew=(Duty(SHEN, DutyRole.OFFICER),)),))
    yield room
    room.close()


def quick(task: Task, slots: Sequence[Slot], officer: int, away: Span) -> Repair:
    return repair(task, slots, officer, away, 5, time.monotonic)


def drafted(room: Room) -> MonthBook:
    """The month as a draft of its own."""
    from dutyroom.store.rostering.by_pattern import planned_by_pattern

    number = room.versions.draft(MONTH, planned_by_pattern(room, MONTH), Origin.PATTERN).number
    return MonthBook(room, MONTH, number)


def told(found: Mended) -> dict[str, tuple[set[int], set[int]]]:
    """Who stood and who stands, by day."""
    return {
        each.slot.day: (
            {d.officer for d in each.before or ()},
            {d.officer for d in each.after or ()},
        )
        for each in found.changes
    }


def test_only_the_days_of_who_is_ill_change_hands(room: Room) -> None:
    found = mended(drafted(room), FENG, Span("2026-12-05", "2026-12-06"), quick)
    changes = told(found)
    assert set(changes) == {"2026-12-04", "2026-12-06"}  # the night of the 4th ends on the 5th
    assert all(before - after == {FENG} for before, after in changes.values())
    assert all(after - before == {SHEN} for before, after in changes.values())
    assert (found.left, found.broken) == ((), ())
    assert len(found.slots) == 31


def test_roles_of_a_pattern_are_kept_by_whoever_comes(room: Room) -> None:
    found = mended(drafted(room), FENG, Span("2026-12-06", "2026-12-06"), quick)
    for each in found.changes:
        assert sorted(duty.role for duty in each.after or ()) == [MAIN, SECOND]


def test_where_nobody_can_come_the_place_is_left_and_named(room: Room) -> None:
    for officer in (CHEN, WEI, JIANG, SHEN):
        room.roster_rules.mark(officer, DayMark.LEAVE, Span("2026-12-05", "2026-12-08"))
    found = mended(drafted(room), FENG, Span("2026-12-06", "2026-12-06"), quick)
    assert {place.day for place in found.left} >= {"2026-12-06"}


def test_who_stands_nowhere_on_these_days_leaves_nothing_to_mend(room: Room) -> None:
    with pytest.raises(Refusal, match="nothing_to_mend"):
        mended(drafted(room), FENG, Span("2026-12-03", "2026-12-03"), quick)


def test_what_cannot_be_laid_out_stays_as_it_is(room: Room) -> None:
    """Who stands twice on a day, and who is not in the directory for the whole month."""
    book = drafted(room)
    day = "2026-12-20"
    [slot] = [slot for slot in room.versions.slots(MONTH, book.number) if slot.day == day]
    morning = replace(slot, ends_at=slot.starts_at + 3600, shift="早", crew=(Duty(CHEN, MAIN),))
    evening = replace(slot, starts_at=slot.ends_at - 3600, shift="晚", crew=(Duty(CHEN, MAIN),))
    room.versions.fill(MONTH, book.number, day, (morning, evening))
    room.officers.enrol(replace(TEAM[3], active_to="2026-12-30"))
    found = mended(book, FENG, Span("2026-12-06", "2026-12-06"), quick)
    assert set(told(found)) == {"2026-12-06"}
    kept = [slot for slot in found.slots if slot.day == day]
    assert kept == [each for each in room.versions.slots(MONTH, book.number) if each.day == day]


def test_other_posts_are_not_touched_and_keep_their_people(room: Room) -> None:
    book = drafted(room)
    for day in ("2026-12-05", "2026-12-06"):
        early = replace(GATE.slots(day, 480)[0], crew=(Duty(SHEN, DutyRole.CHECKPOINT),))
        room.versions.fill(MONTH, book.number, day, (early,))
    found = mended(book, FENG, Span("2026-12-06", "2026-12-06"), quick)
    assert {each.slot.post for each in found.changes} == {DESK.key}
    assert SHEN not in told(found)["2026-12-06"][1]


def test_what_has_begun_stays_as_it_was(room: Room) -> None:
    today = room.today()
    for day in Span(today, f"{today[:8]}28"):
        [slot] = DESK.slots(day, 480)
        room.roster.fill(day, (replace(slot, crew=(Duty(FENG, DutyRole.OFFICER),)),))
    begun = [s.day for s in room.versions.in_force(today[:7]) if s.starts_at <= room.now()]
    found = mended(MonthBook(room, today[:7]), FENG, Span(today, f"{today[:8]}28"), quick)
    assert not set(told(found)) & set(begun)
    assert len(told(found)) >= 4
