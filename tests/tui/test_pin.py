"""A PIN is asked for again: none is no attempt, a wrong one is gone, the wait is counted down."""

from pathlib import Path

import pytest

from dutyroom.domain.author import NOBODY, Author
from dutyroom.domain.officers import SignInFailed
from dutyroom.tui.kit.fields import PinField
from tests.tui.duty_desk import Desk, at_desk, new_room


def pin(desk: Desk) -> PinField:
    return desk.app.screen.query_one(PinField)


async def test_enter_without_a_pin_is_no_attempt(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "today") as desk:
        desk.app.lock()
        await desk.wait(lambda: "Locked" in desk.text)
        await desk.press("enter", "enter")
        await desk.wait(lambda: "The PIN is missing" in desk.text)
        assert desk.latest("officer.sign_in_failed") == []


@pytest.mark.parametrize("at_the_lock", [True, False])
async def test_after_a_wrong_pin_the_field_is_empty_and_the_wait_is_counted_down(
    tmp_path: Path, at_the_lock: bool
) -> None:
    room = new_room(tmp_path / "room.db")
    for _attempt in range(3):
        room.record(SignInFailed(room.officer()), author=Author(NOBODY))
    if not at_the_lock:
        room.author = None
    async with at_desk(room, "today") as desk:
        if at_the_lock:
            desk.app.lock()
            await desk.wait(lambda: "Locked" in desk.text)
        else:
            await desk.wait(lambda: "Sign in" in desk.text)
            await desk.type("zs")
            await desk.press("enter")
        await desk.type("9999")
        await desk.press("enter")
        await desk.wait(lambda: "Try again in 4 s" in desk.text)
        assert pin(desk).value == ""
        assert pin(desk).has_focus
        await desk.wait(lambda: "Try again in 3 s" in desk.text)
