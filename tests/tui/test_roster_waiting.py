"""What waits at the desk for who signs in: a published roster is read there, a call never waits."""

from dataclasses import replace
from pathlib import Path

from dutyroom.domain.author import Author
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.domain.trades.trade import Offer, Stint, TradeKind
from dutyroom.store.room import Room
from dutyroom.tui.forms.call import CallForm
from dutyroom.tui.forms.roster.waiting import Waiting
from dutyroom.tui.screens.today import TodayBoard
from tests.tui.duty_desk import GATE, LISI, PIN, WANGWU, Desk, at_desk, new_room, nothing_obeyed
from tests.tui.hostile import HOSTILE


def room_of(path: Path) -> Room:
    """A room in which 李四 has a PIN, and nobody is at the desk."""
    room = new_room(path)
    room.attendance.choose_pin(LISI.key, PIN)
    return room


def publish(room: Room, month: str, *days: str) -> None:
    """Publish a month in which 李四 stands at the gate on the mornings of some days."""
    planned: list[Slot] = []
    for day in days:
        crew = (Duty(LISI.key, DutyRole.CHECKPOINT),)
        planned.append(replace(GATE.slots(day, 480)[0], crew=crew))
    room.versions.draft(month, planned, Origin.HAND)
    room.versions.publish(month)


async def sign_in(desk: Desk) -> None:
    await desk.type("ls")
    await desk.press("enter", *PIN, "enter")


async def test_a_published_roster_is_read_at_sign_in_and_a_call_does_not_wait_for_it(
    tmp_path: Path,
) -> None:
    room = room_of(tmp_path / "room.db")
    publish(room, "2026-12", "2026-12-03", "2026-12-24")
    publish(room, "2027-01", "2027-01-04")
    room.attendance.sign_out()
    async with at_desk(room, "today") as desk:
        await sign_in(desk)
        assert isinstance(desk.app.screen, Waiting)
        assert "12-24 Thu   早班      08:00–16:00  大桥北卡口 · Checkpoint officer" in desk.text
        assert "2 duties of yours · by 张三" in desk.text

        await desk.press("f2")
        assert isinstance(desk.app.screen, CallForm)
        assert room.receipts.unread(LISI.key) == [("2026-12", 1), ("2027-01", 1)]
        await desk.press("escape")
        await desk.app.sign_out()
        await sign_in(desk)

        await desk.press("down", "enter")
        assert isinstance(desk.app.screen, Waiting)
        assert room.receipts.unread(LISI.key) == [("2027-01", 1)]
        [entry] = desk.latest("roster.version_read")
        assert entry.officer == LISI.key
        await desk.press("enter")
        assert isinstance(desk.app.screen, TodayBoard)
        await desk.app.sign_out()
        await sign_in(desk)
        assert isinstance(desk.app.screen, TodayBoard)


async def test_what_waits_is_said_in_chinese_and_shows_hostile_names_literally(
    tmp_path: Path,
) -> None:
    room = room_of(tmp_path / "room.db")
    hostile = replace(GATE, name="".join(each for each in HOSTILE if each.isprintable())[:60])
    room.roster.enter_post(hostile)
    slots = [replace(each, crew=(Duty(LISI.key, DutyRole.CHECKPOINT),)) for each in
             hostile.slots("2026-12-01", 480)[:1]]  # fmt: skip
    room.versions.draft("2026-12", slots, Origin.HAND)
    room.versions.publish("2026-12")
    room.attendance.sign_out()
    async with at_desk(room, "today", language="zh") as desk:
        await sign_in(desk)
        assert isinstance(desk.app.screen, Waiting)
        assert "李四，请办理" in desk.text
        assert "12-01 周二" in desk.text
        assert "有您1个班次 · 张三发布" in desk.text
        assert nothing_obeyed(desk)


async def test_a_trade_waits_for_who_is_asked_until_it_is_answered(tmp_path: Path) -> None:
    room = room_of(tmp_path / "room.db")
    publish(room, "2026-12", "2026-12-03")
    room.author = Author(LISI.key)
    room.receipts.read("2026-12", 1)
    room.attendance.choose_pin(WANGWU.key, PIN)
    [slot] = room.receipts.duties(LISI.key, "2026-12")
    given = Stint(slot.post, slot.day, slot.starts_at, slot.ends_at, slot.shift, LISI.key,
                  DutyRole.CHECKPOINT)  # fmt: skip
    room.trades.propose(Offer(TradeKind.COVER, given, WANGWU.key, reason="家中有事"))
    room.attendance.sign_out()
    async with at_desk(room, "today", language="zh") as desk:
        await desk.type("ww")
        await desk.press("enter", *PIN, "enter")
        assert isinstance(desk.app.screen, Waiting)
        assert "▸ 替班" in desk.text
        assert "李四 → 王五" in desk.text
        await desk.press("enter")
        assert not isinstance(desk.app.screen, Waiting)
        await desk.press("escape")
        assert isinstance(desk.app.screen, Waiting)
        await desk.press("escape")
        assert isinstance(desk.app.screen, TodayBoard)
