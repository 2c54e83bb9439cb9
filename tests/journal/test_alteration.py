"""Books in a real file, altered by another program past every guard."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dutyroom.domain.refusal import Refusal
from dutyroom.journal import identity, register
from dutyroom.journal.walk import Break, Wrong
from dutyroom.store.room import Room, opened
from dutyroom.store.soundness import BookState
from tests.store.sample import busy, elsewhere, passages

TABLES = {
    "entry": ("id", "stamp", "officer", "kind", "subject", "body", "hash"),
    "passage": ("id", *register.FIELDS),
    "page": ("book", "page", "stamp", "lines", "digest"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two books, the second begun on another machine."""
    path = tmp_path_factory.mktemp("books") / "room.db"
    with opened(busy(path)) as room:
        elsewhere(room)
        room.checkpoint.register_many(passages(130, start=230))
        room.settings.change("rest_minutes", 15)
        room.settings.change("rest_minutes", 10)
    return path


@contextmanager
def past_the_guards(sample: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file in the hands of a program that knows no rules."""
    path = shutil.copy(sample, sample.with_name("copy.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def verified(sample: Path) -> list[BookState]:
    with opened(Room.open(sample.with_name("copy.db"))) as room:
        return room.soundness.verify()


def breaks(sample: Path) -> list[tuple[int, str]]:
    return [(each.book, each.first_break.where) for each in verified(sample) if each.first_break]


def test_an_untouched_copy_is_sound(sample: Path) -> None:
    with past_the_guards(sample):
        pass
    found = [(each.entries, each.passages, each.first_break) for each in verified(sample)]
    assert found == [(12, 230, None), (2, 130, None)]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_any_byte_changed_in_any_field_is_found_at_its_place(
    sample: Path, drawn: st.DataObject
) -> None:
    table = drawn.draw(st.sampled_from(sorted(TABLES)))
    column = drawn.draw(st.sampled_from(TABLES[table]))
    with past_the_guards(sample) as connection:
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        names = [each[0] for each in connection.execute(f"SELECT * FROM {table}").description]
        row = dict(zip(names, drawn.draw(st.sampled_from(rows)), strict=True))
        value, slot = altered(drawn, row[column])
        key = " AND ".join(f"{name} = ?" for name in TABLES[table][: 2 if table == "page" else 1])
        keys = [row[name] for name in TABLES[table][: 2 if table == "page" else 1]]
        try:
            connection.execute(f"UPDATE {table} SET {column} = {slot} WHERE {key}", (value, *keys))
        except sqlite3.IntegrityError:
            assume(False)
    found = breaks(sample)
    assert found, "an altered file passed as sound"
    assert any(is_at(place, table, row, len(rows)) for place in found), found


def altered(drawn: st.DataObject, value: Any) -> tuple[Any, str]:
    """A stored value with one bit, byte or character changed, and how it is bound."""
    if isinstance(value, int):
        return value ^ 1 << drawn.draw(st.integers(0, 61)), "?"
    held = value if isinstance(value, bytes) else value.encode()
    place = drawn.draw(st.integers(0, max(0, len(held) - 1)))
    changed = held[:place] + bytes(
        [(held[place] if held else 0) ^ drawn.draw(st.integers(1, 255))]
    ) + held[place + 1 :]  # fmt: skip
    return changed, "?" if isinstance(value, bytes) else "CAST(? AS TEXT)"


def is_at(found: tuple[int, str], table: str, row: dict[str, Any], rows: int) -> bool:
    """Whether a break stands where the row stood, or where it was moved to."""
    book, where = found
    word, number = where.split()
    place = int(number)
    if table == "entry":
        # A line renumbered 0 comes before the first, which it is not.
        here = (identity.book_of(row["id"]), identity.seq_of(row["id"]))
        return word == "entry" and ((book, place) == here or book not in (1, 2) or place == 1)
    if table == "passage":
        seq = identity.seq_of(row["id"])
        page = register.page_of(seq)
        at_page = word == "page" and place == page
        return at_page or (word == "passage" and place in (seq, 1)) or book not in (1, 2)
    first = row["page"] * register.LINES
    on_page = word == "passage" and first < place <= first + row["lines"] + 1
    return on_page or (word == "page" and place == row["page"]) or book not in (1, 2)


def entry(seq: int, book: int = 1) -> int:
    return identity.row_id(book, seq)


CASES = [
    ("an entry removed from the middle",
     [("DELETE FROM entry WHERE id = ?", (entry(5),))], (1, "entry 5")),
    ("an entry removed and the rest renumbered",
     [("DELETE FROM entry WHERE id = ?", (entry(5),)),
      ("UPDATE entry SET id = id - 1 WHERE id > ? AND id < ?", (entry(5), entry(1, 2)))],
     (1, "entry 5")),
    ("two entries swapped",
     [("UPDATE entry SET id = 0 WHERE id = ?", (entry(3),)),
      ("UPDATE entry SET id = ? WHERE id = ?", (entry(3), entry(7))),
      ("UPDATE entry SET id = ? WHERE id = 0", (entry(7),))], (1, "entry 3")),
    ("an entry inserted",
     [("UPDATE entry SET id = id + 1000 WHERE id > ? AND id < ?", (entry(4), entry(1, 2))),
      ("UPDATE entry SET id = id - 999 WHERE id > ? AND id < ?", (entry(4), entry(1, 2))),
      ("INSERT INTO entry SELECT ?, stamp, officer, kind, subject, body, body_hash, hash "
       "FROM entry WHERE id = ?", (entry(5), entry(4)))], (1, "entry 5")),
    ("an entry of a book nobody began",
     [("INSERT INTO entry SELECT ?, stamp, officer, kind, subject, body, body_hash, hash "
       "FROM entry WHERE id = ?", (entry(4, 9), entry(4)))], (9, "entry 4")),
    ("a passage removed from the middle",
     [("DELETE FROM passage WHERE id = ?", (entry(120),))], (1, "passage 120")),
    ("the last passage removed",
     [("DELETE FROM passage WHERE id = ?", (entry(130, 2),))], (2, "passage 130")),
    ("a passage written past the door",
     [("INSERT INTO passage SELECT ?, " + ", ".join(register.FIELDS) + " FROM passage WHERE id = ?",
       (entry(231), entry(230)))], (1, "passage 231")),
    ("a name moved into the phone",
     [("UPDATE passage SET name = '', phone = name || char(31) || phone WHERE id = ?",
       (entry(205),))], (1, "passage 205")),
    ("a phone moved into the name",
     [("UPDATE passage SET name = name || phone, phone = '' WHERE id = ?", (entry(205),))],
     (1, "page 2")),
    ("something hidden behind the end of a name",
     [("UPDATE passage SET name = name || char(0) || 'x' WHERE id = ?", (entry(205),))],
     (1, "page 2")),
    ("a page of a book nobody began",
     [("INSERT INTO page SELECT 9, page, stamp, lines, digest FROM page WHERE book = 1", ())],
     (9, "page 0")),
    ("a whole page torn out",
     [("DELETE FROM page WHERE book = 1 AND page = 1", ()),
      ("DELETE FROM passage WHERE id > ? AND id <= ?", (entry(100), entry(200)))],
     (1, "page 1")),
    ("the pages torn out and the lines left",
     [("DELETE FROM page WHERE book = 2", ())], (2, "passage 1")),
    ("the book's name rewritten",
     [("UPDATE book SET uid = 'feedfacefeedface' WHERE no = 2", ())], (2, "entry 1")),
    ("the book struck from the shelf", [("DELETE FROM book WHERE no = 2", ())], (2, "entry 1")),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "place"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_what_was_moved_is_found_at_its_book_and_first_place(
    sample: Path, statements: list[tuple[str, tuple[int, ...]]], place: tuple[int, str]
) -> None:
    with past_the_guards(sample) as connection:
        for sql, values in statements:
            connection.execute(sql, values)
    assert breaks(sample) == [place]


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE entry SET officer = 9 WHERE id = (SELECT max(id) FROM entry)", (2, "entry 2")),
        ("UPDATE passage SET temperature = 360 WHERE id = (1 << 32 | 230)", (1, "page 2")),
        ("DELETE FROM passage WHERE id = (1 << 32 | 230)", (1, "passage 230")),
        ("DELETE FROM page WHERE book = 2", (2, "passage 1")),
        ("UPDATE page SET digest = zeroblob(32) WHERE book = 2 AND page = 1", (2, "page 1")),
    ],
)
def test_the_quick_look_finds_what_is_wrong_at_the_end_of_a_book(
    sample: Path, statement: str, place: tuple[int, str]
) -> None:
    with past_the_guards(sample) as connection:
        connection.execute(statement)
    with opened(Room.open(sample.with_name("copy.db"))) as room:
        found = [(t.book, t.first_break.where) for t in room.soundness.tail() if t.first_break]
    assert found == [place]


@pytest.mark.parametrize(("table", "place"), [("entry", "entry 1"), ("passage", "passage 1")])
def test_a_book_that_cannot_be_read_on_says_where(sample: Path, table: str, place: str) -> None:
    with past_the_guards(sample) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = connection.execute(sql, (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with sample.with_name("copy.db").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with opened(Room.open(sample.with_name("copy.db"))) as room:
        for states in (room.soundness.verify(), room.soundness.tail()):
            found = {state.first_break for state in states}
            assert {each.what for each in found if each} == {Wrong.UNREADABLE}
        assert Break(place, Wrong.UNREADABLE) in {s.first_break for s in room.soundness.verify()}
        assert room.soundness.structure()


def test_a_check_that_is_cancelled_says_so_and_keeps_the_last_one(sample: Path) -> None:
    with past_the_guards(sample):
        pass
    with opened(Room.open(sample.with_name("copy.db"))) as room:
        room.soundness.verify()
        checked = room.soundness.last_check()
        with pytest.raises(Refusal, match="cancelled"):
            room.soundness.verify(lambda walked: walked < 200)
        assert room.soundness.last_check() == checked
