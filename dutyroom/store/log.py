"""The journal and the pages of the register, as the journal board reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dutyroom.journal import identity
from dutyroom.journal.stamp import SHIFT
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page of a register, as one line of the log."""

    book: int
    page: int
    stamp: int
    lines: int
    digest: bytes


LogLine = Entry | PageLine


class LogWindow:
    """What was recorded in a stretch of time, newest first; lines are read as they are seen."""

    exact = True

    def __init__(self, log: "Log", keys: Sequence[tuple[int, int, int]]) -> None:
        self._log = log
        self._keys = keys
        self.count = len(keys)

    def fetch(self, first: int, most: int) -> list[LogLine]:
        """Some lines, beginning with the `first`-th newest."""
        return [self._log.line(book, place) for _, book, place in self._keys[first : first + most]]


class Log(Section):
    """Everything recorded, in the order of its stamps."""

    def window(self, from_ms: int, to_ms: int) -> LogWindow:
        """What was recorded from one instant to before another, newest first."""
        span = (from_ms << SHIFT, to_ms << SHIFT)
        keys = self.file.rows(
            "SELECT stamp, 0, id FROM entry WHERE stamp >= ? AND stamp < ? UNION ALL "
            "SELECT stamp, book, page FROM page WHERE stamp >= ? AND stamp < ? "
            "ORDER BY 1 DESC, 2, 3 DESC",
            (*span, *span),
        )
        return LogWindow(self, keys)

    def line(self, book: int, place: int) -> LogLine:
        """An entry (`book` 0, `place` its key) or a page of a book's register."""
        if book == 0:
            found = self.file.row(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (place,))
            assert found is not None
            return Entry(*found)
        found = self.file.row(
            "SELECT book, page, stamp, lines, digest FROM page WHERE book = ? AND page = ?",
            (book, place),
        )
        assert found is not None
        return PageLine(*found)

    def latest(self, most: int) -> list[Entry]:
        """The latest entries."""
        sql = f"SELECT {COLUMNS} FROM entry ORDER BY stamp DESC, id DESC LIMIT ?"
        return [Entry(*row) for row in self.file.rows(sql, (most,))]

    def of(self, subject: str) -> list[Entry]:
        """Everything recorded about one subject, in order."""
        sql = f"SELECT {COLUMNS} FROM entry WHERE subject = ? ORDER BY stamp, id"
        return [Entry(*row) for row in self.file.rows(sql, (subject,))]

    def name(self, entry: Entry) -> str:
        """The global name of an entry."""
        uid = self.file.value("SELECT uid FROM book WHERE no = ?", (entry.book,), "")
        return identity.name(uid, entry.seq)

    def bounds(self) -> tuple[int, int]:
        """The first and the last instant at which anything was recorded, in milliseconds."""
        found = self.file.row(
            "SELECT (SELECT min(stamp) FROM entry), "
            "max((SELECT max(stamp) FROM entry), ifnull((SELECT max(stamp) FROM page), 0))"
        )
        if found is None or found[0] is None:
            return 0, 0
        return found[0] >> SHIFT, found[1] >> SHIFT
