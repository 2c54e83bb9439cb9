"""A roster board for tests of forms: it points where it is told to, and remembers what is shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dutyroom.domain.roster import Post, Slot
from dutyroom.store.room import Room
from dutyroom.tui.roster_screen import RosterScreen
from tests.tui.duty_desk import TODAY, Desk, at_desk


class Pointed(RosterScreen):
    """A board with a cursor set by hand."""

    def __init__(self, month: str = "2026-12") -> None:
        super().__init__()
        self._month = month
        self._version = 0
        self.day, self.at = TODAY, ("", 0)
        self.post: Post | None = None
        self.officer = 0
        self.slot: Slot | None = None

    @property
    def month(self) -> str:
        return self._month

    @property
    def version(self) -> int:
        return self._version

    @property
    def day_here(self) -> str:
        return self.day

    @property
    def post_here(self) -> Post | None:
        return self.post

    @property
    def officer_here(self) -> int:
        return self.officer

    @property
    def slot_here(self) -> Slot | None:
        return self.slot

    def show_version(self, month: str, number: int) -> None:
        self._month, self._version = month, number

    def go_to(self, post: int, day: str, starts_at: int) -> None:
        self.at = (day, starts_at)


@asynccontextmanager
async def at_roster(
    room: Room, *, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[tuple[Desk, Pointed]]:
    """The desk with a roster board in front."""
    async with at_desk(room, "today", size=size, language=language) as desk:
        board = Pointed()
        await desk.app.push_screen(board)
        await desk.pilot.pause()
        yield desk, board
