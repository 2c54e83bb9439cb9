"""One durable passage against a bare INSERT and commit with the same pragmas."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from statistics import median

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.journal import register as form
from dutyroom.store.room import Room, opened

ROUNDS = 400


def raw(path: Path) -> float:
    """Median milliseconds of a bare INSERT and commit into a table of the same form."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"CREATE TABLE passage (id INTEGER PRIMARY KEY, {', '.join(form.FIELDS)})")
    for column in ("at", "post", "phone"):
        connection.execute(f"CREATE INDEX by_{column} ON passage ({column}, at)")
    marks = ", ".join("?" * len(form.FIELDS))
    took = []
    for n in range(ROUNDS):
        row = (
            n,
            1,
            n,
            480,
            7,
            0,
            365,
            0,
            "张三",
            f"1990000{n % 10_000:04}",
            "",
            "",
            0,
            "",
            "",
            "",
            0,
            0,
        )
        at = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO passage VALUES (NULL, {marks})", row)
        connection.execute("COMMIT")
        took.append(time.perf_counter() - at)
    connection.close()
    return median(took) * 1000


def passage(path: Path) -> float:
    """Median milliseconds of a passage through the room: line, page, tallies, known people."""
    took = []
    with opened(Room.open(path)) as room:
        supervisor = room.officers.first_supervisor()
        assert supervisor is not None
        room.author = Author(supervisor.key)
        post = room.roster.posts()[0].key
        now = room.now()
        for n in range(ROUNDS):
            one = Passage(
                now + n, 480, post, Direction.IN, 365, name="张三", phone=f"1990000{n % 10_000:04}"
            )
            at = time.perf_counter()
            room.checkpoint.register(one)
            took.append(time.perf_counter() - at)
    return median(took) * 1000
