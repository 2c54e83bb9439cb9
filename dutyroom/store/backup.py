"""A copy of the whole file under a dated name."""

import os
from dataclasses import dataclass
from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.store.room import Room, opened
from dutyroom.store.soundness import BookState


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished copy."""

    path: Path
    books: tuple[BookState, ...]
    """The end of every book as the copy has it."""

    @property
    def sound(self) -> bool:
        """Whether every book of the copy ends as it was written."""
        return all(book.first_break is None for book in self.books)


def back_up(room: Room, folder: Path) -> Backup:
    """Copy the room's file into a folder, where the desk may go on writing meanwhile.

    Raises `Refusal("folder_missing")`, "backup_exists" for a copy of the same second, or as
    `RoomFile` does; then nothing is left behind.
    """
    if not folder.is_dir():
        raise Refusal("folder_missing", path=str(folder))
    path = folder / _dated(room)
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise Refusal("backup_exists", path=str(path)) from error
    part = path.with_suffix(".part")
    try:
        books = _copied(room, part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        path.unlink()
        raise
    return Backup(path, books)


def _copied(room: Room, part: Path) -> tuple[BookState, ...]:
    # A path may hold bytes that are no text; SQLite takes them as they are.
    room.file.run("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(part),))
    with opened(Room.open(part, clock=room.clock, read_only=True)) as copy:
        books = tuple(copy.soundness.tail())
    # SQLite does not wait for the disk after VACUUM INTO.
    with part.open("rb") as file:
        os.fsync(file.fileno())
    return books


def _dated(room: Room) -> str:
    """The file's own name and the room's time, to the second."""
    return f"{Path(room.file.path).stem}-{room.local(room.now()):%Y%m%d-%H%M%S}.db"
