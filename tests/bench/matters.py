"""The boards and the handover with many matters, beside the same with few."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.roster import Post
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room, opened
from tests.bench.desk import signed_in
from tests.bench.meter import Meter, Span

FEW = (200, 0)
MANY = (20_000, 200_000)
"""How many are open and how many closed."""
KINDS = ("height", "other", "drainage", "people_transfer")
LEVELS = ("routine", "urgent", "immediate")
PIN = "1234"


def write(path: Path, number_open: int, number_closed: int) -> Path:
    """A room with so many matters, one a minute, the closed ones first; up to this minute."""
    began = int(time.time()) - (number_open + number_closed) * 60
    now = [began]
    with opened(
        Room.create(
            path, name="值班室", kind=RoomKind.ROOM, supervisor="张三",
            clock=lambda: now[0] * 1000,
        )
    ) as room:  # fmt: skip
        room.attendance.choose_pin(room.officer(), PIN)
        room.roster.enter_post(Post("东门卡口"))
        with room.write():
            for n in range(number_closed + number_open):
                now[0] = began + n * 60
                _matter(room, n, now[0], closed=n < number_closed)
    return path


def _matter(room: Room, n: int, at: int, *, closed: bool) -> None:
    matter = Matter(
        KINDS[n % 4], f"第{n}件：{'积水' if n % 3 else '高坠'}", at, place=f"湖滨路{n % 300}号",
        level=LEVELS[n % 7 % 3], owner=room.officer(),
    )  # fmt: skip
    subject = room.matters.open(matter).subject
    if closed or n % 2:
        order = rules.assign(
            room.matters.get(subject), "消防站", at + 38, due_at=at + 86_400 * (n % 5 + 1)
        )
        room.matters.act(subject, order)
    if closed:
        room.matters.act(subject, on.MatterClosed("done", at + 400))


def boards(path: Path) -> dict[str, Span]:
    """The matters board opened, its next page, a word looked for in it, and Today."""
    with signed_in(path) as meter:
        meter.send("\x1b")
        meter.rest()
        spans = {"open the matters board": _board(meter, "4", "Open matters")}
        meter.rest()
        spans["next page"] = meter.press("\x1b[6~")
        meter.rest()
        meter.send("/")
        meter.rest()
        spans["filter, to the list it leaves"] = meter.press("积水", "of 20")
        meter.rest()
        meter.send("\x1b\x1b")
        meter.rest()
        spans["back to Today"] = _board(meter, "1", "On duty now")
        return spans


def _board(meter: Meter, digit: str, expected: str) -> Span:
    meter.send("\x1bOS")
    meter.rest()
    return meter.press(digit, expected)


def compiling(path: Path, runs: int) -> float:
    """Median seconds of compiling the sheet of a handover."""
    took = []
    with opened(Room.open(path, read_only=True)) as room:
        for _ in range(runs):
            at = time.perf_counter()
            room.handover.compile(room.handover.desk())
            took.append(time.perf_counter() - at)
    return median(took)
