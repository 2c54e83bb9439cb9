"""Duties swapped and taken over at the desk: keys pressed, then the room, then the screen."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.trades.trade import TradeKind, TradeState
from dutyroom.i18n import _
from dutyroom.store.room import Room
from tests.tui.duty_desk import LISI, ROOM, TODAY, Desk, at_desk, new_room, nothing_obeyed

SUN = Officer("孙七", "A007", "湖滨派出所")
THURSDAY, FRIDAY = "2026-11-26", "2026-11-27"
REASON = "[b]急[/b]"
"""Words that would be obeyed where they are not shown as they are."""


def night(day: str, officer: Officer) -> Slot:
    return replace(ROOM.slots(day, 480)[1], crew=(Duty(officer.key, DutyRole.MAIN),))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """李四 stands this night and Thursday's, 孙七 Friday's; 孙七 is on leave on Thursday."""
    room = new_room(tmp_path / "room.db")
    room.officers.enrol(SUN)
    for day, officer in ((TODAY, LISI), (THURSDAY, LISI), (FRIDAY, SUN)):
        room.roster.fill(day, (night(day, officer),))
    room.roster_rules.mark(SUN.key, DayMark.LEAVE, Span(THURSDAY, THURSDAY))
    return room


async def propose_a_swap(desk: Desk) -> None:
    """From the night of Thursday: 李四 with 孙七, the duty that comes nearest in return."""
    await desk.press("right", "right", "right", "right", "f5", "1")
    await desk.press("enter")
    await desk.type("ww")
    await desk.press("enter")
    none = _("{name} has no duty to give").format(name="王五")
    await desk.wait(lambda: none in desk.text)
    await desk.press("up", "ctrl+u")
    await desk.type("sq")
    await desk.press("enter", "enter")
    await desk.type(REASON)


async def test_a_swap_is_proposed_agreed_to_and_approved_on_the_board(room: Room) -> None:
    async with at_desk(room, "roster") as desk:
        await propose_a_swap(desk)
        assert "孙七 is on leave" in desk.text
        await desk.press("f5")
        assert "Swap 1122-0001 is proposed: 孙七 is asked to agree" in desk.text
        [trade] = room.trades.of_month("2026-11")
        assert trade.offer.trade_kind is TradeKind.SWAP
        assert trade.offer.parties == (LISI.key, SUN.key)
        assert [each.day for each in trade.offer.stints] == [THURSDAY, FRIDAY]
        assert (trade.offer.reason, trade.steps[0].on_behalf) == (REASON, LISI.key)

        await desk.press("f5", "2", "enter")
        assert REASON in desk.text
        await desk.press("f5", "1")
        assert room.trades.numbered("1122-0001").state is TradeState.AGREED
        await desk.press("f5", "1", "enter")
        assert "It breaks 1 rules" in desk.text
        assert room.trades.numbered("1122-0001").state is TradeState.AGREED
        await desk.type("知悉")
        await desk.press("enter")
        assert room.trades.numbered("1122-0001").state is TradeState.APPROVED
        friday = night(FRIDAY, SUN)
        assert room.roster.crew(ROOM.key, friday.starts_at, friday.ends_at) == (
            Duty(LISI.key, DutyRole.MAIN),
        )
        await desk.press("f5")
        assert "settled already" in desk.text
        await desk.press("escape", "escape")
        assert "should be 李四, now 孙七 (Swap, approved)" in desk.text
        assert nothing_obeyed(desk)


async def test_a_running_duty_is_taken_over_and_the_night_shows_both(room: Room) -> None:
    async with at_desk(room, "roster", size=(120, 40)) as desk:
        await desk.press("f5", "1")
        await desk.type("sq")
        await desk.press("enter", "f5")
        [trade] = room.trades.of_month("2026-11")
        assert (trade.state, trade.offer.from_at) == (TradeState.TAKEN_OVER, room.now())
        assert "孙七 stands from now on" in desk.text
        assert "夜班(2)" in desk.text
        standing = [
            each.name
            for slot in room.roster.on_duty(room.now())
            for each in slot.crew
            if slot.post == ROOM.key
        ]
        assert standing == ["孙七"]


async def test_a_trade_of_others_is_not_for_who_only_stands_there(room: Room) -> None:
    room.author = Author(SUN.key)
    async with at_desk(room, "roster") as desk:
        await desk.press("right", "right", "right", "right", "f5", "1")
        assert "Only who is asked, or a supervisor for them" in desk.text
        await desk.press("home", "up", "f5", "1")
        assert "孙七" in next(line for line in desk.lines if "Stands instead" in line)
        await desk.press("f5")
        assert room.trades.numbered("1122-0001").steps[0].on_behalf == 0


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_nothing_of_a_trade_is_cut_off(room: Room, language: str) -> None:
    async with at_desk(room, "roster", language=language) as desk:
        await propose_a_swap(desk)
        assert "…" not in desk.text
        await desk.press("f5", "f5", "2")
        assert "…" not in desk.text
        await desk.press("enter")
        assert "…" not in desk.text
        await desk.press("f5")
        assert "…" not in desk.text
