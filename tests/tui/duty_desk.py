"""A desk for tests: a room in a file, its supervisor signed in, a clock that stands, and hands."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.i18n import set_language
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room
from dutyroom.tui.app import DutyApp
from tests.store.kept import kept
from tests.tui.hostile import FORBIDDEN, HOSTILE
from tests.tui.typing import strike, until

PIN = "1234"
TODAY = "2026-11-22"
NOW = int(datetime(2026, 11, 22, 14, 30, tzinfo=UTC).timestamp() * 1000)
"""22:30 in the room, in the night shift of 22 November."""

ROOM = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
GATE = Post("大桥北卡口", PostKind.CHECKPOINT)
EMPTY = Post("火车东站卡口", PostKind.CHECKPOINT)
LISI = Officer("李四", "A002", "湖滨派出所", "科员", Role.OFFICER, ("19900001000",))
WANGWU = Officer("王五", "A003", "区卫生健康局", "", Role.LEADER, ("19900001001",))
GONE = Officer("赵六", "A004", active_to="2026-01-31")


@kept
def new_room(path: Path) -> Room:
    """Three posts, four officers, and 22 November: the room's day shift and one shift of a gate."""
    room = Room.create(
        path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=lambda: NOW
    )
    supervisor = room.officers.found("张三")[0].key
    room.attendance.choose_pin(supervisor, PIN)
    room.attendance.sign_in(supervisor, PIN)
    with room.write():
        for officer in (LISI, WANGWU, GONE):
            room.officers.enrol(officer)
        for post in (ROOM, GATE, EMPTY):
            room.roster.enter_post(post)
    day, night = ROOM.slots(TODAY, 480)
    early, late, _night = GATE.slots(TODAY, 480)
    room.roster.fill(
        TODAY, (manned(day, WANGWU, DutyRole.LEADER), night, manned(early, LISI), late)
    )
    return room


def manned(slot: Slot, officer: Officer, role: DutyRole = DutyRole.CHECKPOINT) -> Slot:
    return Slot(
        slot.post, slot.day, slot.starts_at, slot.ends_at, slot.shift, (Duty(officer.key, role),)
    )


class Desk:
    """An app in front of somebody."""

    def __init__(self, app: DutyApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot, self.room = app, pilot, app.room

    async def press(self, *keys: str) -> None:
        await strike(self.pilot, keys)

    async def type(self, text: str) -> None:
        await self.press(*("space" if each == " " else each for each in text))

    async def wait(self, true: Callable[[], bool]) -> None:
        await until(self.pilot, true)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def latest(self, kind: str) -> list[Entry]:
        """The latest entries of a kind, newest first."""
        return [each for each in self.room.log.latest(50) if each.kind == kind]


@asynccontextmanager
async def at_desk(
    room: Room, board: str, *, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[Desk]:
    """The app on a board, in a language; English again afterwards."""
    set_language(language)
    app = DutyApp(room)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await app.show_board(board)
            await pilot.pause()
            yield Desk(app, pilot)
    finally:
        set_language("en")
        room.close()


def nothing_obeyed(desk: Desk) -> bool:
    """Whether no line on the glass holds what a terminal would obey."""
    return not any(FORBIDDEN & set(line) for line in desk.lines)


LITERAL = [each for each in HOSTILE if each.isprintable()]
"""Hostile words that are shown as they were given."""
