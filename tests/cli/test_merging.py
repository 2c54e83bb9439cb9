"""Files that come and go on the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.store.sample import GATE, busy


@pytest.fixture
def station(tmp_path: Path) -> Path:
    """The file of a station that comes home."""
    busy(tmp_path / "station.db").close()
    return tmp_path / "station.db"


def test_a_dry_run_and_the_merge_after_it_print_the_same_books(
    dutyroom: Dutyroom, path: Path, station: Path
) -> None:
    dry = dutyroom("merge", station, "--file", path, "--dry-run", "--json")
    done = dutyroom("merge", station, "--file", path, "--json")
    assert (dry.code, done.code) == (0, 0)
    assert dry.object()["books"] == done.object()["books"]
    (book,) = done.object()["books"]
    assert {"uid", "state", "entries", "passages", "skew_s"} <= set(book)
    assert (book["state"], book["entries"], book["passages"]) == ("new", 12, 230)
    (book,) = dutyroom("merge", station, "--file", path, "--json").object()["books"]
    assert (book["state"], book["entries"], book["passages"]) == ("same", 0, 0)


def test_a_merge_is_told_in_a_table(dutyroom: Dutyroom, path: Path, station: Path) -> None:
    answer = dutyroom("merge", station, "--file", path)
    assert "12 entries and 230 passages added." in answer.out
    assert "new book" in answer.out


def test_a_damaged_book_is_named_and_the_exit_code_says_so(
    dutyroom: Dutyroom, path: Path, station: Path
) -> None:
    with closing(sqlite3.connect(station)) as connection:
        sql = "SELECT sql FROM sqlite_schema WHERE name = 'passage_fixed'"
        (guard,) = connection.execute(sql).fetchone()
        connection.execute("DROP TRIGGER passage_fixed")
        connection.execute("UPDATE passage SET name = '李鬼' WHERE id & 255 = 150")
        connection.execute(guard)
        connection.commit()
    answer = dutyroom("merge", station, "--file", path, "--json")
    assert answer.code == 1
    (book,) = answer.object()["books"]
    assert (book["state"], book["passages"]) == ("damaged", 100)
    assert book["first_break"] == {"where": "page 1", "what": "page_altered"}


def test_a_file_that_is_no_room_is_one_line_on_stderr(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.db").write_text("a letter")
    answer = dutyroom("merge", tmp_path / "letter.db", "--file", path)
    assert answer.code == 1
    assert "letter.db is not a duty room's file." in answer.err
    assert len(answer.err.splitlines()) == 1


def test_the_last_merge_is_undone_and_then_there_is_none(
    dutyroom: Dutyroom, path: Path, station: Path
) -> None:
    dutyroom("merge", station, "--file", path)
    answer = dutyroom("unmerge", "--file", path)
    assert (answer.code, "station.db" in answer.out) == (0, True)
    answer = dutyroom("unmerge", "--file", path)
    assert (answer.code, answer.err) == (2, "dutyroom: There is no merge to undo.\n")


def test_a_bundle_is_a_room_file_that_verifies(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "bundle.db"
    assert dutyroom("bundle", out, "--file", path).code == 0
    assert dutyroom("verify", "--file", out, "--json").object()["sound"]
    assert dutyroom("merge", out, "--file", path, "--json").object()["books"][0]["state"] == "same"
    assert dutyroom("bundle", tmp_path / "b.db", "--file", path, "--since", "2999-01-01").code == 2


def test_a_checkpoint_is_set_up_by_the_name_of_its_post(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    with opened(Room.open(path)) as room:
        first = room.officers.first_supervisor()
        assert first is not None
        room.author = Author(first.key)
        room.roster.enter_post(GATE)
    out = tmp_path / "gate.db"
    assert dutyroom("setup-checkpoint", out, "--post", GATE.name, "--file", path).code == 0
    with opened(Room.open(out)) as gate:
        assert gate.rules().home_post == GATE.key
    assert dutyroom("setup-checkpoint", out, "--post", GATE.name, "--file", path).code == 2
