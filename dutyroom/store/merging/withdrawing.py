"""Taking the end of a book out again: of a merge that is undone, of a line that shall not count."""

from hashlib import sha256
from typing import TYPE_CHECKING

from dutyroom.journal import identity, register
from dutyroom.store import passage_tables, settling
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.merging.branch import Branch, Reader

if TYPE_CHECKING:
    from dutyroom.store.room import Room


def withdraw(room: "Room", branch: Branch, entries: int, lines: int) -> None:
    """Take what stands behind an entry and a line out of a book that counts.

    Call it inside a transaction; what it touched waits to be settled.
    """
    reader, file, book = Reader(room.file), room.file, branch.book
    gone = (identity.row_id(book, entries + 1), identity.span(book)[1])
    passed = (identity.row_id(book, lines + 1), identity.span(book)[1])
    rows = file.rows(f"SELECT {COLUMNS} FROM entry WHERE id BETWEEN ? AND ?", gone)
    settling.going(room, [Entry(*row) for row in rows])
    named = passage_tables.named_lines(file, "entry", "subject", branch.uid, *passed)
    settling.wait(room, map(settling.subject_scope, named))
    passage_tables.take_out_range(file, branch.uid, *passed)
    page = register.page_of(lines + 1)
    kept = half_page(reader, branch, lines)
    file.run("INSERT INTO taking_out VALUES (?, ?, ?)", (book, entries, lines))
    file.run("DELETE FROM entry WHERE id BETWEEN ? AND ?", gone)
    file.run("DELETE FROM passage WHERE id BETWEEN ? AND ?", passed)
    file.run(
        "DELETE FROM page WHERE book = ? AND page >= ? AND page * ? + lines > ?",
        (book, page, register.LINES, lines),
    )
    if kept is not None:
        file.run("INSERT OR IGNORE INTO page VALUES (?, ?, ?, ?, ?)", (book, *kept))
    file.run("DELETE FROM taking_out WHERE book = ?", (book,))


def half_page(reader: Reader, branch: Branch, line: int) -> tuple[int, int, int, bytes] | None:
    """The page of a register as it was when it ended with a line; None where that filled it.

    It is told as a page is stored: number, stamp, lines and digest.
    """
    page = register.page_of(line + 1)
    first = page * register.LINES + 1
    if line < first:
        return None
    digest = reader.digest_of(branch, page - 1) or b""
    text = b""
    for _, text in reader.register(branch, first, line):
        digest = sha256(digest + text).digest()
    return page, register.stamp_of(text), line - first + 1, digest
