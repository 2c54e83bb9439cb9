"""Files of every version there has been open, and are brought up to date without a loss."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from dutyroom.store.migrations.chain import migrate
from dutyroom.store.migrations.version import VERSION
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened

SAMPLES = Path(__file__).parent / "versions"
VERSIONS = range(1, VERSION + 1)


@pytest.fixture(params=VERSIONS, ids="v{}".format)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the sample of one version."""
    return Path(shutil.copy(SAMPLES / f"v{request.param}.db", tmp_path / "room.db"))


def test_a_file_of_every_version_opens_sound_and_complete(path: Path) -> None:
    with opened(Room.open(path)) as room:
        assert room.file.value("PRAGMA user_version") == VERSION
        assert room.rules().name == "值班室"
        assert [each.name for each in room.officers.all()] == ["张三"]
        assert [each.call.text for each in room.hotline.latest(5)] == ["楼道漏水"]
        assert [state.first_break for state in room.soundness.verify()] == [None]
        assert room.soundness.verify()[0].passages == 3
        assert rebuild(room).differed == ()


def test_a_file_of_every_version_goes_on_being_written(path: Path) -> None:
    with opened(Room.open(path)) as room:
        first = room.officers.first_supervisor()
        assert first is not None
        if not room.attendance.has_pin(first.key):
            room.attendance.choose_pin(first.key, "2580")
        room.attendance.sign_in(first.key, "2580")
        room.settings.change("silence_minutes", 30)

        assert room.rules().silence_minutes == 30
        assert {state.first_break for state in room.soundness.verify()} == {None}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migration_is_never_changed_once_a_file_was_made_by_it(version: int) -> None:
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    migrate(fresh, stop_before=f"version_{version + 1}" if version < VERSION else None)

    assert shape(fresh) == shape(sqlite3.connect(SAMPLES / f"v{version}.db"))


def shape(connection: sqlite3.Connection) -> set[str]:
    """Every statement a file's tables were made by."""
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema") if sql}
    connection.close()
    return found
