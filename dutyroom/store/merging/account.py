"""The account of every merge: what was here before it, so that it can be completed or undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.store.file import RoomFile

if TYPE_CHECKING:
    from dutyroom.store.room import Room

_PART = (
    "INSERT INTO merging_part (merging, book, begun, entries_before, entries_after, "
    "lines_before, lines_after) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
    "entries_after = excluded.entries_after, lines_after = excluded.lines_after"
)


@dataclass(frozen=True, slots=True)
class Merging:
    """A merge that was made, or begun."""

    id: int
    begun_ms: int
    ended_ms: int
    """0 while it is not complete."""
    files: str
    """The names of the files, one a line."""
    entries: int
    passages: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a merge did to one book."""

    book: int
    begun: bool
    """Whether the book came with it."""
    entries_before: int
    entries_after: int
    lines_before: int
    lines_after: int
    turned: bool
    """Whether the line that counts was changed for this one."""

    @property
    def changed_nothing(self) -> bool:
        """Whether the book is as it was."""
        return (
            not self.begun
            and not self.turned
            and (self.entries_before, self.lines_before) == (self.entries_after, self.lines_after)
        )


class Account:
    """The merges of a file, the last one first; nothing of it is part of a book."""

    def __init__(self, room: "Room") -> None:
        self._room = room

    @property
    def _file(self) -> RoomFile:
        return self._room.file

    def last(self) -> Merging | None:
        """The last merge."""
        found = self._file.row(
            "SELECT id, begun_ms, ended_ms, files, entries, passages FROM merging "
            "ORDER BY id DESC LIMIT 1"
        )
        return None if found is None else Merging(*found)

    def begin(self, files: Sequence[str]) -> int:
        """Begin a merge, or go on with the one that was broken off; inside a transaction."""
        last = self.last()
        if last is not None and not last.ended_ms:
            names = "\n".join(dict.fromkeys((*last.files.splitlines(), *files)))
            self._file.run("UPDATE merging SET files = ? WHERE id = ?", (names, last.id))
            return last.id
        self._file.run(
            "INSERT INTO merging (begun_ms, files) VALUES (?, ?)",
            (self._room.clock(), "\n".join(files)),
        )
        return int(self._file.value("SELECT last_insert_rowid()"))

    def note(
        self, merging: int, book: int, before: tuple[int, int], after: tuple[int, int],
        *, begun: bool = False,
    ) -> None:  # fmt: skip
        """Note how far a book has come, by its entries and lines; the first note of it stands."""
        self._file.run(_PART, (merging, book, begun, before[0], after[0], before[1], after[1]))

    def forget(self, merging: int, book: int) -> None:
        """Forget a book that was begun and of which nothing could be taken."""
        self._file.run("DELETE FROM merging_part WHERE merging = ? AND book = ?", (merging, book))
        self._file.run("DELETE FROM book WHERE no = ?", (book,))

    def note_turn(self, merging: int, book: int) -> None:
        """Note that the line aside under a number was made the one that counts."""
        self._file.run(
            "UPDATE merging_part SET turned = 1 - turned WHERE merging = ? AND book = ?",
            (merging, book),
        )

    def parts(self, merging: int) -> list[Part]:
        """What a merge did to each book."""
        rows = self._file.rows(
            "SELECT book, begun, entries_before, entries_after, lines_before, lines_after, turned "
            "FROM merging_part WHERE merging = ? ORDER BY book",
            (merging,),
        )
        return [
            Part(row[0], bool(row[1]), row[2], row[3], row[4], row[5], bool(row[6])) for row in rows
        ]

    def total(self, merging: int) -> None:
        """Note how much a merge has brought in all; inside a transaction."""
        self._file.run(
            "UPDATE merging SET (entries, passages) = (SELECT "
            "ifnull(sum(entries_after - entries_before), 0), "
            "ifnull(sum(lines_after - lines_before), 0) "
            "FROM merging_part p WHERE p.merging = merging.id) WHERE id = ?",
            (merging,),
        )

    def end(self, merging: int, lengths: Mapping[int, tuple[int, int]]) -> None:
        """A merge is complete, and every book as long as this; inside a transaction.

        A merge that brought nothing is forgotten.
        """
        parts = {part.book: part for part in self.parts(merging)}
        if all(each.changed_nothing for each in parts.values()):
            self.drop(merging)
            return
        for book, (entries, lines) in lengths.items():
            self.note(merging, book, (entries, lines), (entries, lines))
        self._file.run(
            "UPDATE merging SET ended_ms = ? WHERE id = ?", (self._room.clock(), merging)
        )

    def drop(self, merging: int) -> None:
        """Forget a merge that changed nothing, or was undone; inside a transaction."""
        self._file.run("DELETE FROM merging_part WHERE merging = ?", (merging,))
        self._file.run("DELETE FROM merging WHERE id = ?", (merging,))
