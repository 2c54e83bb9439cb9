from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dutyroom.i18n import language
from dutyroom.store.room import Room
from dutyroom.tui.palette import Everything, Palette
from dutyroom.tui.places import PLACES, Place
from dutyroom.tui.screens.journal import JournalBoard
from dutyroom.tui.screens.officers import OfficersBoard
from dutyroom.tui.screens.roster import RosterBoard
from tests.tui.duty_desk import Desk, at_desk, new_room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


@pytest.fixture
async def desk(room: Room) -> AsyncIterator[Desk]:
    async with at_desk(room, "roster") as found:
        yield found


async def find(desk: Desk, query: str, shown: str) -> None:
    """Open the palette and narrow it until a line is there."""
    await desk.press("ctrl+p")
    await desk.type(query)
    await desk.wait(lambda: shown in desk.text)


async def test_the_palette_offers_the_verbs_of_the_board_in_front(desk: Desk) -> None:
    await find(desk, "check", "Check  F7")
    await desk.press("enter")
    await desk.wait(lambda: "Checks of 2026-11" in desk.text)


async def test_the_palette_goes_to_a_board(desk: Desk) -> None:
    await find(desk, "journal", "Board: Journal")
    await desk.press("enter")
    await desk.wait(lambda: isinstance(desk.app.screen, JournalBoard))


async def test_the_palette_finds_what_another_board_does_and_does_it_there(desk: Desk) -> None:
    await find(desk, "ver", "Journal: Verify")
    await desk.press("enter")
    await desk.wait(lambda: desk.room.soundness.last_check()[0] > 0)
    await desk.press()
    assert isinstance(desk.app.screen, JournalBoard)


async def test_what_asks_for_a_chosen_line_only_goes_to_its_board(desk: Desk) -> None:
    await find(desk, "reset", "Directory: Reset")
    await desk.press("enter")
    await desk.wait(lambda: isinstance(desk.app.screen, OfficersBoard))
    assert "chosen" not in desk.lines[-2]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.mode)
async def test_every_command_of_every_board_is_found(desk: Desk, place: Place) -> None:
    found = Everything(desk.app.screen)
    offered = {each.name for each in (*found._commands(), *found._elsewhere())}
    for verb in place.board().VERBS:
        own = verb.label or verb.help
        assert {own, f"{place.title}: {own}"} & offered


async def test_the_palette_changes_theme_and_language(desk: Desk) -> None:
    await find(desk, "theme: day", "Theme: day")
    await desk.press("enter")
    await desk.wait(lambda: desk.app.theme == "day")
    await find(desk, "中文", "Language: 中文")
    await desk.press("enter")
    await desk.wait(lambda: language() == "zh")


async def test_chinese_words_are_found_by_initials_and_nothing_is_in_english(room: Room) -> None:
    async with at_desk(room, "roster", language="zh") as desk:
        await desk.press("ctrl+p")
        await desk.wait(lambda: "要做什么" in desk.text)
        await desk.type("jc")
        await desk.wait(lambda: "检查  F7" in desk.text)
        await desk.type("qqq")
        await desk.wait(lambda: "没有找到" in desk.text)


async def test_no_palette_opens_over_the_lock(desk: Desk) -> None:
    await desk.press("f9", "ctrl+p")
    assert not isinstance(desk.app.screen, Palette)


async def test_escape_closes_the_palette(desk: Desk) -> None:
    await desk.press("ctrl+p", "escape")
    await desk.wait(lambda: isinstance(desk.app.screen, RosterBoard))
