"""The journal and the pages of the register, as the journal board reads them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.journal import identity
from dutyroom.journal.stamp import SHIFT
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.file import RoomFile
from dutyroom.store.section import Section

STEP = 512
"""Keys read at a time."""

Key = tuple[int, int, int]
"""The stamp of a line, its book and page; of an entry 0 and its key."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page of a register, as one line of the log."""

    book: int
    page: int
    stamp: int
    lines: int
    digest: bytes


LogLine = Entry | PageLine


@dataclass(frozen=True, slots=True)
class About:
    """Which lines of the log are looked at: the kinds of entries, and whether pages too."""

    kinds: tuple[str, ...] = ("*",)
    """Patterns as GLOB has them: `call.*`."""
    pages: bool = True


EVERYTHING = About()


class LogWindow:
    """What was recorded in a stretch of time, newest first; lines are read as they are seen."""

    exact = True

    def __init__(self, file: RoomFile, from_ms: int, to_ms: int, about: About) -> None:
        self._file = file
        self._from = from_ms << SHIFT
        self._to = to_ms << SHIFT
        self._about = about
        self._keys: list[Key] = []
        spans, values = self._spans(self._to)
        counts = " + ".join(f"(SELECT count(*) FROM {span})" for span in spans)
        self.count = int(file.value(f"SELECT {counts}", values))

    def fetch(self, first: int, most: int) -> list[LogLine]:
        """Some lines, beginning with the `first`-th newest."""
        while len(self._keys) < min(first + most, self.count) and self._read_on():
            pass
        return [self._line(book, place) for _, book, place in self._keys[first : first + most]]

    def _read_on(self) -> bool:
        """Read some more keys; whether there were any."""
        spans, values = self._spans(self._keys[-1][0] if self._keys else self._to)
        columns = ("SELECT stamp, 0, id FROM ", "SELECT stamp, book, page FROM ")
        both = " UNION ALL ".join(map(str.__add__, columns, spans))
        found = self._file.rows(f"{both} ORDER BY 1 DESC, 2, 3 DESC LIMIT {STEP}", values)
        if len(found) == STEP:
            # Lines of one stamp stand in different books, and are read together.
            found = [key for key in found if key[0] > found[-1][0]] or found
        self._keys.extend(found)
        return bool(found)

    def _spans(self, before: int) -> tuple[list[str], list[object]]:
        """The tables with their conditions, up to a stamp, and what the conditions ask for."""
        kinds = " OR ".join(["kind GLOB ?"] * len(self._about.kinds))
        spans = [f"entry WHERE stamp >= ? AND stamp < ? AND ({kinds})"]
        values: list[object] = [self._from, before, *self._about.kinds]
        if self._about.pages:
            spans.append("page WHERE stamp >= ? AND stamp < ?")
            values += [self._from, before]
        return spans, values

    def _line(self, book: int, place: int) -> LogLine:
        if book == 0:
            found = self._file.row(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (place,))
            assert found is not None
            return Entry(*found)
        found = self._file.row(
            "SELECT book, page, stamp, lines, digest FROM page WHERE book = ? AND page = ?",
            (book, place),
        )
        assert found is not None
        return PageLine(*found)


class Log(Section):
    """Everything recorded, in the order of its stamps."""

    def window(self, from_ms: int, to_ms: int, about: About = EVERYTHING) -> LogWindow:
        """What was recorded from one instant to before another, newest first."""
        return LogWindow(self.file, from_ms, to_ms, about)

    def every(self) -> Iterator[Entry]:
        """Every entry, book by book; read as it is asked for."""
        return (Entry(*row) for row in self.file.each(f"SELECT {COLUMNS} FROM entry ORDER BY id"))

    def latest(self, most: int) -> list[Entry]:
        """The latest entries."""
        sql = f"SELECT {COLUMNS} FROM entry ORDER BY stamp DESC, id DESC LIMIT ?"
        return [Entry(*row) for row in self.file.rows(sql, (most,))]

    def of(self, subject: str) -> list[Entry]:
        """Everything recorded about one subject, in order."""
        sql = (
            f"SELECT {COLUMNS} FROM entry e JOIN book b ON b.no = e.id >> 32 "
            "WHERE subject = ? ORDER BY stamp, b.uid, e.id"
        )
        return [Entry(*row) for row in self.file.rows(sql, (subject,))]

    def name(self, entry: Entry) -> str:
        """The global name of an entry."""
        return identity.name(self.book_name(entry.book), entry.seq)

    def book_name(self, book: int) -> str:
        """The global name of a book, or an empty text."""
        return str(self.file.value("SELECT uid FROM book WHERE no = ?", (book,), ""))

    def heads(self) -> tuple[int, ...]:
        """The newest entry of every book, by its key: another where anything was recorded."""
        books = (book for (book,) in self.file.rows("SELECT no FROM book"))
        sql = "SELECT ifnull(max(id), 0) FROM entry WHERE id BETWEEN ? AND ?"
        found = (int(self.file.value(sql, identity.span(book))) for book in books)
        return tuple(head for head in found if head)

    def has_since(self, heads: tuple[int, ...], kinds: tuple[str, ...]) -> bool:
        """Whether anything of some kinds, as GLOB has them, was recorded since the heads were."""
        known = {identity.book_of(head): head for head in heads}
        looked_for = " OR ".join(["kind GLOB ?"] * len(kinds))
        sql = f"SELECT EXISTS (SELECT 1 FROM entry WHERE id > ? AND id <= ? AND ({looked_for}))"
        for head in self.heads():
            book = identity.book_of(head)
            before = known.get(book, identity.span(book)[0])
            if head != before and self.file.value(sql, (before, head, *kinds)):
                return True
        return False

    def bounds(self) -> tuple[int, int]:
        """The first and the last instant at which anything was recorded, in milliseconds."""
        found = self.file.row(
            "SELECT (SELECT min(stamp) FROM entry), "
            "max((SELECT max(stamp) FROM entry), ifnull((SELECT max(stamp) FROM page), 0))"
        )
        if found is None or found[0] is None:
            return 0, 0
        return found[0] >> SHIFT, found[1] >> SHIFT
