"""What the journal says of trades, in both languages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan
from dutyroom.domain.trades.trade import Offer, TradeKind
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui.pages.sentences import sentence_of
from tests.store.clocks import Hands
from tests.store.sample import begin

ROOM = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
LI, WANG = Officer("李四", "A1"), Officer("王五", "A2")
DAYS = ("2026-12-01", "2026-12-03")
SAID = {
    "en": (
        "Swap 1, for 李四: 李四 gives 12-01 夜班 值班室 to 王五 for 12-03 夜班 值班室",
        "Swap 1, for 王五: agreed to stand",
        "Swap 1: approved",
        "Cover 2, for 王五, at short notice: 李四 is to stand for 王五: 12…",
        "Cover 2, for 李四: declined: 已有安排",
        "Taking over 3, for 李四: 李四 took over from 王五 at 03:00: 12-01…",
        "Taking over 3: objected to: 应先报告",
    ),
    "zh": (
        "换班 1 号（代 李四）：李四 提出以 12-01 夜班 值班室 换 王五 的 12-03 夜班 值班室",
        "换班 1 号（代 王五）：已同意",
        "换班 1 号：已批准",
        "替班 2 号（代 王五）（临时提出）：提出由 李四 替 王五：12-01 夜班 值班室",
        "替班 2 号（代 李四）：未同意：已有安排",
        "接替 3 号（代 李四）：李四 03:00 起接替 王五：12-01 夜班 值班室",
        "接替 3 号：有异议：应先报告",
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
    room.trades.propose(Offer(TradeKind.SWAP, given, WANG.key, returned))
    room.trades.agree(1)
    room.trades.approve(1)
    [given] = room.trades.stints(WANG.key, first, first)
    clock.ms = (first - 3600) * 1000
    room.trades.propose(Offer(TradeKind.COVER, given, LI.key))
    room.trades.decline(2, "已有安排")
    clock.ms = (first + 7 * 3600) * 1000
    room.trades.take_over(Offer(TradeKind.TAKEOVER, given, LI.key))
    room.trades.refuse(3, "应先报告")


@pytest.mark.parametrize("language", SAID)
def test_every_step_of_a_trade_has_its_sentence(room: Room, language: str) -> None:
    set_language(language)
    try:
        entries = [each for each in room.log.latest(20) if each.subject.startswith("trade:")]
        assert tuple(sentence_of(room, each) for each in reversed(entries)) == SAID[language]
    finally:
        set_language("en")
