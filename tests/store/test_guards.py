"""What the file itself refuses, whoever asks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.journal.chain import body_hash
from dutyroom.store.room import opened
from tests.store.sample import busy

FORBIDDEN = [
    "UPDATE entry SET officer = 9",
    "UPDATE entry SET subject = 'x' WHERE kind = 'call.received'",
    "UPDATE entry SET body = '{}'",
    "UPDATE entry SET body = NULL, body_hash = x'00'",
    "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
    "REPLACE INTO entry SELECT * FROM entry",
    "UPDATE passage SET temperature = 360",
    "UPDATE passage SET id = id + 1000",
    "DELETE FROM passage",
    "UPDATE page SET digest = zeroblob(32)",
    "UPDATE page SET lines = lines - 1",
    "UPDATE page SET lines = 101",
    "DELETE FROM page",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_another_program_cannot_change_what_is_written(tmp_path: Path, statement: str) -> None:
    with opened(busy(tmp_path / "room.db")):
        pass
    refused = pytest.raises(sqlite3.IntegrityError, match=r"append-only|be erased|only grows")
    with closing(sqlite3.connect(tmp_path / "room.db")) as connection, refused:
        connection.execute(statement)


@pytest.mark.parametrize("table", ["entry", "passage", "page"])
def test_our_own_connection_cannot_replace_what_is_written(table: str) -> None:
    room = busy()
    with pytest.raises(Refusal, match="append-only"):
        room.file.run(f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
    assert [state.first_break for state in room.soundness.verify()] == [None]


def test_a_body_may_be_erased_and_the_book_stays_sound() -> None:
    room = busy()
    call = room.hotline.latest(1)[0]
    kept = body_hash(room.log.of(call.subject)[0].body or "")
    room.file.run("UPDATE entry SET body = NULL, body_hash = ? WHERE id = ?", (kept, call.id))
    assert [state.first_break for state in room.soundness.verify()] == [None]
    assert room.log.of(call.subject)[0].facts() == {}


def test_a_file_from_outside_cannot_make_its_schema_run_functions() -> None:
    assert busy().file.value("PRAGMA trusted_schema") == 0
