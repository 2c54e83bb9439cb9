"""Taking what is new of a book, in short transactions, each proven before it is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.refusal import Refusal
from dutyroom.journal import identity, register
from dutyroom.journal.walk import Break, Wrong
from dutyroom.store import passage_tables, settling
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.progress import Steps
from dutyroom.store.merging.proving import (
    UNREADABLE,
    Proven,
    impossible_line,
    prove_lines,
    read_entries,
)

if TYPE_CHECKING:
    from dutyroom.store.room import Room

ENTRIES = 200
"""Entries taken in one transaction."""
PAGES = 50
"""Pages of the register taken in one transaction."""

_FIELDS = ", ".join(register.FIELDS)
Noted = Callable[[int, int], None]
"""Told, inside the transaction, how far the journal and the register have come."""


class _NotGoodError(Exception):
    """Lines that were written are not good: the transaction is undone."""

    def __init__(self, proven: Proven) -> None:
        super().__init__(proven)
        self.proven = proven


@dataclass(frozen=True, slots=True)
class Taking:
    """One branch that has come, and the branch here that it continues."""

    room: "Room"
    reader: Reader
    source: Branch
    target: Branch
    steps: Steps
    noted: Noted

    # -- the journal

    def entries(self, after: int, last: int) -> Proven:
        """Take the entries behind a place up to another; answers how far they were good."""
        seq = after
        while seq < last:
            proven = self._entries(seq, min(last, seq + ENTRIES))
            self.steps.passed(proven.last - seq)
            seq = proven.last
            if proven.first_break is not None:
                return proven
        return Proven(seq)

    def _entries(self, after: int, last: int) -> Proven:
        file = self.room.file
        with file.write():
            if self.reader.entries(self.target) != after:
                raise Refusal("merge_disturbed")
            rows, proven = read_entries(self.reader, self.target, self.source, after, last)
            if rows:
                self._write_entries(rows)
                self.noted(proven.last, self.reader.lines(self.target))
        return proven

    def _write_entries(self, rows: Sequence[Row]) -> None:
        key = self.target.key
        kept = [(identity.row_id(key, row[0]), *row[1:]) for row in rows]
        table = "aside_entry" if self.target.aside else "entry"
        insert = (
            f"INSERT INTO {table} (id, stamp, officer, kind, subject, body, body_hash, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        if self.target.aside:
            self.room.file.run_many(insert, kept)
            return
        entries = [
            Entry(id_, stamp, officer, kind, subject, body, hashed)
            for id_, stamp, officer, kind, subject, body, _, hashed in kept
        ]
        with settling.arriving(self.room, entries):
            self.room.file.run_many(insert, kept)

    # -- the register

    def lines(self, after: int, last: int) -> Proven:
        """Take the lines behind a place up to the end of a page; answers how far they were good."""
        line = after
        while line < last:
            step = (register.page_of(line + 1) + PAGES) * register.LINES
            proven = self._lines(line, min(last, step))
            self.steps.passed(proven.last - line)
            line = proven.last
            if proven.first_break is not None:
                return proven
        return Proven(line)

    def _lines(self, after: int, last: int) -> Proven:
        """Take lines in one transaction; where they are not all good, those that are."""
        try:
            return self._write_lines(after, last)
        except _NotGoodError as error:
            good = error.proven
            if good.last > after:
                self._write_lines(after, good.last)
            return good
        except Refusal as refusal:
            if refusal.code not in UNREADABLE:
                raise
            return self._narrow(after, last)

    def _narrow(self, after: int, last: int) -> Proven:
        """Take what can be read of lines that cannot all be: half of them, and half of that."""
        first, end = register.page_of(after + 1), register.page_of(last)
        if first == end:
            return Proven(after, Break(f"page {first}", Wrong.UNREADABLE))
        half = ((first + end + 1) // 2) * register.LINES
        proven = self._lines(after, half)
        return proven if proven.first_break is not None else self._lines(half, last)

    def _write_lines(self, after: int, last: int) -> Proven:
        file, target = self.room.file, self.target
        with file.write():
            if self.reader.lines(target) != after:
                raise Refusal("merge_disturbed")
            self._copy_lines(after + 1, last)
            proven = prove_lines(self.reader, target, self.source, after + 1, last)
            if proven.first_break is not None:
                raise _NotGoodError(proven)
            span = (identity.row_id(target.key, after + 1), identity.row_id(target.key, last))
            self._check_values(span)
            self._copy_pages(after + 1, last)
            if not target.aside:
                self._add_up(*span)
            self.noted(self.reader.entries(target), last)
        return proven

    def _copy_lines(self, first: int, last: int) -> None:
        table = "aside_passage" if self.target.aside else "passage"
        book = self.target.key << identity.SEQ_BITS
        for source, span in self.reader.spans(self.source, first, last):
            self.room.file.run(
                f"INSERT INTO main.{table} (id, {_FIELDS}) "
                f"SELECT (id & {identity.SEQ_MASK}) | ?, {_FIELDS} FROM {source} "
                "WHERE id BETWEEN ? AND ? ORDER BY id",
                (book, *span),
            )

    def _check_values(self, span: tuple[int, int]) -> None:
        table = "aside_passage" if self.target.aside else "passage"
        bad = impossible_line(self.room.file, [(f"main.{table}", span)])
        if bad:
            line = identity.seq_of(bad)
            good = max(register.page_of(line) * register.LINES, identity.seq_of(span[0]) - 1)
            raise _NotGoodError(Proven(good, Break(f"passage {line}", Wrong.VALUE_IMPOSSIBLE)))

    def _copy_pages(self, first: int, last: int) -> None:
        table = "aside_page" if self.target.aside else "page"
        pages = self.reader.pages(self.source, register.page_of(first), register.page_of(last))
        self.room.file.run_many(
            f"INSERT INTO main.{table} (book, page, stamp, lines, digest) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET stamp = excluded.stamp, lines = excluded.lines, "
            "digest = excluded.digest",
            [(self.target.key, each.number, each.stamp, each.lines, each.digest) for each in pages],
        )

    def _add_up(self, first: int, last: int) -> None:
        file, uid = self.room.file, self.target.uid
        passage_tables.add_range(file, uid, first, last)
        named = passage_tables.named_lines(file, "entry", "subject", uid, first, last)
        settling.wait(self.room, map(settling.subject_scope, named))
