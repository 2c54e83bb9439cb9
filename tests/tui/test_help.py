"""The help page and the door's foot: what is pressed, then the glass."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.tui.duty_desk import Desk, at_desk, new_room


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with at_desk(new_room(tmp_path / "room.db"), "officers", size=(60, 40)) as found:
        yield found


async def test_a_long_sentence_goes_on_under_its_beginning(desk: Desk) -> None:
    await desk.press("f1")
    at = next(n for n, line in enumerate(desk.lines) if "Write a call down" in line)
    column = desk.lines[at].index("Write a call down")
    below = desk.lines[at + 1]
    assert below.strip(" │") == below[column:].strip(" │") != ""


async def test_the_page_that_chooses_a_pin_says_each_thing_once(desk: Desk) -> None:
    desk.room.attendance.sign_out()
    desk.app.sign_in_then(None)
    await desk.press()
    await desk.type("李四")
    await desk.press("enter")
    assert desk.text.count("choose a PIN of 4 to 12 digits") == 1
    assert "Enter · Esc another name" in desk.text
    await desk.type("1234")
    await desk.press("enter")
    assert desk.text.count("The same PIN once more") == 1
    assert "Enter · Esc another name" in desk.text
