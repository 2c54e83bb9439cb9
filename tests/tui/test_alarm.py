"""What comes due is heard once, stands in the status line, and stays until it is acknowledged."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.roster import DutyRole
from dutyroom.store.room import Room
from dutyroom.tui.app import DutyApp
from dutyroom.tui.forms.ask import Ask
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.status import StatusLine
from tests.store.clocks import Hands
from tests.tui.duty_desk import GATE, NOW, PIN, ROOM, TODAY, WANGWU, Desk, at_desk, manned, new_room

AT = NOW // 1000
CAT = Matter("height", "猫在树上", AT, place="湖滨路3号")


@pytest.fixture
def clock() -> Hands:
    return Hands(NOW)


@pytest.fixture
def room(tmp_path: Path, clock: Hands) -> Room:
    return winding(new_room(tmp_path / "room.db"), clock)


def winding(room: Room, clock: Hands) -> Room:
    """The room with a clock that can be moved."""
    room.clock = room.ledger._clock = clock
    return room


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch, clock: Hands) -> list[int]:
    """When the bell rang, in seconds after the beginning."""
    rung: list[int] = []
    monkeypatch.setattr(DutyApp, "bell", lambda self: rung.append((clock.ms - NOW) // 1000))
    return rung


def put(desk: Desk, clock: Hands, *seconds: int) -> None:
    """Put the clock to so many seconds after the beginning, one after another, and look."""
    for each in seconds:
        clock.ms = NOW + each * 1000
        desk.app.look()


def status(desk: Desk) -> str:
    return desk.lines[0]


async def test_a_turnout_is_counted_down_rings_once_when_it_is_missed_and_stays(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    room.matters.open(CAT)
    async with at_desk(room, "hotline") as desk:
        put(desk, clock, 48)
        await desk.wait(lambda: "◆Turnout 00:12" in status(desk))
        put(desk, clock, 59, 60, 61, 90)
        await desk.wait(lambda: "!Turnout +00:30" in status(desk))
        assert bells == [60]


async def test_two_timers_due_in_the_same_second_ring_one_bell(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    room.matters.open(CAT)
    room.matters.open(CAT)
    async with at_desk(room, "today") as desk:
        put(desk, clock, 59, 60, 61)
        assert bells == [60]


async def test_what_came_due_while_the_program_was_closed_rings_when_it_is_opened_and_only_once(
    room: Room, tmp_path: Path, clock: Hands, bells: list[int]
) -> None:
    room.matters.open(CAT)
    officer = room.officer()
    room.close()
    clock.pass_(3600)
    for _ in range(2):
        again = winding(Room.open(tmp_path / "room.db", author=Author(officer)), clock)
        async with at_desk(again, "today") as desk:
            desk.app.look()
            assert "! 1 overdue" in desk.text
    assert bells == [3600]


async def test_a_clock_set_back_and_forward_loses_no_timer_and_rings_none_twice(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    room.matters.open(CAT)
    room.matters.open(Matter("other", "限时", AT, due_at=AT + 1800))
    async with at_desk(room, "today") as desk:
        put(desk, clock, 61, 61 - 3600, 1801, 1801 - 3600, 1802)
        assert bells == [61, 1801]
        put(desk, clock, 1801 + 86_400)
        assert desk.app.is_running
        await desk.wait(lambda: "✗clock" not in status(desk))


async def test_what_nobody_acknowledges_goes_to_the_leader_on_duty_and_rings_once_more(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    _day, night = ROOM.slots(TODAY, 480)
    room.roster.fill(TODAY, (manned(night, WANGWU, DutyRole.LEADER),))
    room.matters.open(CAT)
    async with at_desk(room, "today") as desk:
        put(desk, clock, 60, 659)
        assert "⇑" not in status(desk)
        put(desk, clock, 660, 661)
        await desk.wait(lambda: "⇑王五" in status(desk))
        assert bells == [60, 660]
        await desk.press("f5")
        await desk.wait(lambda: desk.text.count("⇑王五") == 2)


@pytest.mark.parametrize(
    ("language", "acknowledge", "said"),
    [("en", "Acknowledge: Turnout", "✓ Acknowledged: Turnout"),
     ("zh", "确认：出动", "✓ 已确认：出动")],
)  # fmt: skip
async def test_a_timer_is_acknowledged_in_words_from_the_list_and_shows_by_whom(
    room: Room, clock: Hands, bells: list[int], language: str, acknowledge: str, said: str
) -> None:
    line = room.matters.open(CAT)
    async with at_desk(room, "today", language=language) as desk:
        put(desk, clock, 75)
        await desk.press("f5")
        await desk.wait(lambda: "!+00:15" in desk.text)
        await desk.press("enter")
        await desk.wait(lambda: acknowledge in desk.text)
        await desk.type("kuai")
        await desk.press("enter")
        await desk.wait(lambda: said in desk.text)
        assert room.timers.waiting() == []
        [entry] = desk.latest("matter.timer_acknowledged")
        assert (entry.subject, entry.facts()["words"]) == (line.subject, "kuai")
        await desk.wait(lambda: "+00:15" in desk.text and "!+00:15" not in desk.text)
        row = next(each for each in desk.lines if line.number in each and "+00:15" in each)
        assert "张三" in row
        await desk.press("escape")
        put(desk, clock, 800)
        assert "⇑" not in status(desk)
        assert bells == [75]


async def test_nothing_that_comes_due_takes_the_keys_from_who_is_typing(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    room.matters.open(CAT)
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        await desk.type("water in the cel")
        put(desk, clock, 60, 661)
        await desk.type("lar")
        assert "water in the cellar" in desk.text
        assert bells == [60, 661]


async def test_a_recheck_is_not_acknowledged_but_measured(room: Room, clock: Hands) -> None:
    room.checkpoint.register(Passage(AT, 480, GATE.key, Direction.IN, 381, name="周八"))
    async with at_desk(room, "today") as desk:
        put(desk, clock, 601)
        await desk.press("f5")
        await desk.wait(lambda: "周八" in desk.text)
        await desk.press("enter")
        await desk.wait(lambda: "Acknowledge: Recheck" in desk.text)
        await desk.press("enter")
        await desk.wait(lambda: "A recheck ends by measuring again" in desk.text)


async def test_the_clock_goes_on_behind_a_question(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    room.matters.open(replace(CAT, level="immediate"))
    room.matters.open(Matter("other", "限时", AT, due_at=AT + 30))
    async with at_desk(room, "today") as desk:
        await desk.press("f5", "enter")
        await desk.wait(lambda: isinstance(desk.app.screen, Ask))
        listed = desk.app.screen_stack[-2].query_one(LongTable)
        assert [each.title for each in listed.rows.fetch(0, 2)] == ["限时", "猫在树上"]
        put(desk, clock, 60)
        assert bells == [60]
        assert [each.title for each in listed.rows.fetch(0, 2)] == ["猫在树上", "限时"]
        board = desk.app.screen_stack[0]
        shown = "".join(text for text, _tone in board.query_one(StatusLine)._lines[0])
        assert "22:31" in shown
        assert "!" in shown


# -- silences


async def test_a_silence_is_a_row_that_says_what_is_silent_and_by_how_much_whole(
    room: Room, clock: Hands
) -> None:
    room.settings.change("hotline_silence_minutes", 30)
    room.hotline.receive(Call("路灯不亮", AT))
    async with at_desk(room, "today", language="zh") as desk:
        put(desk, clock, 1800 + 6 * 3600 + 240)
        await desk.press("f5")
        await desk.wait(lambda: "!+6时04分" in desk.text)
        row = next(each for each in desk.lines if "!+6时04分" in each)
        assert row.index("静默") < row.index("热线")


async def test_a_silent_hotline_is_counted_down_and_its_acknowledgement_is_an_entry(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    room.settings.change("hotline_silence_minutes", 30)
    room.hotline.receive(Call("路灯不亮", AT))
    async with at_desk(room, "today") as desk:
        put(desk, clock, 1499)
        assert "Hotline" not in status(desk)
        put(desk, clock, 1500)
        await desk.wait(lambda: "◆Hotline 05:00" in status(desk))
        put(desk, clock, 1800)
        await desk.wait(lambda: "!Hotline 00:00" in status(desk))
        assert bells == [1800]
        await desk.press("f5", "enter", "enter")
        await desk.wait(lambda: "Acknowledged: Hotline" in desk.text)
        await desk.press("escape")
        await desk.wait(lambda: "silence acknowledged: Hotline" in desk.text)
        assert "!Hotline" not in status(desk)
        [entry] = desk.latest("watch.acknowledged")
        assert entry.facts()["since"] == AT


async def test_a_desk_nobody_touched_rings_and_one_key_does_not_undo_the_silence(
    room: Room, clock: Hands, bells: list[int]
) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f1", "escape")
        put(desk, clock, 3000)
        await desk.press("f1", "escape")
        put(desk, clock, 3601)
        assert bells == []
        put(desk, clock, 6600)
        assert bells == [6600]
        await desk.press("f1", "escape")
        put(desk, clock, 6601)
        await desk.wait(lambda: "!Desk +00:01" in status(desk))
        await desk.press("f5", "enter", "enter")
        await desk.wait(lambda: "Acknowledged: Desk" in desk.text)
        await desk.press("escape")
        put(desk, clock, 6700)
        assert "Desk" not in status(desk)
        await desk.wait(lambda: "silence acknowledged: desk of 张三" in desk.text)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "▽ Desk silent for 61 min: sign in and acknowledge"),
     ("zh", "▽ 本席已61分钟无人操作：请登录并确认")],
)  # fmt: skip
async def test_the_lock_tells_that_the_desk_is_silent_and_nothing_else(
    room: Room, clock: Hands, bells: list[int], language: str, said: str
) -> None:
    room.matters.open(CAT)
    async with at_desk(room, "today", language=language) as desk:
        put(desk, clock, 0)
        await desk.press("f9")
        await desk.wait(lambda: desk.app.locked)
        await desk.type("9")  # anybody may have pressed it
        put(desk, clock, 3599)
        assert "▽" not in desk.text
        put(desk, clock, 3660)
        await desk.wait(lambda: said in desk.text)
        assert "猫" not in desk.text
        assert 3660 in bells
        await desk.press("backspace", *PIN, "enter")
        await desk.wait(lambda: not desk.app.locked)
        put(desk, clock, 3661)
        await desk.press("f5")
        await desk.wait(lambda: "!+01:01" in desk.text)


async def test_keys_at_the_lock_are_no_sign_of_who_is_on_duty(room: Room, clock: Hands) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f9")
        await desk.wait(lambda: desk.app.locked)
        put(desk, clock, 3599)
        await desk.type("12")
        put(desk, clock, 3601)
        await desk.wait(lambda: "Desk silent for 60 min" in desk.text)
