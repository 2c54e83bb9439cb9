"""Adding every table up again from the books, and saying which had differed."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.settling import follow

if TYPE_CHECKING:
    from dutyroom.store.room import Room


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did."""

    entries: int
    tables: int
    differed: tuple[str, ...]
    """The tables that were not what the books say; empty when all was as it should be."""


def rebuild(room: "Room") -> Rebuilt:
    """Empty and add up every table in one transaction; the books are only read.

    Entries are followed in the order of `settling`, the same in every file that holds them.
    """
    tables = [table for section in room.sections for table in section.tables]
    with room.write():
        before = {table: digest(room, table) for table in tables}
        for section in room.sections:
            section.clear()
        for section in room.sections:
            section.add_up()
        entries = _replay(room)
        room.file.run("DELETE FROM unsettled")
        differed = tuple(table for table in tables if digest(room, table) != before[table])
    return Rebuilt(entries, len(tables), differed)


def digest(room: "Room", table: str) -> str:
    """A digest of everything a table holds, in the order of its key."""
    columns = [row[1] for row in room.file.rows(f"PRAGMA table_info({table})")]
    hashed = hashlib.sha256()
    for row in room.file.each(f"SELECT * FROM {table} ORDER BY {', '.join(columns)}"):
        hashed.update(repr(row).encode())
    return hashed.hexdigest()


def _replay(room: "Room") -> int:
    keys = [
        (stamp, uid, id_)
        for stamp, uid, id_ in room.file.rows(
            "SELECT e.stamp, b.uid, e.id FROM entry e JOIN book b ON b.no = e.id >> 32"
        )
    ]
    keys.sort()
    for _, _, id_ in keys:
        found = room.file.row(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (id_,))
        assert found is not None
        entry = Entry(*found)
        event = room.event(entry)
        if event is not None:
            follow(room, event, entry, room.sections)
    return len(keys)
