"""The roster board over 185 posts, beside the same over ten; and all checks of such a month.

python -m tests.bench.roster_board [--runs 5]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room, opened
from tests.bench.desk import signed_in
from tests.bench.meter import Span

FEW, MANY = 10, 185
TEAM = 4
"""Officers of a post, who take its three shifts in turn."""
MOST = 1.3
"""The large board against the small one."""
CHECKS_S = 1.0
PIN = "1234"
KEYS = {
    "next page": ["\x1b[6~"],
    "next day": ["\x1b[D", "\x1b[C"] * 3,
    "next post": ["\x1b[A", "\x1b[B"] * 3,
}
"""What is pressed in a run: a page once, as ten posts have no other."""
FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈", "安平宁和顺康健正明远"


def write(path: Path, posts: int) -> Path:
    """A room with so many posts of three shifts, each manned all this month and the one before."""
    room = Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三")
    with opened(room), room.write():
        room.attendance.choose_pin(room.officer(), PIN)
        manned = [_post(room, number) for number in range(posts)]
        for day in _days():
            slots = [
                replace(slot, crew=(Duty(team[(turn + place) % TEAM], DutyRole.CHECKPOINT),))
                for post, team in manned
                for place, (turn, slot) in enumerate(
                    (day.toordinal() * 3, slot) for slot in post.slots(day.isoformat(), 480)
                )
            ]
            room.roster.fill(day.isoformat(), tuple(slots))
    return path


def _post(room: Room, number: int) -> tuple[Post, list[int]]:
    post = Post(f"{number + 1:03}号卡口")
    room.roster.enter_post(post)
    team = []
    for each in range(number * TEAM, number * TEAM + TEAM):
        name = FAMILY[each % 10] + GIVEN[each // 10 % 10] + GIVEN[each // 100 % 10]
        officer = Officer(name, f"K{each:04}", role=Role.CHECKPOINT)
        room.officers.enrol(officer)
        team.append(officer.key)
    return post, team


def _today() -> date:
    return datetime.now(UTC).date()


def _days() -> list[date]:
    first = _today().replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return [before + timedelta(days=number) for number in range((last - before).days + 1)]


def board(path: Path) -> dict[str, list[Span]]:
    """The board opened, then pages, days and posts further."""
    with signed_in(path) as meter:
        meter.wait_for("●sound")
        meter.rest()
        meter.send("\x1bOS")
        meter.rest()
        spans = {"open the board": [meter.press("6", "001")]}
        meter.wait_for("■ red")
        meter.rest()
        for name, keys in KEYS.items():
            spans[name] = []
            for key in keys:
                spans[name].append(meter.press(key))
                meter.rest()
        return spans


def checking(path: Path, runs: int) -> float:
    """Median processor seconds of all checks of this month."""
    took = []
    with opened(Room.open(path, read_only=True)) as room:
        for _ in range(runs):
            at = time.process_time()
            room.versions.findings(f"{_today():%Y-%m}")
            took.append(time.process_time() - at)
    return median(took)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.roster_board")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        few, many = (write(Path(folder) / f"{n}.db", n) for n in (FEW, MANY))
        found: dict[str, tuple[list[Span], list[Span]]] = {}
        for _ in range(runs):  # in turn, so that the machine's noise falls on both alike
            for place, path in enumerate((few, many)):
                for name, spans in board(path).items():
                    found.setdefault(name, ([], []))[place].extend(spans)
        took = checking(many, runs)
    print(f"| what | {FEW} posts | {MANY} posts | ratio | at most |")
    print("|---|---|---|---|---|")
    for name, both in found.items():
        small, large = (median(span.net for span in spans) for spans in both)
        print(f"| {name} | {small:.1f} ms | {large:.1f} ms | {large / small:.2f} | {MOST} |")
    print(f"| all checks of the month | | {took:.2f} s | | {CHECKS_S} s |")


if __name__ == "__main__":
    main()
