"""Undoing a merge as a whole, while nothing was written on top of it."""

from typing import TYPE_CHECKING

from dutyroom.domain.looks import Looked
from dutyroom.domain.officers import PinGiven, SignedIn, SignedOut, SignInFailed
from dutyroom.domain.refusal import Refusal
from dutyroom.journal import identity, register
from dutyroom.store import settling
from dutyroom.store.merging import turning
from dutyroom.store.merging.account import Account, Merging, Part
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.withdrawing import half_page, withdraw

if TYPE_CHECKING:
    from dutyroom.store.room import Room

AT_THE_DOOR = (
    SignedIn.kind, SignedOut.kind, SignInFailed.kind, PinGiven.kind, Looked.kind,
)  # fmt: skip
"""Entries that build on nothing: who came, who went, who looked."""


def unmerge(room: "Room") -> Merging:
    """Undo the last merge, complete or not.

    Raises `Refusal("nothing_merged")`, or "written_since" where anything but comings and goings
    was written after it was complete.
    """
    last = Account(room).last()
    if last is None:
        raise Refusal("nothing_merged")
    undo(room, last.id, complete=bool(last.ended_ms))
    return last


def undo(room: "Room", merging: int, *, complete: bool = False) -> None:
    """Undo a merge; inside one transaction, but for the tables that follow.

    What is written elsewhere while a merge is made does not stand on it.
    """
    account = Account(room)
    with room.write():
        parts = account.parts(merging)
        _check(room, parts, complete=complete)
        for part in parts:
            if part.turned:
                turning.turn(room, _branch(room, part.book))
        # Lines aside go before the books they part from.
        for part in sorted(parts, key=lambda each: not _branch(room, each.book).aside):
            _take_out(room, part)
        account.drop(merging)
    settling.settle(room)


def _check(room: "Room", parts: list[Part], *, complete: bool) -> None:
    reader = Reader(room.file)
    known = {part.book for part in parts}
    for part in parts:
        branch = _branch(room, part.book)
        if reader.lines(branch) != part.lines_after:
            raise Refusal("written_since")
        _check_door(room, part.book, part.entries_after, aside=bool(branch.aside))
    own = room.file.rows("SELECT no FROM book WHERE mine AND parent IS NULL") if complete else []
    for (book,) in own:
        if book not in known:
            _check_door(room, book, 0, aside=False)


def _check_door(room: "Room", book: int, after: int, *, aside: bool) -> None:
    marks = ", ".join("?" * len(AT_THE_DOOR))
    table = "aside_entry" if aside else "entry"
    sql = f"SELECT 1 FROM {table} WHERE id BETWEEN ? AND ? AND kind NOT IN ({marks})"
    span = (identity.row_id(book, after + 1), identity.span(book)[1])
    if room.file.row(sql, (*span, *AT_THE_DOOR)) is not None:
        raise Refusal("written_since")


def _take_out(room: "Room", part: Part) -> None:
    branch = _branch(room, part.book)
    if branch.aside:
        _cut_aside(room, branch, part)
    elif (part.entries_before, part.lines_before) != (part.entries_after, part.lines_after):
        withdraw(room, branch, part.entries_before, part.lines_before)
    if part.begun:
        room.file.run("DELETE FROM soundness WHERE book = ?", (part.book,))
        room.file.run("DELETE FROM book WHERE no = ?", (part.book,))


def _cut_aside(room: "Room", branch: Branch, part: Part) -> None:
    """Take out of a line aside what came, all of it where the line itself did."""
    entries, lines = (0, 0) if part.begun else (part.entries_before, part.lines_before)
    kept = half_page(Reader(room.file), branch, lines)
    for table, after in (("aside_entry", entries), ("aside_passage", lines)):
        span = (identity.row_id(part.book, after + 1), identity.span(part.book)[1])
        room.file.run(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", span)
    room.file.run(
        "DELETE FROM aside_page WHERE book = ? AND page * ? + lines > ?",
        (part.book, register.LINES, lines),
    )
    if kept is not None and lines > branch.register_base:
        room.file.run("INSERT OR IGNORE INTO aside_page VALUES (?, ?, ?, ?, ?)", (part.book, *kept))


def _branch(room: "Room", key: int) -> Branch:
    every = Reader(room.file).branches("main")
    return next(each for each in every if each.key == key)
