"""The books on the shelf, and which line of a forked one was chosen."""

from dataclasses import dataclass

from dutyroom.domain.books import LineChosen
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class Shelved:
    """A book as the shelf shows it."""

    no: int
    """Its number in this file."""
    uid: str
    station: str
    mine: bool
    """Whether it was begun in this file."""
    last_ms: int
    """When its last line was recorded; 0 for an empty one."""
    aside: bool
    """Whether it is a line of a fork that does not count."""


class Books(Section):
    """What the file holds, by who wrote it."""

    events = (LineChosen,)
    tables = ("chosen_line",)
    strand = "books"

    def shelf(self) -> list[Shelved]:
        """Every book, and after it the lines of it that do not count."""
        last = (
            "max(ifnull((SELECT e.stamp FROM {0}entry e WHERE e.id BETWEEN b.no << 32 "
            "AND b.no << 32 | 4294967295 ORDER BY e.id DESC LIMIT 1), 0), "
            "ifnull((SELECT p.stamp FROM {0}page p WHERE p.book = b.no "
            "ORDER BY p.page DESC LIMIT 1), 0)) >> 16"
        )
        rows = self.file.rows(
            f"SELECT no, uid, station, mine, {last.format('')}, 0 FROM book b "
            "WHERE parent IS NULL UNION ALL "
            f"SELECT no, uid, station, 0, {last.format('aside_')}, 1 FROM book b "
            "WHERE parent IS NOT NULL ORDER BY 2, 6, 1"
        )
        return [
            Shelved(no, uid, station, bool(mine), last_ms, bool(aside))
            for no, uid, station, mine, last_ms, aside in rows
        ]

    def chosen(self, uid: str) -> LineChosen | None:
        """What a person last chose of a forked book."""
        sql = "SELECT uid, entries, hash, lines, digest FROM chosen_line WHERE uid = ?"
        found = self.file.row(sql, (uid,))
        return None if found is None else LineChosen(*found)

    def apply(self, event: LineChosen, entry: Entry) -> None:
        """Keep the last choice of each book."""
        self.file.run(
            "INSERT OR REPLACE INTO chosen_line VALUES (?, ?, ?, ?, ?)",
            (event.book, event.entries, event.hash, event.lines, event.digest),
        )
