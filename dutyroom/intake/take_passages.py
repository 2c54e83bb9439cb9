"""Taking passages into a room step by step, so that a million rows need no more memory than ten."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dutyroom.domain.checkpoint import Passage, PassagesImported
from dutyroom.domain.key import key_of
from dutyroom.domain.roster import Post, PostKind
from dutyroom.intake import passages
from dutyroom.intake.headings import records
from dutyroom.intake.report import Report, Tally
from dutyroom.intake.table import Table
from dutyroom.store.room import Room

_STEP = 5_000
"""Passages that are held in memory at a time."""
_SEQ = 0xFFFF_FFFF


class _Posts:
    """The posts a file names; those the room does not know are entered before they are used."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._names: dict[str, int] = {}
        self._unknown: list[str] = []

    def key(self, name: str) -> int:
        key = self._names.get(name)
        if key is None:
            key = self._names[name] = key_of("post", name)
            if self._room.roster.post(key) is None:
                self._unknown.append(name)
        return key

    def enter(self) -> None:
        for name in self._unknown:
            self._room.roster.enter_post(Post(name, PostKind.CHECKPOINT))
        self._unknown.clear()


def take_passages(room: Room, table: Table, path: Path, dry_run: bool) -> Report:
    """Take the passages of a file; the journal notes which lines of the register they became."""
    tally, rows, posts = Tally(), records(table, passages.HEADINGS), _Posts(room)
    was_empty = room.checkpoint.is_empty()
    new = (
        reading.fact
        for reading in passages.read(rows, post_of=posts.key, offset=room.rules().offset)
        if tally.count(
            reading,
            held=not was_empty and reading.fact is not None and room.checkpoint.holds(reading.fact),
        )
        and reading.fact is not None
    )
    if dry_run:
        for _ in new:
            pass
        return tally.report(tuple(rows.extra))
    first = _write(room, new, posts, was_empty)
    if first:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        room.record(PassagesImported(path.name, digest, first, tally.taken))
    return tally.report(tuple(rows.extra))


def _write(room: Room, new: Iterator[Passage], posts: _Posts, was_empty: bool) -> int:
    """Write the passages; returns the register line of the first, 0 where there was none.

    Into an empty register the tables are added up once at the end, which is faster.
    """
    first = 0
    while step := list(islice(new, _STEP)):
        posts.enter()
        written = room.checkpoint.register_many(step, add_up=not was_empty)
        first = first or written[0][0] & _SEQ
    if first and was_empty:
        room.checkpoint.add_up()
    return first
