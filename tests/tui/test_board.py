"""What every board does when the file cannot be read for a moment."""

from pathlib import Path

import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.tui.board import Board
from dutyroom.tui.forms.choose import KEYS
from dutyroom.tui.places import PLACES, Place
from tests.tui.duty_desk import at_desk, new_room


class Away(Board):
    """A board whose file comes and goes."""

    away = True

    def read(self) -> None:
        if self.away:
            raise Refusal("file_busy", path="room.db")


async def test_a_board_that_cannot_be_read_says_so_and_is_read_again(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "today") as desk:
        board = Away()
        await desk.app.push_screen(board)
        await desk.wait(lambda: "nothing is lost" in desk.text)
        board.away = False
        desk.app.recorded()
        await desk.wait(lambda: not board.stale)
        assert desk.app.is_running


@pytest.mark.parametrize(("key", "place"), list(zip(KEYS, PLACES, strict=False)))
async def test_every_board_has_a_key_and_stands_at_it(
    key: str, place: Place, tmp_path: Path
) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "today") as desk:
        await desk.press(*([key] if key.isdigit() else ["f4", key]))
        await desk.wait(lambda: desk.app.current_mode == place.mode)
        await desk.wait(lambda: desk.lines[0].startswith(f" {place.title}"))
