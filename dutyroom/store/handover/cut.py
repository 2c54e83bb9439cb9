"""The cut a handover makes through every book of the file, and whether it still stands."""

from hashlib import sha256

from dutyroom.domain.handover.events import Pin
from dutyroom.journal import chain, identity, register
from dutyroom.journal.walk import Break, Wrong
from dutyroom.store.file import RoomFile
from dutyroom.store.ledger import Ledger
from dutyroom.store.soundness import PASSAGES


def heads(file: RoomFile, ledger: Ledger) -> tuple[Pin, ...]:
    """The head of every book as it stands, this machine's own first; called in a transaction."""
    own, _ = ledger.claim()
    sql = "SELECT no, uid FROM book WHERE parent IS NULL ORDER BY no <> ?, no"
    books = file.rows(sql, (own,))
    return tuple(_head(file, book, uid) for book, uid in books)


def _head(file: RoomFile, book: int, uid: str) -> Pin:
    entry = file.row(
        "SELECT id, hash FROM entry WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
        identity.span(book),
    )
    page = file.row(
        "SELECT page, lines, digest FROM page WHERE book = ? ORDER BY page DESC LIMIT 1", (book,)
    )
    seq, hashed = (0, chain.genesis(uid, "journal"))
    if entry is not None:
        seq, hashed = identity.seq_of(entry[0]), entry[1]
    if page is None:
        return Pin(uid, seq, hashed.hex())
    return Pin(uid, seq, hashed.hex(), page[0] * register.LINES + page[1], page[2].hex())


def broken(file: RoomFile, pin: Pin) -> Break | None:
    """The first place at which a book no longer is what a pin says; None where it is."""
    book = file.value("SELECT no FROM book WHERE uid = ? AND parent IS NULL", (pin.uid,))
    if book is None:
        return Break(f"entry {pin.seq}", Wrong.NO_BOOK)
    return _journal_broken(file, book, pin) or _register_broken(file, book, pin)


def _journal_broken(file: RoomFile, book: int, pin: Pin) -> Break | None:
    if pin.seq == 0:
        return None
    row = identity.row_id(book, pin.seq)
    found = file.value("SELECT hash FROM entry WHERE id = ?", (row,))
    if found is None:
        last = file.value(
            "SELECT max(id) FROM entry WHERE id BETWEEN ? AND ?", (identity.span(book)[0], row)
        )
        return Break(f"entry {identity.seq_of(last or 0) + 1}", Wrong.ENTRY_MISSING)
    if found.hex() != pin.hash:
        return Break(f"entry {pin.seq}", Wrong.ENTRY_ALTERED)
    return None


def _register_broken(file: RoomFile, book: int, pin: Pin) -> Break | None:
    """Adds the page of the pinned line up to it, from the page before."""
    if pin.lines == 0:
        return None
    page = register.page_of(pin.lines)
    first = page * register.LINES + 1
    before = file.value("SELECT digest FROM page WHERE book = ? AND page = ?", (book, page - 1))
    if before is None and page > 0:
        return Break(f"page {page - 1}", Wrong.PAGE_MISSING)
    digest = before or chain.genesis(pin.uid, "register")
    expected = first
    span = (identity.row_id(book, first), identity.row_id(book, pin.lines))
    for seq, line in file.each(PASSAGES, span):
        if seq != expected:
            break
        digest = sha256(digest + line).digest()
        expected += 1
    if expected <= pin.lines:
        return Break(f"passage {expected}", Wrong.LINE_MISSING)
    return None if digest.hex() == pin.digest else Break(f"page {page}", Wrong.PAGE_ALTERED)
