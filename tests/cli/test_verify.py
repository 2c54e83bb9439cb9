"""Verifying by command: the first bad place, in words and for another program."""

import sqlite3
from pathlib import Path

import pytest

from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom


def altered(path: Path, *statements: str) -> None:
    """Change a file past the door, as somebody with a database tool can."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_file_is_told_in_one_object(dutyroom: Dutyroom, path: Path) -> None:
    answer = dutyroom("verify", "--json", "--file", path)

    assert answer.code == 0
    told = answer.object()
    assert (told["sound"], told["file"]) == (True, None)
    (book,) = told["books"]
    assert set(book) == {"uid", "station", "entries", "passages", "first_break"}
    assert (book["entries"], book["passages"], book["first_break"]) == (2, 0, None)


def test_an_altered_entry_is_named_by_book_and_place(dutyroom: Dutyroom, path: Path) -> None:
    altered(path, "DROP TRIGGER entry_fixed", "UPDATE entry SET officer = 7 WHERE id % 2 = 0")

    told = dutyroom("verify", "--json", "--file", path)
    said = dutyroom("verify", "--file", path)

    assert (told.code, said.code) == (1, 1)
    assert told.object()["books"][0]["first_break"] == {"where": "entry 2", "what": "entry_altered"}
    assert "entry 2: the entry is not as it was written" in said.out
    assert said.err.count("\n") == 1


def test_a_file_sqlite_cannot_read_is_not_sound(dutyroom: Dutyroom, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 8000 + content[8100:])

    told = dutyroom("verify", "--json", "--file", path)

    assert told.code == 1
    assert told.object()["sound"] is False
    assert told.object()["file"]
    assert dutyroom("rebuild", "--file", path).code == 1


def test_an_index_that_disagrees_with_its_table_is_found_when_asked_for(
    dutyroom: Dutyroom, path: Path
) -> None:
    altered(
        path,
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX entry_subject ON entry (kind)' "
        "WHERE name = 'entry_subject'",
    )

    assert dutyroom("verify", "--file", path).code == 0
    told = dutyroom("verify", "--indexes", "--json", "--file", path)
    assert told.code == 1
    assert "entry_subject" in told.object()["file"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_state_of_the_file_is_told_in_both_languages(
    dutyroom: Dutyroom, path: Path, language: str
) -> None:
    said = dutyroom("verify", "--file", path, "--lang", language).out

    assert ("各账册均与书写时一致" in said) == (language == "zh")
    assert ("Every book is as it was written" in said) == (language == "en")


def test_verifying_remembers_when_the_file_was_last_walked(dutyroom: Dutyroom, path: Path) -> None:
    dutyroom("verify", "--file", path)

    with opened(Room.open(path)) as room:
        assert room.soundness.last_check()[0] > 0
