"""Walking a book from its first line and naming the first place that is not as it was written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import islice

from dutyroom.journal import chain, register


class Wrong(StrEnum):
    """What can be wrong at a place."""

    ENTRY_MISSING = "entry_missing"
    ENTRY_ALTERED = "entry_altered"
    LINE_MISSING = "line_missing"
    LINE_EXTRA = "line_extra"
    PAGE_MISSING = "page_missing"
    PAGE_ALTERED = "page_altered"
    UNREADABLE = "unreadable"
    NO_BOOK = "no_book"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a book is not sound."""

    where: str
    """`entry 17`, `passage 230` or `page 2`: a tier's word and its number."""
    what: Wrong


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A journal line as it is read back: `body` is None where it was erased and its hash kept."""

    seq: int
    stamp: int
    officer: int
    kind: str
    subject: str
    body: bytes | None
    body_hash: bytes | None
    hash: bytes


def walk_entries(uid: str, lines: Iterable[EntryLine]) -> Iterator[tuple[int, Break | None]]:
    """Walk a journal; yields the entries passed, and at the end of it the break or None."""
    before = chain.genesis(uid, "journal")
    seq = 0
    for each in lines:
        if each.seq != seq + 1:
            yield seq, Break(f"entry {seq + 1}", Wrong.ENTRY_MISSING)
            return
        seq = each.seq
        if found := check_entry(uid, each, before):
            yield seq, found
            return
        before = each.hash
        if seq % 1000 == 0:
            yield seq, None
    yield seq, None


def check_entry(uid: str, entry: EntryLine, before: bytes | None) -> Break | None:
    """Whether one entry stands on the hash before it; None is the book's beginning."""
    body = entry.body_hash if entry.body is None else sha256(entry.body).digest()
    expected = chain.entry_hash(
        chain.genesis(uid, "journal") if before is None else before,
        body or b"",
        entry.seq,
        entry.stamp,
        entry.officer,
        entry.kind,
        entry.subject,
    )
    if expected != entry.hash or chain.UNIT in entry.kind or chain.UNIT in entry.subject:
        return Break(f"entry {entry.seq}", Wrong.ENTRY_ALTERED)
    return None


def check_page(
    uid: str,
    page: int,
    count: int,
    seal: bytes,
    before: bytes | None,
    lines: Iterable[tuple[int, bytes]],
) -> Break | None:
    """Whether one page, and nothing after it, follows from the seal before it."""
    digest = chain.genesis(uid, "register") if before is None else before
    held = iter(lines)
    digest, _, found = _walk_page(digest, page * register.LINES, count, held)
    if found is not None:
        return found
    if digest != seal:
        return Break(f"page {page}", Wrong.PAGE_ALTERED)
    extra = next(held, None)
    return None if extra is None else Break(f"passage {extra[0]}", Wrong.LINE_EXTRA)


def walk_register(
    uid: str, pages: Iterable[tuple[int, int, bytes]], lines: Iterator[tuple[int, bytes]]
) -> Iterator[tuple[int, Break | None]]:
    """Walk a register page by page.

    `pages` are (page, lines on it, digest) in order; `lines` are (seq, hashed form) in order.
    Yields the lines passed after each page, and at the end of it the break or None.
    """
    digest = chain.genesis(uid, "register")
    seq = 0
    filled = register.LINES
    for page, count, seal in pages:
        if page != register.page_of(seq + 1) or filled != register.LINES:
            yield seq, Break(f"page {register.page_of(seq + 1)}", Wrong.PAGE_MISSING)
            return
        filled = count
        digest, seq, found = _walk_page(digest, seq, count, lines)
        if found is None and digest != seal:
            found = Break(f"page {page}", Wrong.PAGE_ALTERED)
        if found is not None:
            yield seq, found
            return
        yield seq, None
    extra = next(lines, None)
    yield seq, None if extra is None else Break(f"passage {extra[0]}", Wrong.LINE_EXTRA)


def _walk_page(
    digest: bytes, seq: int, count: int, lines: Iterator[tuple[int, bytes]]
) -> tuple[bytes, int, Break | None]:
    separator = chain.UNIT.encode()
    end = seq + count
    for number, text in islice(lines, count):
        seq += 1
        if number != seq:
            return digest, seq, Break(f"passage {seq}", Wrong.LINE_MISSING)
        if text.count(separator) != register.SEPARATORS:
            return digest, seq, Break(f"passage {seq}", Wrong.PAGE_ALTERED)
        digest = sha256(digest + text).digest()
    if seq != end:
        return digest, seq, Break(f"passage {seq + 1}", Wrong.LINE_MISSING)
    return digest, seq, None
