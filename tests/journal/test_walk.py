"""Walking books that were tampered with, in memory."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.journal import chain, register
from dutyroom.journal.walk import Break, EntryLine, Line, Page, Wrong, walk_entries, walk_register

UID = "0123456789abcdef"
STAMP = 1_795_369_845_000 << 16


def journal(count: int) -> list[EntryLine]:
    lines = []
    before = chain.genesis(UID, "journal")
    for seq in range(1, count + 1):
        body = f'{{"text":"{seq}"}}'
        line = chain.line(seq, STAMP + seq, 7, "call.received", f"{UID}:{seq}")
        before = chain.entry_hash(before, chain.body_hash(body), line)
        lines.append(EntryLine(seq, line, body.encode(), None, before))
    return lines


def book(count: int) -> tuple[list[Page], list[Line]]:
    pages, lines = [], []
    digest = chain.genesis(UID, "register")
    for seq in range(1, count + 1):
        values = (STAMP + seq, 7, *range(16))
        text = register.line(seq, values)
        digest = sha256(digest + text).digest()
        lines.append((seq, text))
        if seq % register.LINES == 0 or seq == count:
            pages.append(
                Page(register.page_of(seq), STAMP + seq, (seq - 1) % register.LINES + 1, digest)
            )
    return pages, lines


def journal_break(lines: list[EntryLine]) -> Break | None:
    return list(walk_entries(UID, lines))[-1][1]


def register_break(pages: list[Page], lines: list[Line]) -> Break | None:
    return list(walk_register(UID, pages, iter(lines)))[-1][1]


@pytest.mark.parametrize("count", [0, 1, 2, 1000, 1001])
def test_an_untouched_journal_is_sound_and_counted(count: int) -> None:
    assert list(walk_entries(UID, journal(count)))[-1] == (count, None)


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 200, 230])
def test_an_untouched_register_is_sound_and_counted(count: int) -> None:
    pages, lines = book(count)
    assert list(walk_register(UID, pages, iter(lines)))[-1] == (count, None)


def test_a_journal_of_another_book_breaks_at_its_first_entry() -> None:
    found = list(walk_entries("fedcba9876543210", journal(3)))[-1]
    assert found == (0, Break("entry 1", Wrong.ENTRY_ALTERED))


JOURNAL_CASES: list[tuple[str, Callable[[list[EntryLine]], list[EntryLine]], Break]] = [
    ("the first removed", lambda j: j[1:], Break("entry 1", Wrong.ENTRY_MISSING)),
    ("one removed", lambda j: j[:4] + j[5:], Break("entry 5", Wrong.ENTRY_MISSING)),
    ("two swapped", lambda j: [*j[:3], j[4], j[3], *j[5:]], Break("entry 4", Wrong.ENTRY_MISSING)),
    ("one said twice", lambda j: [*j[:4], *j[3:]], Break("entry 5", Wrong.ENTRY_MISSING)),
    (
        "two bodies swapped",
        lambda j: [*j[:3], replace(j[3], body=j[4].body), replace(j[4], body=j[3].body), *j[5:]],
        Break("entry 4", Wrong.ENTRY_ALTERED),
    ),
    (
        "erased without a hash",
        lambda j: [*j[:3], replace(j[3], body=None), *j[4:]],
        Break("entry 4", Wrong.ENTRY_ALTERED),
    ),
]


@pytest.mark.parametrize(("change", "found"), [case[1:] for case in JOURNAL_CASES],
                         ids=[case[0] for case in JOURNAL_CASES])  # fmt: skip
def test_a_journal_with_lines_moved_names_the_first_wrong_place(
    change: Callable[[list[EntryLine]], list[EntryLine]], found: Break
) -> None:
    assert journal_break(change(journal(9))) == found


def test_an_erased_body_whose_hash_was_kept_leaves_the_journal_sound() -> None:
    lines = journal(9)
    kept = sha256(lines[4].body or b"").digest()
    lines[4] = replace(lines[4], body=None, body_hash=kept)
    assert journal_break(lines) is None


def test_an_entry_that_can_be_read_in_two_ways_is_not_sound_even_if_its_hash_is_right() -> None:
    lines = journal(3)
    twofold = b"\x1f".join((*lines[2].line.split(b"\x1f"), b"more"))
    forged = chain.entry_hash(lines[1].hash, sha256(lines[2].body or b"").digest(), twofold)
    lines[2] = replace(lines[2], line=twofold, hash=forged)
    assert journal_break(lines) == Break("entry 3", Wrong.ENTRY_ALTERED)


Book = tuple[list[Page], list[Line]]
REGISTER_CASES: list[tuple[str, Callable[[list[Page], list[Line]], Book], Break]] = [
    (
        "a line removed",
        lambda p, k: (p, k[:120] + k[121:]),
        Break("passage 121", Wrong.LINE_MISSING),
    ),
    ("the last line removed", lambda p, k: (p, k[:-1]), Break("passage 230", Wrong.LINE_MISSING)),
    (
        "a line added",
        lambda p, k: (p, [*k, (231, k[-1][1])]),
        Break("passage 231", Wrong.LINE_EXTRA),
    ),
    (
        "two lines' words swapped",
        lambda p, k: (p, [*k[:149], (150, k[150][1]), (151, k[149][1]), *k[151:]]),
        Break("page 1", Wrong.PAGE_ALTERED),
    ),
    ("a page removed", lambda p, k: ([p[0], p[2]], k), Break("page 1", Wrong.PAGE_MISSING)),
    ("the last page removed", lambda p, k: (p[:2], k), Break("passage 201", Wrong.LINE_EXTRA)),
    (
        "a page emptied",
        lambda p, k: ([p[0], replace(p[1], lines=0), p[2]], k),
        Break("page 1", Wrong.PAGE_ALTERED),
    ),
    (
        "a page overfilled",
        lambda p, k: ([replace(p[0], lines=101), *p[1:]], k),
        Break("page 0", Wrong.PAGE_ALTERED),
    ),
    (
        "a page shortened",
        lambda p, k: ([p[0], replace(p[1], lines=99), p[2]], k),
        Break("page 1", Wrong.PAGE_ALTERED),
    ),
    (
        "a page dated otherwise",
        lambda p, k: ([p[0], replace(p[1], stamp=1), p[2]], k),
        Break("page 1", Wrong.PAGE_ALTERED),
    ),
    (
        "two pages' digests swapped",
        lambda p, k: (
            [replace(p[0], digest=p[1].digest), replace(p[1], digest=p[0].digest), p[2]],
            k,
        ),
        Break("page 0", Wrong.PAGE_ALTERED),
    ),
]


@pytest.mark.parametrize(("change", "found"), [case[1:] for case in REGISTER_CASES],
                         ids=[case[0] for case in REGISTER_CASES])  # fmt: skip
def test_a_register_with_lines_or_pages_moved_names_the_first_wrong_place(
    change: Callable[[list[Page], list[Line]], Book], found: Break
) -> None:
    assert register_break(*change(*book(230))) == found


@given(place=st.integers(0, 229), field=st.integers(8, 14))
def test_text_moved_between_two_fields_of_a_passage_is_found(place: int, field: int) -> None:
    pages, lines = book(230)
    fields = lines[place][1].split(b"\x1f")
    fields[field : field + 2] = [b"\x1f".join(fields[field : field + 2]), b""]
    lines[place] = (place + 1, b"\x1f".join(fields))
    assert register_break(pages, lines) == Break(f"passage {place + 1}", Wrong.PAGE_ALTERED)


def test_a_text_that_holds_the_separator_is_never_written() -> None:
    with pytest.raises(ValueError, match="separator"):
        register.line(1, (*range(8), "张\x1f三", *range(9)))
    with pytest.raises(ValueError, match="separator"):
        chain.line(1, STAMP, 7, "call.received", "a\x1fb")
