"""Files that cannot be opened or written, and what is said about each."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import takewhile
from multiprocessing import get_context
from pathlib import Path

import pytest

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.store.migrations.version import VERSION
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.room import Room, opened
from tests.store.sample import PERSON, begin

NOBODY = 65_534


def refusal(act: Callable[[], object]) -> str:
    """The code of the refusal something ends in, or an empty text."""
    try:
        act()
    except Refusal as refused:
        return refused.code
    return ""


def as_nobody(act: Callable[[], object]) -> str:
    """The same, done by a user without rights: to root no file is read-only."""
    context = get_context("fork")
    answers, answer = context.Pipe(duplex=False)

    def run() -> None:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        answer.send(refusal(act))

    process = context.Process(target=run)
    process.start()
    process.join()
    return str(answers.recv())


def register(path: Path, passage: Passage = PERSON) -> None:
    with opened(Room.open(path, wait_s=0.1)) as room:
        room.author = begin().author
        room.checkpoint.register(passage)


def count(path: Path) -> int:
    with opened(Room.open(path, read_only=True)) as room:
        return room.checkpoint.window(PassageFilter()).count


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A room's file in a folder that everybody may reach."""
    for folder in takewhile(lambda each: "pytest-" in str(each), (tmp_path, *tmp_path.parents)):
        folder.chmod(0o755)
    folder = tmp_path / "room"
    folder.mkdir()
    folder.chmod(0o777)
    begin(folder / "room.db").close()
    (folder / "room.db").chmod(0o666)
    return folder / "room.db"


def test_a_file_that_may_be_written_is_written_even_by_nobody(path: Path) -> None:
    assert as_nobody(lambda: register(path)) == ""
    assert count(path) == 1


def test_a_read_only_file_is_read_but_not_written(path: Path) -> None:
    path.chmod(0o444)
    assert as_nobody(lambda: register(path)) == "file_readonly"
    assert as_nobody(lambda: count(path)) == ""


def test_a_file_in_a_read_only_folder_is_read_but_not_written(path: Path) -> None:
    path.parent.chmod(0o555)
    assert as_nobody(lambda: register(path)) == "file_readonly"
    assert as_nobody(lambda: count(path)) == ""


def test_a_file_nobody_may_read_says_so(path: Path) -> None:
    path.chmod(0)
    assert as_nobody(lambda: Room.open(path)) == "file_unreadable"


def test_a_folder_nobody_may_write_gets_no_new_room(path: Path) -> None:
    path.parent.chmod(0o555)
    assert as_nobody(lambda: begin(path.with_name("new.db"))) == "file_not_writable"


def test_a_file_another_program_is_writing_is_busy_and_nothing_is_lost(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refusal(lambda: register(path)) == "file_busy"
        assert count(path) == 0
        other.execute("ROLLBACK")
    register(path)
    assert count(path) == 1


def test_an_exclusively_locked_file_is_busy(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(lambda: register(path)) == "file_busy"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"2026-11-22 08:00 all quiet\n" * 20, "not_a_room"),
        (b"SQLite format 3\0" + b"\0" * 84, "not_a_room"),
        (b"SQLite", "not_a_room"),
    ],
)
def test_a_file_that_is_no_room_is_left_as_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert refusal(lambda: Room.open(path)) == code
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_another_programs_database_is_no_room(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE entry (id INTEGER)")
    assert refusal(lambda: Room.open(path)) == "not_a_room"


def test_a_folder_and_a_missing_file_are_named_as_such(tmp_path: Path) -> None:
    assert refusal(lambda: Room.open(tmp_path)) == "file_is_directory"
    assert refusal(lambda: Room.open(tmp_path / "none.db")) == "file_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_newer_program_is_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    assert refusal(lambda: Room.open(path)) == "file_newer"
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["room.db"]


def test_a_room_is_never_begun_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    assert refusal(lambda: begin(path)) == "file_exists"
    assert path.read_bytes() == before


def test_a_room_without_a_name_or_supervisor_is_not_begun(tmp_path: Path) -> None:
    def create(name: str, supervisor: str) -> None:
        Room.create(tmp_path / "a.db", name=name, kind=RoomKind.ROOM, supervisor=supervisor)

    assert refusal(lambda: create("", "张三")) == "room_name_missing"
    assert refusal(lambda: create("区应急值班室", "")) == "officer_name_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_named_as_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    assert refusal(lambda: register(path)) == "file_damaged"


def test_two_records_in_one_transaction_are_written_together_or_not_at_all() -> None:
    room = begin()
    before = room.log.latest(9)

    def two_records() -> None:
        with room.write():
            room.settings.change("threshold", 371)
            room.settings.change("nonsense", 1)

    assert refusal(two_records) == "setting_unknown"
    assert room.log.latest(9) == before
    assert room.rules().threshold == 373


def test_another_connection_sees_that_something_was_written(path: Path) -> None:
    with opened(Room.open(path)) as watcher:
        seen = watcher.file.changes()
        register(path)
        assert watcher.file.changes() != seen
