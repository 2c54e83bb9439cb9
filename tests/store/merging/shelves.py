"""Rooms in files, and what two of them hold told so that it can be compared."""

import shutil
from pathlib import Path

from dutyroom.journal import identity
from dutyroom.store.room import Room
from tests.store.clocks import NIGHT, Hands

Held = dict[str, list[str]]


def reopened(path: Path, ahead_s: int = 0) -> Room:
    """A room at a file, its first supervisor at the desk, its clock so much ahead."""
    from dutyroom.domain.author import Author

    room = Room.open(path, clock=Hands(NIGHT + ahead_s * 1000))
    first = room.officers.first_supervisor()
    assert first is not None
    room.author = Author(first.key)
    return room


def copied(path: Path, to: Path) -> Path:
    """A copy of a closed file."""
    return Path(shutil.copyfile(path, to))


def lines(room: Room) -> Held:
    """Every line of every book, aside or not, by its global name."""
    numbers: dict[int, str] = dict(room.file.rows("SELECT no, uid FROM book"))
    return {
        name: sorted(
            {
                repr((numbers[identity.book_of(row[0])], identity.seq_of(row[0]), row[1:]))
                for table in (name, f"aside_{name}")
                for row in room.file.rows(f"SELECT * FROM {table}")
            }
        )
        for name in ("entry", "passage")
    }


def counting(room: Room) -> list[str]:
    """The hashes of the entries that count."""
    return sorted(hashed.hex() for (hashed,) in room.file.rows("SELECT hash FROM entry"))


def tables(room: Room) -> Held:
    """Every table added up from the books, with global names for the keys of this file."""
    numbers: dict[int, str] = dict(room.file.rows("SELECT no, uid FROM book"))

    def told(value: object) -> object:
        if isinstance(value, int) and value >> 32 in numbers:
            return (numbers[value >> 32], value & identity.SEQ_MASK)
        return value

    return {
        table: sorted(
            repr(tuple(map(told, row))) for row in room.file.rows(f"SELECT * FROM {table}")
        )
        for section in room.sections
        for table in section.tables
    }
