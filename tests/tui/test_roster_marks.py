"""What holds for somebody on some days, entered and taken back on the screen."""

from pathlib import Path

from dutyroom.domain.calendar import Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.store.rostering.rules import Marked
from dutyroom.tui.forms.roster import marks
from tests.tui.duty_desk import LISI, TODAY, WANGWU, new_room
from tests.tui.roster_desk import Pointed, at_roster


async def test_days_are_marked_as_they_are_typed_and_taken_back_by_two_keys(
    tmp_path: Path,
) -> None:
    room = new_room(tmp_path / "room.db")
    room.roster_rules.mark(WANGWU.key, DayMark.NO_NIGHTS, Span("2026-12-01", "2026-12-31"))
    async with at_roster(room) as (desk, board):
        board.officer = LISI.key
        marks.open_form(board)
        await desk.wait(lambda: "No days are marked." in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "Mark days" in desk.text)
        await desk.press("down", "down")
        await desk.type("22 12-03")
        await desk.wait(lambda: "= 2026-11-22 Sun – 2026-12-03 Thu" in desk.text)
        await desk.press("f5")
        leave = Marked(LISI.key, DayMark.LEAVE, Span(TODAY, "2026-12-03"))
        assert leave in room.roster_rules.marks()
        await desk.wait(lambda: "stands in 1 slot then" in desk.text)
        assert "2026-11-22 – 12-03" in desk.text

        await desk.press("f6")
        await desk.wait(lambda: "王五" in desk.text)
        await desk.press("end", "f8")
        await desk.wait(lambda: "F8 again takes back" in desk.text)
        assert leave in room.roster_rules.marks()
        await desk.press("home", "f8", "f8")
        assert {each.officer for each in room.roster_rules.marks()} == {LISI.key}
        await desk.press("f8", "f8", "escape")
        assert room.roster_rules.marks() == []
        await desk.wait(lambda: isinstance(desk.app.screen, Pointed))


async def test_what_is_no_day_and_who_is_nobody_keep_the_form_open(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    async with at_roster(room, language="zh") as (desk, board):
        marks.open_form(board)
        await desk.press("f5")
        await desk.type("ls")
        await desk.press("enter", "right", "down")
        await desk.type("32")
        await desk.press("f5")
        await desk.wait(lambda: "32" in desk.text and "!" in desk.text)
        await desk.press("backspace", "backspace")
        await desk.type("5 3天")
        await desk.press("f5")
        assert [each.days for each in room.roster_rules.marks()] == [
            Span("2026-12-05", "2026-12-07")
        ]
