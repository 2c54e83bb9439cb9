"""A book as it was continued in one copy, read from the room's file or from one attached to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain as joined

from dutyroom.journal import chain, identity, register
from dutyroom.journal.walk import EntryLine, Line, Page
from dutyroom.store.file import RoomFile, Row
from dutyroom.store.soundness import ENTRY_LINE, REGISTER_LINE


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a book was continued: its line that counts, or one that lies aside."""

    schema: str
    """Where it is read: `main`, or the name of an attached file."""
    book: int
    """The number of the book there."""
    uid: str
    station: str
    aside: int = 0
    """The number under which its tail lies aside; 0 for the line that counts."""
    base: int = 0
    """The last entry before the tail, and the last line of the register."""
    register_base: int = 0

    @property
    def key(self) -> int:
        """The number under which it is continued."""
        return self.aside or self.book


class Reader:
    """Reads the branches of a file."""

    def __init__(self, file: RoomFile) -> None:
        self._file = file

    def branches(self, schema: str, uid: str = "") -> list[Branch]:
        """The branches of every book, or of one: the line that counts before those aside."""
        columns = "b.uid, b.station, b.base, b.register_base"
        rows = self._file.rows(
            f"SELECT b.no, 0, {columns} FROM {schema}.book b WHERE parent IS NULL AND "
            f"(?1 = '' OR uid = ?1) UNION ALL SELECT b.parent, b.no, {columns} "
            f"FROM {schema}.book b WHERE parent IS NOT NULL AND (?1 = '' OR uid = ?1) "
            "ORDER BY 1, 2",
            (uid,),
        )
        return [
            Branch(
                schema, _whole(book), str(name), str(station), aside,
                _whole(base) if aside else 0, _whole(more) if aside else 0,
            )
            for book, aside, name, station, base, more in rows
        ]  # fmt: skip

    def entries(self, branch: Branch) -> int:
        """How many entries its journal has; where there are holes, the number of the last."""
        own = self._last(branch.schema, "aside_entry" if branch.aside else "entry", branch.key)
        return max(own, branch.base)

    def lines(self, branch: Branch) -> int:
        """How many lines the pages of its register have."""
        table = "aside_page" if branch.aside else "page"
        found = self._file.row(
            f"SELECT page, lines FROM {branch.schema}.{table} WHERE book = ? "
            "ORDER BY page DESC LIMIT 1",
            (branch.key,),
        )
        page, lines = map(_whole, found or (0, 0))
        return max(page * register.LINES + lines, branch.register_base)

    def last_line(self, branch: Branch) -> int:
        """The last line of its register, whether a page holds it or not."""
        own = self._last(branch.schema, "aside_passage" if branch.aside else "passage", branch.key)
        return max(own, branch.register_base)

    def hash_at(self, branch: Branch, seq: int) -> bytes | None:
        """The hash of an entry, of 0 the one the journal begins with; None where it is missing."""
        if seq == 0:
            return chain.genesis(branch.uid, "journal")
        table, key = "entry", branch.book
        if seq > branch.base and branch.aside:
            table, key = "aside_entry", branch.aside
        sql = f"SELECT hash FROM {branch.schema}.{table} WHERE id = ?"
        return _hash(self._file.value(sql, (identity.row_id(key, seq),)))

    def digest_of(self, branch: Branch, page: int) -> bytes | None:
        """The digest of a page, of -1 the one the register begins with; None where missing."""
        if page < 0:
            return chain.genesis(branch.uid, "register")
        table, key = "page", branch.book
        if branch.aside and page >= register.page_of(branch.register_base + 1):
            table, key = "aside_page", branch.aside
        sql = f"SELECT digest FROM {branch.schema}.{table} WHERE book = ? AND page = ?"
        return _hash(self._file.value(sql, (key, page)))

    def journal(self, branch: Branch, first: int, last: int) -> list[tuple[EntryLine, Row]]:
        """Its entries, both inclusive, as they are hashed and as they are stored.

        Nothing is left half read: a file cannot be detached that is.
        """
        stored = "stamp, officer, CAST(kind AS BLOB), CAST(subject AS BLOB)"
        return [
            (EntryLine(*row[:5]), (row[0], *row[5:], *row[2:5]))
            for table, span in self._parts(branch, "entry", branch.base, first, last)
            for row in self._file.rows(
                f"SELECT {ENTRY_LINE}, {stored} FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id",
                span,
            )
        ]

    def register(self, branch: Branch, first: int, last: int) -> Iterator[Line]:
        """Its lines, both inclusive, as they are hashed."""
        parts = self._parts(branch, "passage", branch.register_base, first, last)
        return joined.from_iterable(
            self._file.rows(
                f"SELECT {REGISTER_LINE} FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id", span
            )
            for table, span in parts
        )

    def pages(self, branch: Branch, first: int, last: int) -> list[Page]:
        """Its pages, both inclusive, in their order."""
        parting = register.page_of(branch.register_base + 1)
        parts = [("page", branch.book, first, last)]
        if branch.aside:
            parts = [
                ("page", branch.book, first, min(last, parting - 1)),
                ("aside_page", branch.aside, max(first, parting), last),
            ]
        return [
            Page(_whole(row[0]), _whole(row[1]), _whole(row[2]), _hash(row[3]) or b"")
            for table, key, low, high in parts
            for row in self._file.rows(
                f"SELECT page, stamp, lines, digest FROM {branch.schema}.{table} "
                "WHERE book = ? AND page BETWEEN ? AND ? ORDER BY page",
                (key, low, high),
            )
        ]

    def spans(self, branch: Branch, first: int, last: int) -> list[tuple[str, tuple[int, int]]]:
        """The tables its lines between two numbers stand in, with their keys there."""
        return self._parts(branch, "passage", branch.register_base, first, last)

    def stamps(self, branch: Branch, first: int, last: int) -> tuple[int, int]:
        """The least and the greatest stamp of some entries; zeros for none."""
        return self._bounds(self._parts(branch, "entry", branch.base, first, last))

    def line_stamps(self, branch: Branch, first: int, last: int) -> tuple[int, int]:
        """The same of lines of the register: a register is written in the order of its stamps."""
        ends = [*self.spans(branch, first, first), *self.spans(branch, last, last)]
        return self._bounds(ends)

    def _bounds(self, parts: list[tuple[str, tuple[int, int]]]) -> tuple[int, int]:
        found = [
            self._file.row(
                f"SELECT min(stamp), max(stamp) FROM {table} WHERE id BETWEEN ? AND ?", s
            )
            for table, s in parts
        ]
        known = [row for row in found if row is not None and row[0] is not None]
        return (min(r[0] for r in known), max(r[1] for r in known)) if known else (0, 0)

    def _parts(
        self, branch: Branch, table: str, base: int, first: int, last: int
    ) -> list[tuple[str, tuple[int, int]]]:
        parts = [(table, branch.book, first, last)]
        if branch.aside:
            parts = [
                (table, branch.book, first, min(last, base)),
                (f"aside_{table}", branch.aside, max(first, base + 1), last),
            ]
        return [
            (f"{branch.schema}.{name}", (identity.row_id(key, low), identity.row_id(key, high)))
            for name, key, low, high in parts
            if low <= high
        ]

    def _last(self, schema: str, table: str, key: int) -> int:
        sql = f"SELECT max(id) FROM {schema}.{table} WHERE id BETWEEN ? AND ?"
        return identity.seq_of(self._file.value(sql, identity.span(key), 0))


def _whole(value: object) -> int:
    """A number as it is stored, 0 for what is none: the file may be damaged."""
    return value if isinstance(value, int) else 0


def _hash(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None
