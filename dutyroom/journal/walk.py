"""Walking a book from its first line and naming the first place that is not as it was written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import islice

from dutyroom.journal import chain, register

_UNIT = chain.UNIT.encode()


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
    VALUE_IMPOSSIBLE = "value_impossible"
    """Something no program of ours would write, though the chain holds."""


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
    line: bytes
    """The fields as they are hashed."""
    body: bytes | None
    body_hash: bytes | None
    hash: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a register as it is read back."""

    number: int
    stamp: int
    """The stamp of its last line."""
    lines: int
    digest: bytes


Line = tuple[int, bytes]
"""A register line as it is read back: its number, and its hashed form."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a walk begins: behind a line, with the hash or digest the chain has there."""

    seq: int = 0
    hash: bytes | None = None
    """None at the book's beginning."""


BEGINNING = Start()


def walk_entries(
    uid: str, lines: Iterable[EntryLine], start: Start = BEGINNING
) -> Iterator[tuple[int, Break | None]]:
    """Walk a journal; yields the last entry passed, and at the end of it the break or None."""
    before = start.hash or chain.genesis(uid, "journal")
    seq = start.seq
    for each in lines:
        if each.seq != seq + 1:
            yield seq, Break(f"entry {seq + 1}", Wrong.ENTRY_MISSING)
            return
        if found := check_entry(uid, each, before):
            yield seq, found
            return
        seq = each.seq
        before = each.hash
        if seq % 1000 == 0:
            yield seq, None
    yield seq, None


def check_entry(uid: str, entry: EntryLine, before: bytes | None) -> Break | None:
    """Whether one entry stands on the hash before it; None is the book's beginning."""
    body = entry.body_hash if entry.body is None else sha256(entry.body).digest()
    before = before or chain.genesis(uid, "journal")
    if (
        body is None
        or entry.line.count(_UNIT) != chain.SEPARATORS
        or entry.hash != chain.entry_hash(before, body, entry.line)
    ):
        return Break(f"entry {entry.seq}", Wrong.ENTRY_ALTERED)
    return None


def walk_register(
    uid: str, pages: Iterable[Page], lines: Iterator[Line], start: Start = BEGINNING
) -> Iterator[tuple[int, Break | None]]:
    """Walk a register page by page, from the beginning of one; both come in their order.

    Yields the last line passed after each page, and at the end of it the break or None.
    """
    digest = start.hash or chain.genesis(uid, "register")
    seq = start.seq
    for page in pages:
        # A page that is not full is the last one.
        if seq % register.LINES or page.number != register.page_of(seq + 1):
            yield seq, Break(f"page {-(-seq // register.LINES)}", Wrong.PAGE_MISSING)
            return
        if found := _check_page(page, digest, lines):
            yield seq, found
            return
        digest = page.digest
        seq += page.lines
        yield seq, None
    yield seq, left_over(lines)


def check_page(uid: str, page: Page, before: bytes | None, lines: Iterator[Line]) -> Break | None:
    """Whether a last page, and nothing after it, follows from the digest before it.

    None before it is the book's beginning.
    """
    digest = before or chain.genesis(uid, "register")
    return _check_page(page, digest, lines) or left_over(lines)


def _check_page(page: Page, digest: bytes, lines: Iterator[Line]) -> Break | None:
    if not 0 < page.lines <= register.LINES:
        return Break(f"page {page.number}", Wrong.PAGE_ALTERED)
    first = page.number * register.LINES + 1
    held = list(islice(lines, page.lines))
    if [seq for seq, _ in held] == list(range(first, first + page.lines)):
        texts = [text for _, text in held]
        if {text.count(_UNIT) for text in texts} == {register.SEPARATORS}:
            for text in texts:
                digest = sha256(digest + text).digest()
            if digest == page.digest and register.stamp_of(texts[-1]) == page.stamp:
                return None
    return _first_break(page, held)


def _first_break(page: Page, held: Iterable[Line]) -> Break:
    """The place at which a page that does not fit its seal goes wrong, as near as can be said."""
    seq = page.number * register.LINES
    for number, text in held:
        seq += 1
        if number != seq:
            return Break(f"passage {seq}", Wrong.LINE_MISSING)
        if text.count(_UNIT) != register.SEPARATORS:
            return Break(f"passage {seq}", Wrong.PAGE_ALTERED)
    if seq != page.number * register.LINES + page.lines:
        return Break(f"passage {seq + 1}", Wrong.LINE_MISSING)
    return Break(f"page {page.number}", Wrong.PAGE_ALTERED)


def left_over(lines: Iterator[Line]) -> Break | None:
    """The first line that stands on no page."""
    found = next(lines, None)
    return None if found is None else Break(f"passage {found[0]}", Wrong.LINE_EXTRA)
