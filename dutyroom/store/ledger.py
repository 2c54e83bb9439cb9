"""The two write paths: an entry into the journal, passages into the register."""

import hashlib
import platform
import secrets
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dutyroom.clock import Clock
from dutyroom.journal import chain, identity, register
from dutyroom.journal.stamp import SHIFT, SKEW_MS, stamp_after
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile

_INSERT_PASSAGE = (
    f"INSERT INTO passage (id, {', '.join(register.FIELDS)}) "
    f"VALUES (?{', ?' * len(register.FIELDS)})"
)
_GROW_PAGE = (
    "INSERT INTO page (book, page, stamp, lines, digest) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET stamp = excluded.stamp, lines = excluded.lines, "
    "digest = excluded.digest"
)


class Ledger:
    """The book this machine writes in this file; begun when the first line is written."""

    def __init__(self, file: RoomFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def append(self, officer: int, kind: str, subject: str, body: str) -> Entry:
        """Add a line to the journal; an empty subject becomes the line's own name."""
        book, uid = self.claim()
        seq, before, last = self._journal_head(book, uid)
        seq += 1
        stamp = stamp_after(self._clock(), last, self._register_head(book, uid)[3], self._seen())
        subject = subject or identity.name(uid, seq)
        line = chain.line(seq, stamp, officer, kind, subject)
        hashed = chain.entry_hash(before, chain.body_hash(body), line)
        entry = Entry(identity.row_id(book, seq), stamp, officer, kind, subject, body, hashed)
        self._file.run(
            "INSERT INTO entry (id, stamp, officer, kind, subject, body, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (entry.id, stamp, officer, kind, subject, body, hashed),
        )
        return entry

    def register(self, lines: Sequence[Sequence[object]]) -> list[tuple[object, ...]]:
        """Add lines to the register; each is the values of `FIELDS` after the stamp.

        Returns the rows as written: id, stamp, and the values.
        """
        book, uid = self.claim()
        page, filled, digest, last = self._register_head(book, uid)
        seq = page * register.LINES + filled
        stamp = stamp_after(self._clock(), self._journal_head(book, uid)[2], last)
        rows: list[tuple[object, ...]] = []
        pages: list[tuple[object, ...]] = []
        for values in lines:
            if filled == register.LINES:
                page, filled = page + 1, 0
            seq, filled = seq + 1, filled + 1
            row = (stamp, *values)
            digest = hashlib.sha256(digest + register.line(seq, row)).digest()
            rows.append((identity.row_id(book, seq), *row))
            if filled == register.LINES or len(rows) == len(lines):
                pages.append((book, page, stamp, filled, digest))
            stamp += 1
        self._file.run_many(_INSERT_PASSAGE, rows)
        self._file.run_many(_GROW_PAGE, pages)
        return rows

    def is_last(self, entry: Entry) -> bool:
        """Whether no entry of any book stands after this one."""
        return int(self._file.value("SELECT max(stamp) FROM entry", (), 0)) <= entry.stamp

    def _seen(self) -> int:
        """The latest stamp of any book, unless its clock is further ahead than it may pull ours."""
        latest = (self._clock() + SKEW_MS) << SHIFT
        return int(self._file.value("SELECT max(stamp) FROM entry WHERE stamp <= ?", (latest,), 0))

    def claim(self) -> tuple[int, str]:
        """The number and global name of this machine's book; call it inside a transaction.

        A file that came from another machine gets a new book, and so does one whose book was
        continued elsewhere: two machines never continue one.
        """
        machine = machine_mark()
        found = self._file.row(
            "SELECT no, uid FROM book b WHERE mine AND machine = ? AND parent IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM book WHERE parent = b.no) ORDER BY no DESC LIMIT 1",
            (machine,),
        )
        if found is not None:
            return found[0], found[1]
        uid = secrets.token_hex(8)
        self._file.run(
            "INSERT INTO book (uid, station, mine, machine) VALUES (?, ?, 1, ?)",
            (uid, platform.node() or "station", machine),
        )
        return self._file.value("SELECT last_insert_rowid()"), uid

    def _journal_head(self, book: int, uid: str) -> tuple[int, bytes, int]:
        """Sequence, hash and stamp of the last entry."""
        found = self._file.row(
            "SELECT id, hash, stamp FROM entry WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            identity.span(book),
        )
        if found is None:
            return 0, chain.genesis(uid, "journal"), 0
        return identity.seq_of(found[0]), found[1], found[2]

    def _register_head(self, book: int, uid: str) -> tuple[int, int, bytes, int]:
        """Page, lines on it, digest and stamp of the last line."""
        found = self._file.row(
            "SELECT page, lines, digest, stamp FROM page WHERE book = ? ORDER BY page DESC LIMIT 1",
            (book,),
        )
        if found is None:
            return 0, 0, chain.genesis(uid, "register"), 0
        return found[0], found[1], found[2], found[3]


@cache
def machine_mark() -> str:
    """A mark of this machine that says nothing about it: twelve hex digits of a hash."""
    own = Path("/etc/machine-id")
    name = platform.node() + (own.read_text() if own.is_file() else "")
    return hashlib.sha256(name.encode()).hexdigest()[:12]
