"""What the journal says of trades, in both languages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan
from dutyroom.domain.trades.events import TradeEvent
from dutyroom.domain.trades.trade import Offer, TradeKind
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui.pages.sentences import sentence_of
from tests.store.clocks import Hands
from tests.store.sample import begin

ROOM = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
LI, WANG = Officer("李四", "A1"), Officer("王五", "A2")
KINDS = {form.kind for form in TradeEvent.__args__}
DAYS = ("2026-12-01", "2026-12-03")
SAID = {
    "en": (
        "Swap 1122-0001, for 李四: 李四 12-01 夜班 for 王五 12-03 夜班",
        "Swap 1122-0001, for 王五: agreed to stand",
        "Swap 1122-0001: approved",
        "Cover 1201-0001, for 王五, at short notice: 李四 is to stand fo…",
        "Cover 1201-0001, for 李四: declined: 已有安排",
        "Relief 1201-0002, for 李四: 李四 relieved 王五 at 03:00, 12-01 夜班",
        "Relief 1201-0002: objected to: 应先报告",
    ),
    "zh": (
        "换班 1122-0001 号（代 李四）：李四 12-01 夜班 与 王五 12-03 夜班 互换",
        "换班 1122-0001 号（代 王五）：已同意",
        "换班 1122-0001 号：已批准",
        "替班 1201-0001 号（代 王五）（临时提出）：由 李四 替 王五，12-01 夜班",
        "替班 1201-0001 号（代 李四）：未同意：已有安排",
        "接替 1201-0002 号（代 李四）：李四 03:00 起接替 王五，12-01 夜班",
        "接替 1201-0002 号：有异议：应先报告",
    ),
}


@pytest.fixture
def room() -> Iterator[Room]:
    clock = Hands()
    room = begin(clock=clock)
    room.roster.enter_post(ROOM)
    for officer in (LI, WANG, Officer("秦局", "L1", role=Role.LEADER)):
        room.officers.enrol(officer)
    for day, officer in zip(DAYS, (LI, WANG), strict=True):
        slot = ROOM.slots(day, 480)[1]
        room.roster.fill(day, (replace(slot, crew=(Duty(officer.key, DutyRole.MAIN),)),))
    trade(room, clock)
    yield room
    room.close()


def trade(room: Room, clock: Hands) -> None:
    """A swap that is approved, a cover that is declined, a takeover that is objected to."""
    first, third = (ROOM.slots(day, 480)[1].starts_at for day in DAYS)
    [given], [returned] = (
        room.trades.stints(each.key, at, at) for each, at in ((LI, first), (WANG, third))
    )
    swap = room.trades.propose(Offer(TradeKind.SWAP, given, WANG.key, returned)).subject
    room.trades.agree(swap)
    room.trades.approve(swap)
    [given] = room.trades.stints(WANG.key, first, first)
    clock.ms = (first - 3600) * 1000
    cover = room.trades.propose(Offer(TradeKind.COVER, given, LI.key)).subject
    room.trades.decline(cover, "已有安排")
    clock.ms = (first + 7 * 3600) * 1000
    takeover = room.trades.take_over(Offer(TradeKind.TAKEOVER, given, LI.key)).subject
    room.trades.refuse(takeover, "应先报告")


@pytest.mark.parametrize("language", SAID)
def test_every_step_of_a_trade_has_its_sentence(room: Room, language: str) -> None:
    set_language(language)
    try:
        entries = [each for each in room.log.latest(20) if each.kind in KINDS]
        assert tuple(sentence_of(room, each) for each in reversed(entries)) == SAID[language]
    finally:
        set_language("en")
