"""Duties swapped, covered for and taken over in a room, and what becomes of its roster."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Reason
from dutyroom.domain.fairness import ledger
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan
from dutyroom.domain.roster_versions import Origin, key_of_slot
from dutyroom.domain.trades.trade import Offer, Stint, Trade, TradeKind, TradeState
from dutyroom.domain.usual_patterns import around
from dutyroom.store.handover.roster import change
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from dutyroom.store.rostering.by_pattern import planned_by_pattern
from dutyroom.store.rostering.slots import slots_in_force
from tests.store.clocks import Hands
from tests.store.sample import begin

ROOM = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
LI, WANG, ZHAO = (Officer(name, f"A00{n}") for n, name in enumerate(("李四", "王五", "赵六"), 2))
CHIEF = Officer("欧阳明月", "A001", role=Role.LEADER)
FIRST, LAST = "2026-12-01", "2026-12-04"
NIGHT = ROOM.slots(FIRST, 480)[1]


@pytest.fixture
def room() -> Iterator[Room]:
    """Four days in December: 李四 stands the nights of odd days, 王五 those of even ones."""
    room = begin()
    with room.write():
        for officer in (LI, WANG, ZHAO, CHIEF):
            room.officers.enrol(officer)
        room.roster.enter_post(ROOM)
        for day in Span(FIRST, LAST):
            own = LI if int(day[-1]) % 2 else WANG
            room.roster.fill(day, tuple(
                replace(slot, crew=(Duty(each.key, DutyRole.MAIN),))
                for slot, each in zip(ROOM.slots(day, 480), (ZHAO, own), strict=True)
            ))  # fmt: skip
    yield room
    room.close()


def sit(room: Room, officer: Officer) -> None:
    room.author = Author(officer.key)


def at(room: Room, moment: int) -> None:
    assert isinstance(room.clock, Hands)
    room.clock.ms = moment * 1000


def night(room: Room, officer: Officer, day: str) -> Stint:
    """An officer's duty in the night shift of a day."""
    starts_at = ROOM.slots(day, 480)[1].starts_at
    [found] = room.trades.stints(officer.key, starts_at, starts_at + 1)
    return found


def crews(room: Room, day: str = FIRST) -> list[str]:
    return [
        " ".join(each.name for each in slot.crew) for slot in room.roster.slots(day, day, ROOM.key)
    ]


def agreed(room: Room, offer: Offer) -> Trade:
    """A trade its two officers have agreed on; the leader is at the desk."""
    sit(room, next(each for each in (LI, WANG, ZHAO) if each.key == offer.given.officer))
    trade = room.trades.propose(offer)
    sit(room, next(each for each in (LI, WANG, ZHAO) if each.key == offer.other))
    trade = room.trades.agree(trade.subject)
    sit(room, CHIEF)
    return trade


def swap(room: Room) -> Offer:
    given, returned = night(room, LI, "2026-12-03"), night(room, WANG, "2026-12-02")
    return Offer(TradeKind.SWAP, given, WANG.key, returned, "孩子生病")


def test_a_swap_changes_nothing_until_it_is_approved(room: Room) -> None:
    trade = agreed(room, swap(room))
    assert (crews(room, "2026-12-02")[1], crews(room, "2026-12-03")[1]) == ("王五", "李四")

    trade = room.trades.approve(trade.subject)
    assert (crews(room, "2026-12-02")[1], crews(room, "2026-12-03")[1]) == ("李四", "王五")
    assert [(each.state, each.officer) for each in trade.steps] == [
        (TradeState.PROPOSED, LI.key), (TradeState.AGREED, WANG.key),
        (TradeState.APPROVED, CHIEF.key),
    ]  # fmt: skip
    assert (trade.short_notice, trade.offer.reason) == (False, "孩子生病")


def test_what_a_swap_breaks_asks_for_a_word_and_is_kept(room: Room) -> None:
    room.roster_rules.mark(LI.key, DayMark.LEAVE, Span("2026-12-02", "2026-12-02"))
    offer = swap(room)
    outlook = room.trades.outlook(offer)
    assert [(each.reason, each.officer) for each in outlook.red] == [(Reason.ON_LEAVE, LI.key)]
    subject = agreed(room, offer).subject
    with pytest.raises(Refusal, match="trade_word_missing"):
        room.trades.approve(subject)
    assert room.trades.get(subject).state is TradeState.AGREED

    trade = room.trades.approve(subject, "已与本人确认")
    assert [each.reason for each in trade.red] == [Reason.ON_LEAVE]
    assert trade.steps[-1].words == "已与本人确认"
    assert room.trades.red(trade) == trade.red


def test_who_is_asked_and_then_who_leads_is_told_what_waits(room: Room) -> None:
    chief, supervisor = CHIEF.key, room.officer()
    sit(room, LI)
    subject = room.trades.propose(swap(room)).subject

    def waiting() -> list[list[str]]:
        officers = (LI.key, WANG.key, chief, supervisor)
        return [[each.subject for each in room.trades.waiting_for(who)] for who in officers]

    assert waiting() == [[], [subject], [], []]
    sit(room, WANG)
    room.trades.agree(subject)
    assert waiting() == [[], [], [subject], [subject]]
    at(room, night(room, WANG, "2026-12-02").starts_at)
    assert waiting() == [[], [], [], []]


@pytest.mark.parametrize("ending", ["declined", "withdrawn", "refused"])
def test_what_comes_to_nothing_is_kept_too(room: Room, ending: str) -> None:
    sit(room, LI)
    subject = room.trades.propose(swap(room)).subject
    match ending:
        case "declined":
            sit(room, WANG)
            room.trades.decline(subject, "已有安排")
        case "withdrawn":
            room.trades.withdraw(subject, "不需要了")
        case "refused":
            sit(room, CHIEF)
            room.trades.refuse(subject, "人手不够")
    [trade] = room.trades.of_month("2026-12")
    assert (trade.state, bool(trade.steps[-1].words)) == (TradeState(ending), True)
    assert crews(room, "2026-12-03")[1] == "李四"


def test_a_supervisor_does_it_for_both_and_it_is_written_down(room: Room) -> None:
    supervisor = room.officer()
    subject = room.trades.propose(swap(room)).subject
    room.trades.agree(subject)
    room.trades.approve(subject)
    assert [(each.officer, each.on_behalf) for each in room.trades.get(subject).steps] == [
        (supervisor, LI.key), (supervisor, WANG.key), (supervisor, 0),
    ]  # fmt: skip


def test_a_crew_changed_meanwhile_makes_a_trade_outdated(room: Room) -> None:
    subject = agreed(room, swap(room)).subject
    day = "2026-12-03"
    slot = replace(ROOM.slots(day, 480)[1], crew=(Duty(ZHAO.key, DutyRole.MAIN),))
    room.roster.fill(day, (slot,))
    with pytest.raises(Refusal, match="trade_outdated"):
        room.trades.approve(subject)


def test_nobody_stands_who_is_not_on_active_duty_then(room: Room) -> None:
    room.officers.enrol(replace(WANG, active_to="2026-12-02"))
    sit(room, LI)
    with pytest.raises(Refusal, match="officer_inactive"):
        room.trades.propose(swap(room))


def taken(room: Room, minutes: int = 7 * 60) -> Trade:
    """赵六 takes over the night of the first from 李四 some minutes after it began."""
    moment = NIGHT.starts_at + minutes * 60
    at(room, moment)
    sit(room, ZHAO)
    offer = Offer(TradeKind.TAKEOVER, night(room, LI, FIRST), ZHAO.key, reason="突发疾病")
    return room.trades.take_over(offer)


def test_a_takeover_holds_at_once_and_waits_for_a_leader(room: Room) -> None:
    trade = taken(room)
    split = NIGHT.starts_at + 7 * 3600
    assert crews(room) == ["赵六", "李四", "赵六"]
    assert [
        [each.name for slot in room.roster.on_duty(moment) for each in slot.crew]
        for moment in (split - 1, split)
    ] == [["李四"], ["赵六"]]
    assert [each.subject for each in room.trades.waiting_for(CHIEF.key)] == [trade.subject]

    sit(room, CHIEF)
    objected = room.trades.refuse(trade.subject, "应先报告")
    assert objected.state is TradeState.REFUSED
    assert crews(room) == ["赵六", "李四", "赵六"]
    assert room.trades.waiting_for(CHIEF.key) == []


def test_what_a_takeover_broke_asks_for_a_word_when_it_is_confirmed(room: Room) -> None:
    trade = taken(room)
    assert [(each.reason, each.day) for each in trade.red] == [
        (Reason.SHORT_REST, FIRST),
    ]  # fmt: skip
    sit(room, CHIEF)
    with pytest.raises(Refusal, match="trade_word_missing"):
        room.trades.approve(trade.subject)
    assert room.trades.approve(trade.subject, "情况紧急").state is TradeState.APPROVED


def test_the_trades_of_a_month_are_found_at_the_slots_and_parts_they_are_about(room: Room) -> None:
    swapped = room.trades.approve(agreed(room, swap(room)).subject)
    took = taken(room)
    found = {
        (start, end): [each.subject for each in trades]
        for (post, start, end), trades in room.trades.in_month("2026-12").items()
    }
    part = (took.offer.from_at, NIGHT.ends_at)
    assert found[part] == [took.subject]
    assert (NIGHT.starts_at, took.offer.from_at) not in found
    for stint in swapped.offer.stints:
        assert found[stint.starts_at, stint.ends_at] == [swapped.subject]
    assert [each.subject for each in room.trades.of_slot(ROOM.key, *part)] == [took.subject]
    assert len(found) == 3


def test_a_split_night_is_one_shift_for_the_ledger_and_for_who_hands_over(room: Room) -> None:
    taken(room)
    days = Span(FIRST, FIRST)
    book = ledger(slots_in_force(room.file, FIRST, FIRST), room.calendar.in_force(), days)
    assert [(book[each.key].slots, book[each.key].nights) for each in (LI, ZHAO)] == [
        (1, 1), (2, 1),
    ]  # fmt: skip
    assert book[LI.key].seconds + book[ZHAO.key].seconds == 24 * 3600

    slots = change(room, ROOM.key, NIGHT.starts_at, NIGHT.ends_at)
    assert slots.ending is not None
    assert slots.beginning is not None
    assert (slots.ending.starts_at, slots.ending.ends_at) == (NIGHT.starts_at, NIGHT.ends_at)
    assert [each.name for each in slots.ending.crew] == ["赵六", "李四"]
    assert slots.beginning.starts_at == NIGHT.ends_at


def test_a_draft_begun_before_a_trade_is_stale_and_one_begun_after_it_keeps_it(
    room: Room,
) -> None:
    early = room.versions.draft("2026-12", [], Origin.HAND)
    room.trades.approve(agreed(room, swap(room)).subject)
    with pytest.raises(Refusal, match="draft_stale"):
        room.versions.publish("2026-12", early.number, "发布")
    taken(room)
    sit(room, CHIEF)
    with pytest.raises(Refusal, match="draft_stale"):
        room.versions.publish("2026-12", early.number, "发布")

    before = room.versions.in_force("2026-12")
    version = room.versions.draft("2026-12", [], Origin.HAND)
    room.versions.publish("2026-12", version.number, "发布")
    assert room.versions.in_force("2026-12") == before
    assert crews(room) == ["赵六", "李四", "赵六"]


def test_a_month_drafted_anew_by_its_pattern_keeps_who_was_swapped(room: Room) -> None:
    sit(room, CHIEF)
    order = (LI.key, WANG.key)
    pattern = around(ShiftPlan.TWO, ROOM.key, FIRST, order, (DutyRole.MAIN,))
    room.roster_rules.enter_patterns(ROOM.key, (pattern,))
    room.versions.draft("2026-12", planned_by_pattern(room, "2026-12"), Origin.PATTERN)
    room.versions.publish("2026-12", word="发布")
    slot = next(each for each in room.versions.in_force("2026-12") if each.day == "2026-12-10")
    [stint] = room.trades.stints(slot.crew[0].officer, slot.starts_at, slot.starts_at)
    swapped = room.trades.propose(Offer(TradeKind.COVER, stint, ZHAO.key)).subject
    room.trades.agree(swapped)
    room.trades.approve(swapped, "知悉")

    again = planned_by_pattern(room, "2026-12")
    assert sorted(again, key=key_of_slot) == sorted(
        room.versions.in_force("2026-12"), key=key_of_slot
    )
    assert [slot.day for slot in again if slot.crew[0].officer == ZHAO.key] == ["2026-12-10"]


def test_every_table_is_the_same_after_a_rebuild(room: Room) -> None:
    room.trades.approve(agreed(room, swap(room)).subject)
    taken(room)
    assert rebuild(room).differed == ()


def test_a_slot_taken_over_twice_has_three_parts(room: Room) -> None:
    taken(room, 60)
    sit(room, WANG)
    at(room, NIGHT.ends_at - 60)
    [rest] = room.trades.stints(ZHAO.key, NIGHT.ends_at - 60, NIGHT.ends_at - 1)
    room.trades.take_over(Offer(TradeKind.TAKEOVER, rest, WANG.key))
    assert crews(room) == ["赵六", "李四", "赵六", "王五"]
    slots = room.roster.slots(FIRST, FIRST, ROOM.key)
    assert [slot.shift for slot in slots] == ["白班", "夜班", "夜班(2)", "夜班(3)"]
    assert all(later.starts_at == one.ends_at for one, later in pairwise(slots))
