"""The roster: keys pressed, then the room looked at, then the screen; a story a desk."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.calendar import SensitivePeriod, Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, Shift, ShiftPlan
from dutyroom.domain.roster_versions import Origin, key_of_slot
from dutyroom.domain.text import clean
from dutyroom.domain.trades.trade import Offer, TradeKind
from dutyroom.store.room import Room
from dutyroom.store.rostering.book import MonthBook
from dutyroom.tui.paint.lines import fitted
from dutyroom.tui.screens.roster import RosterBoard
from dutyroom.tui.screens.roster.views import View
from dutyroom.tui.widgets.month_grid import HEADER, NAMES, MonthGrid
from tests.tui.duty_desk import (
    EMPTY,
    GATE,
    LISI,
    LITERAL,
    ROOM,
    TODAY,
    WANGWU,
    Desk,
    at_desk,
    manned,
    new_room,
    nothing_obeyed,
)
from tests.tui.hostile import HOSTILE


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


def board(desk: Desk) -> RosterBoard:
    found = desk.app.screen
    assert isinstance(found, RosterBoard)
    return found


def grid(desk: Desk) -> MonthGrid:
    return desk.app.screen.query_one(MonthGrid)


def place(desk: Desk) -> tuple[int, int, int]:
    at = grid(desk)
    return at.row, at.day, at.shift


def cell(desk: Desk, name: str, day: str = TODAY) -> str:
    """What the grid shows in the row of a name on a day: two cells, one character if it is wide."""
    row = next(line for line in desk.lines if line.startswith(name))
    before = len(fitted(name, NAMES)) + 1
    cells, at = 0, before
    while cells < 2 * (int(day[-2:]) - 1):
        cells += 2 if ord(row[at]) > 0x2E80 else 1
        at += 1
    return row[at] if ord(row[at]) > 0x2E80 else row[at : at + 2]


def crew(desk: Desk, post: Post, shift: int, day: str = TODAY) -> tuple[Duty, ...] | None:
    slot = post.slots(day, 480)[shift]
    return desk.room.roster.crew(post.key, slot.starts_at, slot.ends_at)


async def checked(desk: Desk) -> None:
    """Wait until the month was looked over."""
    await desk.wait(lambda: "checking" not in desk.text and "检查中" not in desk.text)


async def test_the_month_opens_on_the_shift_of_this_hour_and_is_moved_in_by_keys(
    room: Room,
) -> None:
    async with at_desk(room, "roster") as desk:
        assert place(desk) == (0, 21, 1)
        assert "▸ 夜班   20:00–08:00 ○ uncovered" in desk.text
        assert [cell(desk, post.name)[0] for post in (ROOM, GATE, EMPTY)] == ["◐", "◐", "·"]
        strip = grid(desk).render_line(HEADER)
        marked = [each for each in strip if each.style is not None and each.style.reverse]
        assert "".join(each.text for each in marked) == "◐ "

        await desk.press("left", "down")
        assert place(desk) == (1, 20, 0)
        await desk.press("right", "right_square_bracket")
        assert place(desk) == (1, 21, 1)
        await desk.press(*["left_square_bracket"] * 2)
        assert place(desk) == (1, 20, 0)

        await desk.press("right_curly_bracket", "right_curly_bracket")
        assert "2027-01 · in force" in desk.text
        await checked(desk)
        assert "2027: holidays not entered" in desk.text
        await desk.press("left_curly_bracket", "home")
        assert board(desk).month == "2026-11"
        assert place(desk) == (1, 21, 1)

        await desk.press("slash")
        await desk.type("dq")
        assert "1/1" in desk.text
        await desk.press("enter")
        assert board(desk).post_here == GATE
        await desk.press("slash")
        await desk.press("escape")
        assert "2/3" in desk.text

        await desk.press("f1")
        assert "Enter who stands in this slot" in desk.text


async def test_crews_are_entered_by_initials_and_taken_back(room: Room) -> None:
    leading = Duty(WANGWU.key, DutyRole.LEADER)
    async with at_desk(room, "roster") as desk:
        await desk.press("enter", *"ww", "enter", *"ls", "enter", "f7", "f5")
        assert crew(desk, ROOM, 1) == (leading, Duty(LISI.key, DutyRole.OFFICER))
        assert "crew saved" in desk.text
        assert desk.latest("roster.slots_filled")[0].subject == f"roster:{TODAY}"

        await desk.press("enter", "down", "f8", "f5")
        assert crew(desk, ROOM, 1) == (leading,)
        await desk.press("ctrl+z")
        assert crew(desk, ROOM, 1) == (leading, Duty(LISI.key, DutyRole.OFFICER))
        assert "值班室 2026-11-22 夜班: the crew from before stands again" in desk.text
        await desk.press("ctrl+z", "ctrl+z")
        assert crew(desk, ROOM, 1) == ()
        assert "no crew here that could be taken back" in desk.text

        await desk.press("enter", "f7", *"ls", "enter", "f5")
        assert crew(desk, ROOM, 1) == (Duty(LISI.key, DutyRole.MAIN),)
        await desk.press("enter", "up", "f7", "f5")
        assert crew(desk, ROOM, 1) == (Duty(LISI.key, DutyRole.SECOND),)
        await desk.press("enter", *"ww", "enter", "f5")
        assert crew(desk, ROOM, 1) == (Duty(WANGWU.key, DutyRole.SECOND),)

        await desk.press("down", "left", "left", "enter", *"ls", "enter", "f6", *"ww", "enter")
        await desk.press("f5")
        assert crew(desk, GATE, 0, "2026-11-20") == (Duty(LISI.key, DutyRole.CHECKPOINT),)
        assert crew(desk, GATE, 1, "2026-11-20") == (Duty(WANGWU.key, DutyRole.CHECKPOINT),)
        assert crew(desk, GATE, 2, "2026-11-20") is None
        assert cell(desk, GATE.name, "2026-11-20")[0] == "●"

        await desk.press("enter", "down", *"孙悟空", "enter", "f5")
        assert "孙悟空 is not in the directory of officers." in desk.text
        await desk.press("f8", *"zl")
        assert "赵六" not in desk.text
        await desk.press("escape")
        assert "Not saved yet" in desk.text
        await desk.press("escape")
        assert board(desk).day_here == "2026-11-20"
        assert len(crew(desk, GATE, 0, "2026-11-20") or ()) == 1


async def test_what_a_crew_breaks_is_told_at_once_and_not_forbidden(room: Room) -> None:
    async with at_desk(room, "roster") as desk:
        await desk.press("down", "down", "enter", *"ls", "enter")
        assert f"李四 also stands at {GATE.name} then" in desk.text
        await desk.press("f5")
        assert crew(desk, EMPTY, 0) == (Duty(LISI.key, DutyRole.CHECKPOINT),)
        assert f"李四 also stands at {GATE.name} then" in desk.text
        await desk.wait(lambda: "■ 早班 李四 is in two places at once" in desk.text)
        assert cell(desk, EMPTY.name) == "●■"

        other = Room.open(desk.room.file.path, author=desk.room.author)
        other.roster.fill(TODAY, (manned(EMPTY.slots(TODAY, 480)[0], WANGWU),))
        await desk.wait(lambda: "王五" in desk.text)
        await desk.press("ctrl+z")
        assert "somebody else has changed it since" in desk.text
        assert crew(desk, EMPTY, 0) == (Duty(WANGWU.key, DutyRole.CHECKPOINT),)

        await desk.press("enter", *"ls", "enter")
        other.roster.fill(TODAY, (EMPTY.slots(TODAY, 480)[0],))
        other.close()
        await desk.press("f5")
        assert "somebody else has just changed this crew, it is now uncovered" in desk.text
        assert crew(desk, EMPTY, 0) == ()


async def test_what_is_wrong_is_listed_and_jumped_to(room: Room) -> None:
    night = ROOM.slots(TODAY, 480)[1]
    async with at_desk(room, "roster") as desk:
        await desk.press("left", "f7")
        await desk.wait(lambda: "Checks of 2026-11: " in desk.text)
        assert "nobody stands here" in desk.text
        assert "Leader on duty is missing" not in desk.text
        await desk.press("end", "enter")
        assert place(desk) == (0, 21, 1)
        assert board(desk).slot_here == night


async def test_the_same_place_is_seen_by_post_by_person_for_a_week_and_a_day(room: Room) -> None:
    early, late, late_night = GATE.slots("2026-11-24", 480)
    with room.write():
        room.roster.fill(
            "2026-11-24", (manned(early, LISI), manned(late, LISI), manned(late_night, WANGWU))
        )
        room.roster_rules.mark(LISI.key, DayMark.LEAVE, Span("2026-11-26", "2026-11-27"))
        room.calendar.enter_period(SensitivePeriod("护航", Span("2026-11-24", "2026-11-24"), 4))
    async with at_desk(room, "roster", language="zh") as desk:
        await desk.press("down", "right", "right")
        assert "▾护航" in desk.text
        await checked(desk)
        await desk.press("f6", "2")
        assert board(desk).view is View.PEOPLE
        assert (board(desk).officer_here, board(desk).day_here) == (LISI.key, "2026-11-24")
        assert board(desk).post_here is None
        assert cell(desk, "李四", "2026-11-24") == "×2"
        assert cell(desk, "李四", "2026-11-22") == "早"
        assert cell(desk, "李四", "2026-11-26") == "假"
        assert cell(desk, "王五", "2026-11-24") == "夜"
        await desk.press("right", "enter")
        assert f"{GATE.name}  2026-11-25" in desk.text
        await desk.press("escape")
        await desk.press("left", "f6", "4")
        assert "早大桥" in desk.text
        await desk.press("f6", "3")
        assert board(desk).post_here == GATE
        assert "早李四" in desk.text
        assert "夜王五" in desk.text
        await desk.press("right_square_bracket")
        await desk.press("f6", "5")
        assert board(desk).slot_here == replace(late, crew=(Duty(LISI.key, DutyRole.CHECKPOINT),))
        assert "2026-11-24" in desk.lines[1]
        await desk.press("left", "left", "f6", "1")
        assert (board(desk).post_here, board(desk).day_here) == (GATE, TODAY)


async def test_who_should_have_stood_is_told_beside_who_does(room: Room) -> None:
    night = manned(GATE.slots(TODAY, 480)[1], LISI)
    room.roster.fill(TODAY, (night,))
    [given] = [
        each
        for each in room.trades.stints(LISI.key, night.starts_at, night.ends_at)
        if each.key == key_of_slot(night)
    ]
    offer = Offer(TradeKind.TAKEOVER, given, WANGWU.key, from_at=room.now())
    room.trades.take_over(offer)
    async with at_desk(room, "roster") as desk:
        await checked(desk)
        await desk.press("down")
        assert cell(desk, GATE.name) == "●⇄"
        assert "⇄ should be 李四, now 王五" in desk.text
        await desk.press("f6", "2")
        assert (cell(desk, "李四"), cell(desk, "王五")) == ("⇄2", "⇄2")
        assert "⇄ should be 李四, now 王五" in desk.text


async def test_a_draft_is_shown_and_edited_beside_what_is_in_force(room: Room) -> None:
    first = ROOM.slots("2027-01-04", 480)
    room.versions.draft("2027-01", [replace(each, crew=()) for each in first], Origin.HAND)
    async with at_desk(room, "roster", language="zh") as desk:
        board(desk).show_version("2027-01", 1)
        await checked(desk)
        assert "2027-01 · 草案 1 · ■ 红色 2" in desk.lines[1]
        assert "2027年放假通知尚未录入" in desk.lines[1]
        board(desk).go_to(ROOM.key, "2027-01-04", first[1].starts_at)
        await desk.press("enter", *"ls", "enter", "f5")
        filled = room.versions.slots("2027-01", 1)[1]
        assert filled.crew == (Duty(LISI.key, DutyRole.OFFICER),)
        assert room.versions.in_force("2027-01") == []
        assert "缺值班长" in desk.text
        await desk.press("ctrl+z")
        assert room.versions.slots("2027-01", 1)[1].crew == ()
        await desk.press("f6", "6")
        assert "2027-01 · 在用" in desk.lines[1]
        assert "草案1：F6" in desk.lines[1]
        assert cell(desk, ROOM.name, "2027-01-04")[0] == "·"


async def test_a_post_is_entered_changed_and_retired(room: Room) -> None:
    async with at_desk(room, "roster") as desk:
        await open_act(desk, "post")
        await desk.press("enter", "enter", "enter", *"now", "f5")
        assert "This is not a shift: “now”" in desk.text
        await desk.press("escape", "escape", "down")
        await open_act(desk, "post")
        await desk.press("enter", "enter", "enter")
        await desk.type("甲班 08:00-20:00,20:00-08:00")
        await desk.press("f5")
        assert room.roster.post(GATE.key) == Post(
            GATE.name,
            PostKind.CHECKPOINT,
            ShiftPlan.THREE,
            (Shift("甲班", 480, 1200), Shift("夜班", 1200, 1920)),
        )
        await desk.press("up")
        await open_act(desk, "post")
        await desk.press("end", *["backspace"] * 3, *"值班二室", "f5")
        assert [each.name for each in room.roster.posts()][-1] == "值班二室"
        await desk.press("down", "down")
        await open_act(desk, "post")
        await desk.press("up", "right", "f5")
        assert EMPTY.name not in [each.name for each in room.roster.posts()]


async def open_act(desk: Desk, name: str) -> None:
    """Choose an act from the menu."""
    from dutyroom.tui.roster_acts import ACTS

    await desk.press("f5", *["down"] * [act.name for act in ACTS].index(name), "enter")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_view_of_the_month_fits(room: Room, language: str) -> None:
    async with at_desk(room, "roster", language=language) as desk:
        await checked(desk)
        head = next(line for line in desk.lines if line.startswith("2026-11 "))
        assert head[17:77].split() == ["01", "05", "10", "15", "20", "22", "25", "30"]
        for view in "1235":
            await desk.press("f6", view)
            assert "…" not in desk.text
        await desk.press("enter")
        assert "…" not in desk.text
        await desk.press("escape", "f5")
        assert "…" not in desk.text
        await desk.press("escape", "f6", "1")
        await desk.pilot.resize_terminal(120, 40)
        await desk.press("left", "right")
        head = next(line for line in desk.lines if line.startswith("2026-11 "))
        assert head[17:77].split() == ["01", "05", "10", "15", "20", "22", "25", "30"]
        assert "…" not in desk.text


async def test_a_narrow_terminal_scrolls_to_the_day(room: Room) -> None:
    async with at_desk(room, "roster", size=(40, 10)) as desk:
        head = next(line for line in desk.lines if line.startswith("2026-11 "))
        assert "22" in head
        assert any(line.startswith(ROOM.name) for line in desk.lines)
        await desk.wait(lambda: "▸ 夜班" in desk.text)
        await desk.press(*["left"] * 21)
        assert next(line for line in desk.lines if line.startswith("2026-11 "))[17:19] == "01"


async def test_only_the_posts_that_are_seen_are_read(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    with room.write():
        for number in range(182):
            room.roster.enter_post(Post(f"卡口{number}"))
    covered = MonthBook.covered

    def told(book: MonthBook, post: int) -> dict[str, tuple[bool, ...]]:
        asked.add(post)
        return covered(book, post)

    monkeypatch.setattr(MonthBook, "covered", told)
    async with at_desk(room, "roster"):
        assert 0 < len(asked) < 40


async def test_hostile_names_are_shown_and_not_obeyed(room: Room) -> None:
    names = [clean(name) for name in HOSTILE]
    with room.write():
        for number, name in enumerate(names):
            room.roster.enter_post(Post(name, PostKind.ROOM, ShiftPlan.WHOLE_DAY))
            room.officers.enrol(Officer(name, f"B{number:03}"))
    async with at_desk(room, "roster", size=(80, 40)) as desk:
        assert nothing_obeyed(desk)
        await desk.press("down", "down")
        for number in (0, len(names) // 2):
            await desk.press("down", "enter", *f"B{number:03}", "enter")
            assert nothing_obeyed(desk)
            await desk.press("f5")
            assert nothing_obeyed(desk)
        for name in LITERAL:
            assert name[:14] in desk.text
        await checked(desk)
        for view in "2345":
            await desk.press("f6", view)
            assert nothing_obeyed(desk)
