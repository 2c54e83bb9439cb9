"""Files of the roster from the board: a sheet goes out, is edited, comes back; a copy is filed."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dutyroom.domain.roster import Duty, DutyRole
from dutyroom.domain.roster_versions import Origin
from dutyroom.tui.forms.roster import files
from dutyroom.tui.forms.roster.take_in import TakeIn
from dutyroom.tui.roster_screen import RosterScreen
from tests.tui.duty_desk import GATE, LISI, WANGWU, Desk, at_desk, new_room, nothing_obeyed

MONTH = "2026-12"


def board(desk: Desk) -> RosterScreen:
    screen = desk.app.screen
    assert isinstance(screen, RosterScreen)
    return screen


async def write(desk: Desk, line: str, path: Path, *typed: str) -> None:
    """Choose a line of the menu, fill in what it asks for, and the path last."""
    files.open_form(board(desk))
    await desk.press(line)
    for text in (*typed, str(path)):
        await desk.press("end", "ctrl+u")
        await desk.type(text)
        await desk.press("enter")


async def test_a_sheet_goes_out_and_comes_back_edited_and_a_copy_is_filed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    room = new_room(tmp_path / "room.db")
    early = replace(GATE.slots("2026-12-03", 480)[0], crew=(Duty(LISI.key, DutyRole.CHECKPOINT),))
    room.versions.draft(MONTH, [early], Origin.HAND)
    room.versions.publish(MONTH)
    sheet, copy, page = Path("m.xlsx"), Path("copy.html"), Path("li.ics")
    async with at_desk(room, "roster") as desk:
        board(desk).show_version(MONTH, 0)
        await write(desk, "1", sheet)
        await desk.wait(lambda: "Written:" in desk.text)
        await write(desk, "1", sheet)
        await desk.wait(lambda: "exists already" in desk.text)
        await desk.press("escape", "escape")

        book = load_workbook(sheet)
        book.worksheets[0]["B3"] = f"{WANGWU.name}、生人"
        book.save(sheet)
        await write(desk, "7", sheet)
        await desk.wait(lambda: isinstance(desk.app.screen, TakeIn))
        assert "1 slot differs · 1 row could not be read" in desk.text
        assert "生人" in desk.text
        assert nothing_obeyed(desk)
        assert len(room.versions.of(MONTH)) == 1
        await desk.press("f5")
        await desk.wait(lambda: "2026-12: draft 2 is made" in desk.text)
        assert board(desk).version == 2
        assert [duty.officer for duty in room.versions.slots(MONTH, 2)[0].crew] == [WANGWU.key]

        await write(desk, "6", copy, "EOC", "by fax")
        await desk.wait(lambda: "version 1 is filed with EOC" in desk.text)
        [filed] = room.receipts.filings(MONTH, 1)
        assert (filed.to, filed.words) == ("EOC", "by fax")
        assert room.versions.seal(MONTH, 1) in copy.read_text("utf-8")

        board(desk).show_version(MONTH, 0)
        files.open_form(board(desk))
        await desk.press("4", "ctrl+u", *"ls", "enter")
        await desk.wait(lambda: "roster-2026-12-李四.ics" in desk.text)
        await desk.press("end", "ctrl+u", *str(page), "enter")
        await desk.wait(lambda: "Written: li.ics" in desk.text)
        assert "X-WR-CALNAME:李四" in page.read_text("utf-8")
