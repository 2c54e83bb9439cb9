"""Files to carry: whole books in a file of their own, and a checkpoint's file made ready.

A book goes whole or not at all, as its chain is only proven from its first line.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
from dutyroom.domain.settings import RoomKind, RoomOpened
from dutyroom.store.file import RoomFile, discard
from dutyroom.store.merging.merge import merge
from dutyroom.store.merging.report import BookReport
from dutyroom.store.room import Room

if TYPE_CHECKING:
    from dutyroom.store.books import Shelved


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file that was written to be carried."""

    path: Path
    books: tuple[BookReport, ...]


def write_bundle(room: Room, out: Path, *, station: str = "", since_ms: int = 0) -> Bundle:
    """Write the books this room has written into a new file.

    For a station, by its name or that of its post, its own books that have come here go with them.
    Books with nothing recorded since an instant are left out. Raises `Refusal`: "file_exists",
    "station_unknown", "nothing_to_bundle", or as `RoomFile` does.
    """
    wanted = {each.uid for each in _wanted(room, station) if each.last_ms >= since_ms}
    if not wanted:
        raise Refusal("nothing_to_bundle")
    with _begun(room, out) as made:
        return Bundle(out, _filled(made, room, wanted))


def set_up_checkpoint(room: Room, out: Path, post: str) -> Bundle:
    """Write a file ready for a checkpoint: its directory, rosters and settings are this room's.

    Who is at the desk here writes it; raises `Refusal` as `write_bundle`, or "post_not_found".
    """
    found = next(
        (each for each in room.roster.posts(PostKind.CHECKPOINT) if each.name == post), None
    )
    if found is None:
        raise Refusal("post_not_found", name=post)
    rules, home = room.rules(), room.settings.home()
    opened = RoomOpened(found.name, RoomKind.CHECKPOINT, rules.offset, room.log.book_name(home))
    with _begun(room, out) as made:
        made.record(opened)
        books = _filled(made, room, {each.uid for each in _wanted(room, "")})
        made.settings.change("home_post", found.key)
        return Bundle(out, books)


def _wanted(room: Room, station: str) -> "list[Shelved]":
    shelf = room.books.shelf()
    own = [each for each in shelf if each.mine]
    if not station:
        return own
    theirs = [each for each in shelf if station in (each.station, each.uid)]
    if not theirs and all(post.name != station for post in room.roster.posts()):
        raise Refusal("station_unknown", name=station)
    return own + theirs


@contextmanager
def _begun(room: Room, out: Path) -> Iterator[Room]:
    """A new file that is one file when it is done, and not there when it is not."""
    made = Room(RoomFile.create(out), clock=room.clock, author=room.author)
    try:
        yield made
        made.file.run("DELETE FROM merging_part")
        made.file.run("DELETE FROM merging")
        # Without a log beside it, so that it can be read where nothing can be written.
        made.file.row("PRAGMA journal_mode=DELETE")
    except BaseException:
        made.close()
        discard(out)
        raise
    made.close()
    with out.open("rb") as file:
        os.fsync(file.fileno())


def _filled(made: Room, room: Room, wanted: set[str]) -> tuple[BookReport, ...]:
    report = merge(made, [Path(room.file.path)], only=wanted, breath_s=0)
    refused = report.files[0].refused
    if refused is not None:
        raise refused
    return report.books
