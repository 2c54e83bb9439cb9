"""Which line of a forked book counts, and making it so."""

from functools import reduce
from hashlib import sha256
from typing import TYPE_CHECKING

from dutyroom.domain.books import LineChosen
from dutyroom.journal import identity, register
from dutyroom.journal.identity import SEQ_MASK
from dutyroom.store import passage_tables, settling
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.comparing import Shared, lines_of_a_fork, shared
from dutyroom.store.merging.withdrawing import half_page, withdraw

if TYPE_CHECKING:
    from dutyroom.store.room import Room

_ENTRY = "stamp, officer, kind, subject, body, body_hash, hash"
_LINE = ", ".join(register.FIELDS)
_PAGE = "page, stamp, lines, digest"
FirstRecord = tuple[int, bytes]
"""The stamp of the first record behind a base, and what tells it from others of that stamp."""


def to_turn(room: "Room", uid: str) -> Branch | None:
    """The branch that ought to count and does not; None where all is as it should be.

    What a person chose last counts. Else a line that was begun here goes on counting, and of two
    lines from elsewhere the one whose first record of its own is the older: so it is the same
    whatever came first.
    """
    reader = Reader(room.file)
    lines = lines_of_a_fork(reader, uid)
    if len(lines) < 2:
        return next((each for each in lines if each.aside), None)
    chosen = room.books.chosen(uid)
    held = [each for each in lines if chosen is not None and holds(reader, each, chosen)]
    mine = room.file.value("SELECT mine FROM book WHERE no = ?", (lines[0].book,))
    if mine and not held:
        return None
    counting = next((each for each in held if mine and not each.aside), None)
    best = counting or reduce(lambda one, other: _older(reader, one, other), held or lines)
    return best if best.aside else None


def _older(reader: Reader, one: Branch, other: Branch) -> Branch:
    """Of two branches the one whose first record behind what they share is the older."""
    parting = shared(reader, one, other)
    return min(one, other, key=lambda each: _first_record(reader, each, parting))


def _first_record(reader: Reader, branch: Branch, parting: Shared) -> FirstRecord:
    found = [
        (stored[1], line.hash)
        for line, stored in reader.journal(branch, parting.entries + 1, parting.entries + 1)
    ]
    line = parting.lines + 1
    found += [(register.stamp_of(text), text) for _, text in reader.register(branch, line, line)]
    return min(found, default=(2**63, b""))


def holds(reader: Reader, branch: Branch, chosen: LineChosen) -> bool:
    """Whether a branch holds what was the end of the chosen line."""
    hashed = reader.hash_at(branch, chosen.entries)
    return (
        hashed is not None
        and hashed.hex() == chosen.hash
        and rolling(reader, branch, chosen.lines).hex() == chosen.digest
    )


def rolling(reader: Reader, branch: Branch, line: int) -> bytes:
    """The digest of a register at one of its lines; of nothing where it has no such line."""
    page = register.page_of(line + 1)
    digest = reader.digest_of(branch, page - 1) or b""
    count = 0
    for _, text in reader.register(branch, page * register.LINES + 1, line):
        digest = sha256(digest + text).digest()
        count += 1
    return digest if page * register.LINES + count == line else b""


def turn(room: "Room", chosen: Branch) -> None:
    """Let a line that lies aside count, and put aside the one that did; inside a transaction.

    It is the same turn once more that undoes it: the number aside stays.
    """
    reader = Reader(room.file)
    counting, *others = reader.branches("main", chosen.uid)
    for other in others:
        if other != chosen:
            _stand_apart(room, other, chosen)
    entries, lines = _rows_aside(room, chosen)
    _put_aside(room, counting, chosen)
    withdraw(room, counting, chosen.base, chosen.register_base)
    _let_count(room, chosen, entries, lines)


def _rows_aside(room: "Room", chosen: Branch) -> tuple[list[Entry], int]:
    """The entries of a line aside as they will count, and its last line; kept until they do."""
    span = identity.span(chosen.aside)
    shift = (chosen.book - chosen.aside) << identity.SEQ_BITS
    file = room.file
    for name in ("entry", "passage"):
        file.run(f"CREATE TEMP TABLE turned_{name} AS SELECT * FROM aside_{name} "
                 "WHERE id BETWEEN ? AND ?", span)  # fmt: skip
        file.run(f"UPDATE turned_{name} SET id = id + ?", (shift,))
        file.run(f"DELETE FROM aside_{name} WHERE id BETWEEN ? AND ?", span)
    file.run("CREATE TEMP TABLE turned_page AS SELECT * FROM aside_page WHERE book = ?",
             (chosen.aside,))  # fmt: skip
    file.run("DELETE FROM aside_page WHERE book = ?", (chosen.aside,))
    rows = file.rows(f"SELECT {COLUMNS} FROM turned_entry ORDER BY id")
    last = int(file.value("SELECT max(id) FROM turned_passage", (), 0))
    return [Entry(*row) for row in rows], last


def _put_aside(room: "Room", counting: Branch, chosen: Branch) -> None:
    """Copy what stands behind the base of the chosen line to where that one lay."""
    _copy(room, counting, chosen.aside, (chosen.base, SEQ_MASK), (chosen.register_base, SEQ_MASK))


def _stand_apart(room: "Room", other: Branch, chosen: Branch) -> None:
    """Let a third line stand on no more of the line that counts than the chosen one shares."""
    base = min(other.base, chosen.base)
    register_base = min(other.register_base, chosen.register_base)
    counting = Branch("main", other.book, other.uid, other.station)
    end = half_page(Reader(room.file), counting, other.register_base)
    if end is not None and register_base < other.register_base:
        # Its own page holds more where it went on; of the others it has what it shares.
        room.file.run(
            "INSERT OR IGNORE INTO aside_page VALUES (?, ?, ?, ?, ?)", (other.aside, *end)
        )
    lines = (register_base, other.register_base)
    _copy(room, counting, other.aside, (base, other.base), lines)
    room.file.run(
        "UPDATE book SET base = ?, register_base = ? WHERE no = ?",
        (base, register_base, other.aside),
    )


def _copy(
    room: "Room",
    counting: Branch,
    aside: int,
    entries: tuple[int, int],
    lines: tuple[int, int],
) -> None:
    """Copy what lies behind one place and not behind another, of the journal and the register."""
    shift = (aside - counting.book) << identity.SEQ_BITS
    for name, columns, (after, last) in (("entry", _ENTRY, entries), ("passage", _LINE, lines)):
        room.file.run(
            f"INSERT INTO aside_{name} (id, {columns}) SELECT id + ?, {columns} FROM {name} "
            "WHERE id > ? AND id <= ?",
            (shift, identity.row_id(counting.book, after), identity.row_id(counting.book, last)),
        )  # fmt: skip
    if lines[0] == lines[1]:
        return
    first = register.page_of(lines[0] + 1)
    room.file.run(
        f"INSERT OR IGNORE INTO aside_page (book, {_PAGE}) SELECT ?, {_PAGE} FROM page "
        "WHERE book = ? AND page >= ? AND page * ? < ?",
        (aside, counting.book, first, register.LINES, lines[1]),
    )


def _let_count(room: "Room", chosen: Branch, entries: list[Entry], last: int) -> None:
    file, book = room.file, chosen.book
    with settling.arriving(room, entries):
        file.run(f"INSERT INTO entry (id, {_ENTRY}) SELECT id, {_ENTRY} FROM turned_entry")
    file.run(f"INSERT INTO passage (id, {_LINE}) SELECT id, {_LINE} FROM turned_passage")
    file.run(
        f"INSERT INTO page (book, {_PAGE}) SELECT ?, {_PAGE} FROM turned_page "
        "WHERE page * ? + lines > ? ON CONFLICT DO UPDATE SET "
        "stamp = excluded.stamp, lines = excluded.lines, digest = excluded.digest",
        (book, register.LINES, chosen.register_base),
    )
    for name in ("entry", "passage", "page"):
        file.run(f"DROP TABLE temp.turned_{name}")
    first = identity.row_id(book, chosen.register_base + 1)
    if last >= first:
        passage_tables.add_range(file, chosen.uid, first, last)
        named = passage_tables.named_lines(file, "entry", "subject", chosen.uid, first, last)
        settling.wait(room, map(settling.subject_scope, named))
