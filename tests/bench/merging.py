"""Merging many stations into one room, beside a plain executemany of the same rows.

    python -m tests.bench.merging [--files N] [--rows N] [--kills N]

Prints seconds of one processor, seconds of the wall and the ratios; with `--kills` also cuts so
many merges off with `kill -9` and completes them.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.roster import Post
from dutyroom.domain.settings import RoomKind
from dutyroom.journal import register
from dutyroom.store.merging.merge import merge
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened

AT = 1_795_300_000
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "一二三四五六七八九十东西南北中明华"
MERGER = """
import sys
from pathlib import Path
from dutyroom.store.merging.merge import merge
from dutyroom.store.room import Room

room = Room.open(sys.argv[1])
merge(room, [Path(each) for each in sys.argv[2:]], breath_s=0,
      progress=lambda done: print(done, flush=True) or True)
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of the processor and of the wall."""

    cpu: float
    wall: float


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.merging")
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--rows", type=int, default=100_000, help="in all files together")
    parser.add_argument("--kills", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        each = chosen.rows // chosen.files
        files = [station(place / f"s{n}.db", n, each) for n in range(chosen.files)]
        one_more = station(place / "more.db", chosen.files, 2_000)
        floor = timed(lambda: plain(place / "plain.db", files))
        hub = begin(place / "hub.db", "区应急值班室")
        with opened(Room.open(hub)) as room:
            whole = timed(lambda: merge(room, files, breath_s=0))
            last = timed(lambda: merge(room, [one_more]))
        size = hub.stat().st_size / (each * chosen.files + 2_000)
        print(f"{chosen.files} files, {each * chosen.files} rows; on disk {size:.0f} bytes a row")
        print("| what | cpu s | wall s | cpu ratio | wall ratio |\n|---|---|---|---|---|")
        print(f"| plain executemany, indexes live | {floor.cpu:.2f} | {floor.wall:.2f} | 1 | 1 |")
        ratios = f"{whole.cpu / floor.cpu:.2f} | {whole.wall / floor.wall:.2f}"
        print(f"| merge, proven, tables added up | {whole.cpu:.2f} | {whole.wall:.2f} | {ratios} |")
        print(f"| one more file of 2,000 rows | {last.cpu:.2f} | {last.wall:.2f} | | |")
        for done in kills(place, hub, files, chosen.kills):
            print(f"killed after {done} lines: completed, sound, tables as the books say")


def begin(path: Path, name: str) -> Path:
    """A new room."""
    Room.create(path, name=name, kind=RoomKind.ROOM, supervisor="张三").close()
    return path


def station(path: Path, number: int, rows: int) -> Path:
    """A checkpoint's file with so many passages of people who come again."""
    begin(path, f"卡口{number}")
    dice = Random(number)
    post = Post(f"卡口{number}")
    with opened(Room.open(path)) as room:
        first = room.officers.first_supervisor()
        assert first is not None
        room.author = Author(first.key)
        room.roster.enter_post(post)
        for start in range(0, rows, 5_000):
            room.checkpoint.register_many(
                passage(dice, post.key, AT + 5 * (start + n))
                for n in range(min(5_000, rows - start))
            )
    return path


def passage(dice: Random, post: int, at: int) -> Passage:
    """One of 300,000 people."""
    who = dice.randrange(300_000)
    name = FAMILY[who % 16] + GIVEN[who // 16 % 17] + GIVEN[who // 272 % 17]
    return Passage(
        at, 480, post, Direction(dice.randrange(2)), 380 if dice.random() < 4e-5 else 365,
        name=name, phone=f"199{who:08}", plate=f"浙A{who:05}"[:7] if who % 3 == 0 else "",
    )  # fmt: skip


def plain(path: Path, files: list[Path]) -> None:
    """The floor: the same rows by executemany into one table with the same indexes."""
    marks = ", ".join("?" * (len(register.FIELDS) + 1))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-8000")
        for sql in shape(files[0]):
            connection.execute(sql)
        for number, file in enumerate(files, 1):
            with closing(sqlite3.connect(file)) as source:
                rows = source.execute("SELECT * FROM passage ORDER BY id")
                while step := rows.fetchmany(5_000):
                    shifted = [(row[0] & 0xFFFFFFFF | number << 32, *row[1:]) for row in step]
                    connection.execute("BEGIN IMMEDIATE")
                    connection.executemany(f"INSERT INTO passage VALUES ({marks})", shifted)
                    connection.execute("COMMIT")


def shape(file: Path) -> list[str]:
    """The statements that make the register and its indexes."""
    with closing(sqlite3.connect(file)) as source:
        sql = (
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 'passage' AND type <> 'trigger' "
            "ORDER BY type DESC"
        )
        return [statement for (statement,) in source.execute(sql)]


def timed(work: Callable[[], object]) -> Took:
    """How long something takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Took(time.process_time() - cpu, time.perf_counter() - wall)


def kills(place: Path, hub: Path, files: list[Path], times: int) -> Iterator[int]:
    """Cut merges off at random, complete each, and make sure that nothing is missing."""
    dice = Random(7)
    with opened(Room.open(hub, read_only=True)) as room:
        whole = room.file.value("SELECT count(*) FROM passage") - 2_000
    for number in range(times):
        path = begin(place / f"killed{number}.db", "断电")
        done = cut_off(path, files, dice.randint(1, max(2, whole // 5_000)))
        with opened(Room.open(path)) as room:
            assert {state.first_break for state in room.soundness.verify()} == {None}
            merge(room, files, breath_s=0)
            assert room.file.value("SELECT count(*) FROM passage") == whole
            assert rebuild(room).differed == ()
        path.unlink()
        yield done


def cut_off(path: Path, files: list[Path], steps: int) -> int:
    """Kill a merge after some steps; answers how many lines it had told of."""
    command = [sys.executable, "-c", MERGER, str(path), *map(str, files)]
    done = b"0"
    with subprocess.Popen(command, stdout=subprocess.PIPE) as merger:
        assert merger.stdout is not None
        for _ in range(steps):
            done = merger.stdout.readline() or done
        os.kill(merger.pid, signal.SIGKILL)
    return int(done)


if __name__ == "__main__":
    main()
