"""Looking at a book that has come: how it stands to what is here, and what would be new."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.refusal import Refusal
from dutyroom.journal import identity, register
from dutyroom.journal.stamp import recorded_ms
from dutyroom.journal.walk import Break, Wrong
from dutyroom.store.file import RoomFile
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.comparing import Match, Shared, match
from dutyroom.store.merging.progress import Steps
from dutyroom.store.merging.proving import (
    UNREADABLE,
    Proven,
    impossible_line,
    prove_lines,
    read_entries,
)
from dutyroom.store.merging.report import Arrival, BookReport
from dutyroom.store.merging.taking import ENTRIES, PAGES

if TYPE_CHECKING:
    from dutyroom.store.room import Room

NOTHING = Shared(0, 0)
NEARBY_S = 600
"""Within so many seconds nobody passes two posts: it is two people, or one name written twice."""
MOST_FOLLOWED = 20_000
"""New lines up to which each is looked for at other posts."""
_ELSEWHERE = (
    "EXISTS (SELECT 1 FROM {schema}.passage q WHERE q.phone = p.phone AND q.phone <> '' "
    f"AND q.at BETWEEN p.at - {NEARBY_S} AND p.at + {NEARBY_S} AND q.post <> p.post)"
)
_TWICE = (
    "SELECT count(*) FROM {table} p WHERE p.id BETWEEN ? AND ? AND p.phone <> '' AND "
    f"({_ELSEWHERE.format(schema='main')} OR {_ELSEWHERE.format(schema='source')})"
)


@dataclass(frozen=True, slots=True)
class Look:
    """A branch that has come, beside what is here."""

    branch: Branch
    entries: int
    """How many entries and lines it says it has."""
    lines: int
    match: Match | None
    extra: Break | None
    """A line that stands on no page."""

    @property
    def shared(self) -> Shared:
        """What is here already."""
        return NOTHING if self.match is None else self.match.shared

    @property
    def is_new(self) -> bool:
        """Whether it has anything that is not here."""
        return not self.shared.is_all_of(self.entries, self.lines)


def look(room: "Room", reader: Reader, branch: Branch) -> Look:
    """How a branch that has come stands to the book here."""
    entries, lines = reader.entries(branch), reader.lines(branch)
    last = reader.last_line(branch)
    extra = Break(f"passage {lines + 1}", Wrong.LINE_EXTRA) if last > lines else None
    found = match(reader, reader.branches("main", branch.uid), branch)
    return Look(branch, entries, lines, found, extra)


def proven(room: "Room", reader: Reader, seen: Look, steps: Steps) -> BookReport:
    """Prove what is new of a branch without taking it."""
    entries = _proven_entries(reader, seen, steps)
    lines = _proven_lines(room, reader, seen, steps)
    return report(room, reader, seen, entries, lines)


def report(room: "Room", reader: Reader, seen: Look, entries: Proven, lines: Proven) -> BookReport:
    """What came of a branch, by how far its journal and its register were good."""
    before = (seen.shared.entries, seen.shared.lines)
    new = (entries.last - before[0], lines.last - before[1])
    found = entries.first_break or lines.first_break or seen.extra
    stamps = [*_stamps(reader, seen.branch, before, entries.last, lines.last)]
    held = _held(seen, entries, lines)
    newest = max(stamps, default=0)
    marks = _marks(room.file, reader, seen.branch, before[1], lines.last)
    forked = seen.match is not None and seen.match.forked
    return BookReport(
        seen.branch.uid, seen.branch.station, _arrival(seen, found, new), *new, *held,
        recorded_ms(min(stamps, default=0)), recorded_ms(newest),
        max(0, recorded_ms(newest) - room.clock()) // 1000 if newest else 0,
        found, (seen.shared.entries, seen.shared.lines) if forked else None, *marks,
    )  # fmt: skip


def strays(file: RoomFile) -> Iterator[BookReport]:
    """Lines of the attached file that belong to no book of it."""
    known = {no for (no,) in file.rows("SELECT no FROM source.book WHERE parent IS NULL")}
    aside = {no for (no,) in file.rows("SELECT no FROM source.book WHERE parent IS NOT NULL")}
    tables = (
        ("entry", "entry", known), ("passage", "passage", known),
        ("entry", "aside_entry", aside), ("passage", "aside_passage", aside),
    )  # fmt: skip
    for word, table, books in tables:
        row = file.value(f"SELECT min(id) FROM source.{table}")
        while row is not None:
            book = identity.book_of(row)
            if book not in books:
                place = Break(f"{word} {identity.seq_of(row)}", Wrong.NO_BOOK)
                yield BookReport(f"?{book}", "", Arrival.DAMAGED, first_break=place)
            last = identity.span(book)[1]
            row = file.value(f"SELECT min(id) FROM source.{table} WHERE id > ?", (last,))


def _proven_entries(reader: Reader, seen: Look, steps: Steps) -> Proven:
    seq = seen.shared.entries
    while seq < seen.entries:
        end = min(seen.entries, seq + ENTRIES)
        _, found = read_entries(reader, seen.branch, seen.branch, seq, end)
        steps.passed(found.last - seq)
        seq = found.last
        if found.first_break is not None:
            return found
    return Proven(seq)


def _proven_lines(room: "Room", reader: Reader, seen: Look, steps: Steps) -> Proven:
    line = seen.shared.lines
    while line < seen.lines:
        end = min(seen.lines, (register.page_of(line + 1) + PAGES) * register.LINES)
        found = _proven_step(room, reader, seen.branch, line, end)
        steps.passed(found.last - line)
        line = found.last
        if found.first_break is not None:
            return found
    return Proven(line)


def _proven_step(room: "Room", reader: Reader, branch: Branch, after: int, end: int) -> Proven:
    try:
        found = prove_lines(reader, branch, branch, after + 1, end)
        bad = impossible_line(room.file, reader.spans(branch, after + 1, found.last))
    except Refusal as refusal:
        if refusal.code not in UNREADABLE:
            raise
        first, last = register.page_of(after + 1), register.page_of(end)
        if first == last:
            return Proven(after, Break(f"page {first}", Wrong.UNREADABLE))
        half = ((first + last + 1) // 2) * register.LINES
        lower = _proven_step(room, reader, branch, after, half)
        if lower.first_break is not None:
            return lower
        return _proven_step(room, reader, branch, half, end)
    if bad:
        seq = identity.seq_of(bad)
        good = max(register.page_of(seq) * register.LINES, after)
        return Proven(good, Break(f"passage {seq}", Wrong.VALUE_IMPOSSIBLE))
    return found


def _arrival(seen: Look, found: Break | None, new: tuple[int, int]) -> Arrival:
    if found is not None:
        return Arrival.DAMAGED
    if seen.match is not None and seen.match.forked:
        return Arrival.FORKED
    if not any(new):
        return Arrival.SAME
    return Arrival.NEW if seen.match is None else Arrival.LONGER


def _held(seen: Look, entries: Proven, lines: Proven) -> tuple[int, int]:
    """What the file holds of the book, as far as it is good."""
    return (
        entries.last if entries.first_break else seen.entries,
        lines.last if lines.first_break else seen.lines,
    )


def _stamps(
    reader: Reader, branch: Branch, before: tuple[int, int], entries: int, lines: int
) -> Iterator[int]:
    if entries > before[0]:
        yield from reader.stamps(branch, before[0] + 1, entries)
    if lines > before[1]:
        yield from reader.line_stamps(branch, before[1] + 1, lines)


def _marks(
    file: RoomFile, reader: Reader, branch: Branch, after: int, last: int
) -> tuple[int, int, int]:
    """How many of the new lines are abnormal, have other marks, were at two posts at once."""
    totals = [0, 0, 0]
    for table, span in reader.spans(branch, after + 1, last):
        found = file.row(
            "SELECT ifnull(sum(marks & 1), 0), ifnull(sum(marks & ~1 <> 0), 0) "
            f"FROM {table} WHERE id BETWEEN ? AND ?",
            span,
        )
        totals[0] += found[0] if found else 0
        totals[1] += found[1] if found else 0
        if last - after <= MOST_FOLLOWED:
            totals[2] += int(file.value(_TWICE.format(table=table), span, 0))
    return totals[0], totals[1], totals[2]
