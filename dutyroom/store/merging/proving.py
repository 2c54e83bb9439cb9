"""Whether what has come follows from what is here, and is what a duty room writes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site
from dutyroom.journal import register
from dutyroom.journal.walk import (
    Break,
    EntryLine,
    Line,
    Start,
    Wrong,
    check_entry,
    walk_register,
)
from dutyroom.store.file import RoomFile, Row
from dutyroom.store.merging.branch import Branch, Reader

EARLIEST, LATEST = -(2**33), 2**36
"""Instants a screen can show, epoch seconds: the years 1697 to 4147."""
_POSSIBLE = (
    f"at BETWEEN {EARLIEST} AND {LATEST} AND offset BETWEEN -720 AND 840 "
    f"AND stamp >= 0 AND direction IN ({', '.join(str(int(each)) for each in Direction)}) "
    f"AND site IN ({', '.join(str(int(each)) for each in Site)}) "
    f"AND code IN ({', '.join(str(int(each)) for each in HealthCode)}) "
    "AND temperature BETWEEN 0 AND 1000 AND marks BETWEEN 0 AND 65535 "
    "AND steps BETWEEN 0 AND 255 AND post BETWEEN 0 AND 4294967295"
)
UNREADABLE = ("file_damaged", "file_trouble")
"""What SQLite says of a file of which a part cannot be read."""
_WHOLE_NUMBERS = 3
"""The first fields of a stored entry are numbers: its place, stamp and officer."""


@dataclass(frozen=True, slots=True)
class Proven:
    """How far some lines are good, and what is wrong behind them."""

    last: int
    first_break: Break | None = None


def read_entries(
    reader: Reader, here: Branch, there: Branch, after: int, last: int
) -> tuple[list[Row], Proven]:
    """The entries of one branch that follow from another, as they can be stored, and how far."""
    rows: list[Row] = []
    start = Start(after, reader.hash_at(here, after))
    try:
        for row, found in prove_entries(here.uid, reader.journal(there, after + 1, last), start):
            if found is not None:
                return rows, Proven(after + len(rows), found)
            rows.append(row)
    except Refusal as refusal:
        if refusal.code not in UNREADABLE:
            raise
        return [], Proven(after, Break(f"entry {after + 1}", Wrong.UNREADABLE))
    end = after + len(rows)
    if end < last:
        return rows, Proven(end, Break(f"entry {end + 1}", Wrong.ENTRY_MISSING))
    return rows, Proven(end)


def prove_entries(
    uid: str, rows: Iterable[tuple[EntryLine, Row]], start: Start
) -> Iterator[tuple[Row, Break | None]]:
    """Entries behind a place of a journal as they can be stored, until one is not good."""
    seq, before = start.seq, start.hash
    for line, stored in rows:
        seq += 1
        found = _entry_break(uid, line, stored, seq, before)
        if found is not None:
            yield (), found
            return
        before = line.hash
        yield _as_text(stored), None


def _entry_break(
    uid: str, line: EntryLine, stored: Row, seq: int, before: bytes | None
) -> Break | None:
    if line.seq != seq:
        return Break(f"entry {seq}", Wrong.ENTRY_MISSING)
    if found := check_entry(uid, line, before):
        return found
    try:
        _as_text(stored)
    except (UnicodeDecodeError, AttributeError):
        return Break(f"entry {seq}", Wrong.VALUE_IMPOSSIBLE)
    if not all(isinstance(each, int) and each >= 0 for each in stored[:_WHOLE_NUMBERS]):
        return Break(f"entry {seq}", Wrong.VALUE_IMPOSSIBLE)
    return None


def _as_text(stored: Row) -> Row:
    """A stored entry, its texts made of the bytes that were hashed."""
    seq, stamp, officer, kind, subject, body, body_hash, hashed = stored
    text = None if body is None else body.decode()
    # A body that is there needs no hash of its own beside it.
    return (
        seq, stamp, officer, kind.decode(), subject.decode(), text,
        None if text is not None else body_hash, hashed,
    )  # fmt: skip


def prove_lines(
    reader: Reader, lines_in: Branch, pages_of: Branch, first: int, last: int
) -> Proven:
    """How far lines are good that stand in one branch and are sealed by the pages of another.

    The lines begin where `lines_in` was good before; `last` is the end of a page.
    """
    page = register.page_of(first)
    start = Start(page * register.LINES, reader.digest_of(lines_in, page - 1))
    pages = reader.pages(pages_of, page, register.page_of(last))
    lines = _readable(reader.register(lines_in, start.seq + 1, last))
    end = Proven(first - 1)
    for seq, found in walk_register(lines_in.uid, pages, lines, start):
        end = Proven(max(seq, first - 1), found)
    if end.first_break is None and end.last < last:
        return Proven(end.last, Break(f"page {register.page_of(end.last + 1)}", Wrong.PAGE_MISSING))
    return end


def _readable(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines whose bytes are text; others are made to fit no seal."""
    for seq, line in lines:
        try:
            line.decode()
        except UnicodeDecodeError:
            yield seq, b""
        else:
            yield seq, line


def impossible_line(file: RoomFile, spans: Sequence[tuple[str, tuple[int, int]]]) -> int:
    """The key of the first line with a value no duty room writes; 0 for none."""
    for table, span in spans:
        sql = f"SELECT min(id) FROM {table} WHERE id BETWEEN ? AND ? AND NOT ({_POSSIBLE})"
        if found := file.value(sql, span):
            return int(found)
    return 0
