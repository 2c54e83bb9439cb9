"""A process that opens its file once more keeps the locks of its first opening."""

import subprocess
import sys
from pathlib import Path

from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room

VISIT = """
import sys
from dutyroom.store.room import Room
room = Room.open(sys.argv[1])
print(room.rules().threshold)
room.close()
"""


def visit(path: Path) -> int:
    """The threshold as another process finds it."""
    run = [sys.executable, "-c", VISIT, str(path)]
    return int(subprocess.run(run, check=True, capture_output=True, text=True).stdout)


def test_what_is_written_after_a_second_opening_and_a_visit_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    room = Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三")
    Room.open(path, read_only=True).close()
    assert visit(path) == 373
    room.settings.change("threshold", 375)
    assert visit(path) == 375
