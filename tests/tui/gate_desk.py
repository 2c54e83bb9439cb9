"""A desk at the gate, driven by keys, for tests of the checkpoint board and its forms."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from dutyroom.store.room import Room
from dutyroom.tui.app import DutyApp
from dutyroom.tui.screens.checkpoint import CheckpointBoard
from tests.tui.typing import strike, until


class Gate:
    """A desk at the gate and hands to use it."""

    def __init__(self, app: DutyApp, pilot: Pilot[Any], room: Room) -> None:
        self.app, self.pilot, self.room = app, pilot, room

    @property
    def board(self) -> CheckpointBoard:
        board = self.app.get_screen_stack("checkpoint")[0]
        assert isinstance(board, CheckpointBoard)
        return board

    @property
    def line(self) -> str:
        return self.board.field.value

    async def press(self, *keys: str) -> None:
        await strike(self.pilot, keys)

    async def type(self, text: str) -> None:
        await self.press(*("space" if each == " " else each for each in text))

    async def enter(self, text: str) -> None:
        await self.type(text)
        await self.press("enter")

    async def wait(self, true: Callable[[], bool]) -> None:
        await until(self.pilot, true)

    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def count(self) -> int:
        return int(self.room.file.value("SELECT count(*) FROM passage"))


@asynccontextmanager
async def at_gate(room: Room, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Gate]:
    app = DutyApp(room)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        yield Gate(app, pilot, room)
