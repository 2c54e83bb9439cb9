"""Of a book that is not as it was written nothing behind its last good seal is taken."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from dutyroom.journal.walk import Break, Wrong
from dutyroom.store.merging.merge import merge
from dutyroom.store.merging.report import Arrival
from dutyroom.store.merging.undoing import unmerge
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from tests.store.merging.shelves import lines

CASES = [
    ("UPDATE entry SET officer = 9 WHERE id & 255 = 7", 6, 230,
     Break("entry 7", Wrong.ENTRY_ALTERED)),
    ("DELETE FROM entry WHERE id & 255 = 7", 6, 230, Break("entry 7", Wrong.ENTRY_MISSING)),
    ("UPDATE passage SET temperature = 365 WHERE id & 255 = 150", 12, 100,
     Break("page 1", Wrong.PAGE_ALTERED)),
    ("DELETE FROM passage WHERE id & 255 = 150", 12, 100, Break("passage 150", Wrong.LINE_MISSING)),
    ("DELETE FROM page WHERE page = 1", 12, 100, Break("page 1", Wrong.PAGE_MISSING)),
    ("DELETE FROM page WHERE page = 2", 12, 200, Break("passage 201", Wrong.LINE_EXTRA)),
    ("UPDATE page SET digest = zeroblob(32) WHERE page = 2", 12, 200,
     Break("page 2", Wrong.PAGE_ALTERED)),
]  # fmt: skip


def alter(path: Path, statement: str) -> None:
    """Change a file past its guards, which stand there afterwards as before."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)


@pytest.mark.parametrize(("statement", "entries", "passages", "found"), CASES)
def test_the_rest_is_taken_and_the_place_is_named(
    room: Room, station: Path, statement: str, entries: int, passages: int, found: Break
) -> None:
    alter(station, statement)
    dry = merge(room, [station], dry_run=True)
    (book,) = merge(room, [station], breath_s=0).books
    assert dry.books == (book,)
    assert (book.arrival, book.entries, book.passages) == (Arrival.DAMAGED, entries, passages)
    assert book.first_break == found
    assert {state.first_break for state in room.soundness.verify()} == {None}
    assert rebuild(room).differed == ()


def test_a_good_copy_completes_what_a_damaged_one_brought(
    room: Room, station: Path, made: Path
) -> None:
    alter(station, CASES[2][0])
    merge(room, [station], breath_s=0)
    (book,) = merge(room, [made / "station.db"], breath_s=0).books
    assert (book.arrival, book.entries, book.passages) == (Arrival.LONGER, 0, 130)
    assert not any(each.aside for each in room.books.shelf())
    assert rebuild(room).differed == ()


def test_a_book_under_a_false_name_brings_nothing(room: Room, station: Path) -> None:
    alter(station, "UPDATE book SET uid = '0123456789abcdef'")
    (book,) = merge(room, [station], breath_s=0).books
    assert (book.arrival, book.entries, book.passages) == (Arrival.DAMAGED, 0, 0)
    assert len(room.books.shelf()) == 1


def test_lines_that_belong_to_no_book_are_named(room: Room, station: Path) -> None:
    alter(station, "UPDATE book SET no = 5")
    report = merge(room, [station], breath_s=0)
    assert not report.sound
    assert {book.first_break and book.first_break.what for book in report.books} >= {Wrong.NO_BOOK}


def flipped(whole: bytes, number: int) -> bytes:
    """The bytes with one of them altered."""
    dice = Random(number)
    at = dice.randrange(len(whole))
    return whole[:at] + bytes([whole[at] ^ 1 << dice.randrange(8)]) + whole[at + 1 :]


@pytest.mark.parametrize("number", range(40))
def test_any_altered_byte_is_named_or_harmless(room: Room, station: Path, number: int) -> None:
    whole = station.read_bytes()
    merge(room, [station], breath_s=0)
    sound = lines(room)
    unmerge(room)
    station.write_bytes(flipped(whole, number))
    report = merge(room, [station], breath_s=0)
    held = lines(room)
    assert all(set(held[name]) <= set(sound[name]) for name in held)
    assert held == sound or not report.sound
    assert {state.first_break for state in room.soundness.verify()} == {None}
    assert rebuild(room).differed == ()
