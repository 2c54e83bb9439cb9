"""The pattern of a post and its exceptions, entered on the screen."""

from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer
from dutyroom.domain.patterns import Replacement
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole
from dutyroom.domain.usual_patterns import four_teams
from dutyroom.store.room import Room
from dutyroom.tui.forms.roster import patterns
from tests.tui.duty_desk import GATE, Desk, manned, new_room
from tests.tui.roster_desk import Pointed, at_roster

NAMES = ("冯一", "陈二", "褚三", "卫四")
TEAM = tuple(Officer(name, f"B{n}") for n, name in enumerate(NAMES))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = new_room(tmp_path / "room.db")
    for officer in TEAM:
        room.officers.enrol(officer)
    return room


async def opened(desk: Desk, board: Pointed) -> None:
    board.post = GATE
    patterns.open_form(board)
    await desk.wait(lambda: "F6" in desk.text and "F8" in desk.text)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_pattern_is_seen_for_two_weeks_before_it_is_saved(
    room: Room, language: str
) -> None:
    room.officers.enrol(Officer("丰一"))
    room.roster.fill("2026-11-23", (manned(GATE.slots("2026-11-23", 480)[0], TEAM[0]),))
    async with at_roster(room, language=language) as (desk, board):
        await opened(desk, board)
        await desk.press("f5")
        await desk.press("right", "right", "right", "enter")
        await desk.press("ctrl+u")
        await desk.type("12-01")
        await desk.press("enter", "enter", "enter", "enter")
        for initials in ("fy ", "ce ", "cs ", "w"):
            await desk.type(initials)
        await desk.wait(lambda: "早 冯一 中 卫四 夜 褚三" in desk.text)
        assert "冯一、陈二、褚三、w" in desk.text
        assert "12-14" in desk.text
        assert room.roster_rules.patterns() == []
        await desk.press("f5")
        made = four_teams(
            GATE.key, "2026-12-01", tuple(o.key for o in TEAM), (DutyRole.CHECKPOINT,)
        )
        assert room.roster_rules.patterns() == [made]
        await desk.wait(lambda: "2026-12-01" in desk.text)


async def test_an_exception_is_entered_and_both_are_taken_back_by_two_keys(room: Room) -> None:
    order = tuple(officer.key for officer in TEAM)
    made = four_teams(GATE.key, "2026-12-01", order)
    room.roster_rules.enter_patterns(GATE.key, (made,))
    async with at_roster(room) as (desk, board):
        await opened(desk, board)
        await desk.press("f6")
        await desk.press("ctrl+u")
        await desk.type("12-05")
        await desk.press("enter", "right", "enter")
        await desk.type("fy")
        await desk.press("enter")
        await desk.type("ls")
        await desk.press("f5")
        lisi = room.officers.named("李四")[0].key
        its = Replacement(GATE.key, "2026-12-05", "中班", order[0], lisi)
        assert room.roster_rules.exceptions() == [its]
        await desk.wait(lambda: "李四 instead of 冯一" in desk.text)
        assert room.roster_rules.patterns() == [made]

        await desk.press("end", "f8")
        await desk.wait(lambda: "F8 again takes this back." in desk.text)
        assert room.roster_rules.exceptions() == [its]
        await desk.press("f8")
        assert room.roster_rules.exceptions() == []
        await desk.press("f8", "f8")
        assert room.roster_rules.patterns() == []


async def test_without_a_post_or_a_pattern_it_is_said_what_lacks(room: Room) -> None:
    async with at_roster(room) as (desk, board):
        with pytest.raises(Refusal, match="no_post_here"):
            patterns.open_form(board)
        await opened(desk, board)
        await desk.press("f6")
        await desk.wait(lambda: "goes by no pattern yet" in desk.text)
        await desk.press("f5", "f5")
        await desk.wait(lambda: "This pattern cannot be" in desk.text)
