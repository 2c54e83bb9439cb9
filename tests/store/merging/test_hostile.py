"""A file from somewhere else runs nothing, and is left exactly as it was."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dutyroom.domain.hotline import Call
from dutyroom.journal import register
from dutyroom.journal.walk import Break, Wrong
from dutyroom.store.merging.merge import merge
from dutyroom.store.rebuild import rebuild
from dutyroom.store.register_line import values_of
from dutyroom.store.room import Room, opened
from tests.store.clocks import NIGHT
from tests.store.merging.shelves import lines, reopened, tables
from tests.store.sample import PERSON, begin

HOSTILE = [
    "CREATE TRIGGER gift AFTER INSERT ON entry BEGIN DELETE FROM setting; END",
    "CREATE VIEW gift AS SELECT load_extension('gift.so')",
    "ALTER TABLE book RENAME TO shelf; CREATE VIEW book AS SELECT * FROM shelf",
    "ALTER TABLE passage ADD COLUMN gift TEXT AS (hex(zeroblob(100000000))) VIRTUAL",
    "CREATE VIRTUAL TABLE gift USING fts5(words)",
    "CREATE TABLE gift (x)",
    "CREATE INDEX gift ON entry (abs(officer))",
    "DROP INDEX entry_stamp",
    "DROP TRIGGER entry_kept",
    "DROP TABLE unsettled",
]


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_schema_that_is_not_ours_is_refused_before_anything_is_read(
    room: Room, station: Path, statement: str
) -> None:
    with closing(sqlite3.connect(station)) as connection:
        connection.executescript(statement)
    held, before = (lines(room), tables(room)), station.read_bytes()
    for dry_run in (True, False):
        report = merge(room, [station], dry_run=dry_run, breath_s=0)
        assert report.files[0].refused is not None
        assert report.files[0].refused.code == "file_hostile"
    assert (lines(room), tables(room)) == held
    assert station.read_bytes() == before


def test_a_cell_too_long_to_be_ours_is_named_and_not_taken(room: Room, station: Path) -> None:
    with closing(sqlite3.connect(station)) as connection:
        connection.execute("DROP TRIGGER entry_erased")
        sql = "SELECT sql FROM sqlite_schema WHERE name = 'entry_kept'"
        assert connection.execute(sql).fetchone()
        connection.execute("UPDATE entry SET body = zeroblob(9000000) || '' WHERE id & 255 = 9")
        connection.commit()
    report = merge(room, [station], breath_s=0)
    assert not report.sound
    assert room.log.latest(1)[0].body is not None


@pytest.mark.parametrize("content", [b"", b"a text", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_room_is_refused(room: Room, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    refused = merge(room, [path], breath_s=0).files[0].refused
    assert refused is not None
    assert refused.code in ("file_empty", "not_a_room")


def test_a_file_of_a_newer_program_is_refused(room: Room, station: Path) -> None:
    with closing(sqlite3.connect(station)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refused = merge(room, [station], breath_s=0).files[0].refused
    assert refused is not None
    assert refused.code == "file_newer"


def test_what_can_never_end_or_is_missing_is_refused(room: Room, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.db"
    os.mkfifo(pipe)
    report = merge(room, [pipe, tmp_path, tmp_path / "nothing.db"], breath_s=0)
    codes = [file.refused.code for file in report.files if file.refused]
    assert codes == ["not_a_room", "file_is_directory", "file_missing"]


def test_a_room_is_not_merged_into_itself(room: Room) -> None:
    refused = merge(room, [Path(room.file.path)], breath_s=0).files[0].refused
    assert refused is not None
    assert refused.code == "merge_itself"


def test_the_other_files_are_merged_though_one_is_refused(
    room: Room, station: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.db").write_bytes(b"a text")
    report = merge(room, [tmp_path / "other.db", station], breath_s=0)
    assert [file.refused is None for file in report.files] == [False, True]
    assert report.passages == 230


def test_a_file_that_another_program_left_with_a_log_beside_it_is_read_whole(
    room: Room, station: Path
) -> None:
    with closing(sqlite3.connect(station)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE preference SET value = value")
        connection.execute("INSERT INTO preference VALUES ('seen', 'yes')")
        connection.commit()
        before = station.read_bytes()
        assert merge(room, [station], breath_s=0).passages == 230
        assert station.read_bytes() == before


def test_a_file_on_a_medium_nobody_can_write_to_is_read(room: Room, station: Path) -> None:
    os.chmod(station, 0o400)
    assert merge(room, [station], breath_s=0).passages == 230


def test_a_file_open_in_this_very_program_is_merged_as_it_stands(
    room: Room, tmp_path: Path
) -> None:
    other = begin(tmp_path / "other.db")
    assert merge(room, [tmp_path / "other.db"], breath_s=0).entries == 3
    other.settings.change("rest_minutes", 12)
    assert merge(room, [tmp_path / "other.db"], breath_s=0).entries == 1
    other.close()


ABSURD = ('{"text":[5]}', "[1]", "{}", "?", '{"number":{},"call":7}', "[" * 9_000, '"\\ud800"')


def test_entries_no_program_of_ours_wrote_are_kept_and_change_nothing(
    room: Room, station: Path
) -> None:
    with opened(reopened(station, 5)) as other, other.write():
        for kind in ("call.received", "record.struck", "matter.opened", "handover.offered", "x"):
            for body in ABSURD:
                other.ledger.append(7, kind, "", body)
    held = tables(room)["setting"]
    report = merge(room, [station], breath_s=0)
    assert report.sound
    assert report.entries == 12 + 5 * len(ABSURD)
    assert tables(room)["setting"] == held
    assert {room.event(entry) for entry in room.log.latest(5 * len(ABSURD))} == {None}
    assert rebuild(room).differed == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("at", 2**60), ("direction", 7), ("site", -1), ("offset", 90_000), ("marks", -1)],
)
def test_a_line_with_what_no_duty_room_writes_ends_what_is_taken(
    room: Room, station: Path, field: str, value: int
) -> None:
    with opened(reopened(station, 5)) as other, other.write():
        line = [7, *values_of(PERSON)]
        line[register.FIELDS.index(field) - 1] = value
        other.ledger.register([line])
    dry = merge(room, [station], dry_run=True)
    (book,) = merge(room, [station], breath_s=0).books
    assert dry.books == (book,)
    assert book.first_break == Break("passage 231", Wrong.VALUE_IMPOSSIBLE)
    assert book.passages == 200


def test_a_clock_years_ahead_does_not_make_every_entry_slow_or_wrong(
    room: Room, station: Path
) -> None:
    with opened(reopened(station, 10 * 365 * 86_400)) as other:
        other.settings.change("rest_minutes", 12)
        other.hotline.receive(Call("十年后", NIGHT // 1000))
    merge(room, [station], breath_s=0)
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    room.file.connection.set_progress_handler(count, 1_000)
    room.hotline.receive(Call("现在", NIGHT // 1000))
    assert steps < 10, "the whole journal was followed anew"
    room.file.connection.set_progress_handler(None, 0)
    assert rebuild(room).differed == ()
