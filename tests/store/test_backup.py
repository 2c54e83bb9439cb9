"""A copy of the room that is whole, dated, and written over nothing."""

import os
from pathlib import Path

import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.store.backup import back_up
from dutyroom.store.room import Room, opened

NINE_IN_THE_MORNING = 1_795_309_200_000
"""2026-11-22 01:00:00 UTC."""


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A room whose clock stands still."""
    return Room.create(
        tmp_path / "room.db", name="值班室", kind=RoomKind.ROOM, supervisor="张三",
        clock=lambda: NINE_IN_THE_MORNING,
    )  # fmt: skip


def test_a_copy_is_dated_by_the_rooms_clock_and_holds_the_same(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    copy = back_up(room, folder)

    assert copy.path == folder / "room-20261122-090000.db"
    assert copy.sound
    assert list(folder.iterdir()) == [copy.path]
    with opened(Room.open(copy.path)) as other:
        assert other.soundness.verify() == room.soundness.verify()
        assert other.rules().name == "值班室"


def test_a_folder_whose_name_is_no_text_is_as_good_as_any(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"stick \xff")
    folder.mkdir()

    assert back_up(room, folder).path.parent == folder


def test_a_copy_is_never_written_over(room: Room, tmp_path: Path) -> None:
    copy = back_up(room, tmp_path)
    before = copy.path.read_bytes()

    with pytest.raises(Refusal) as refused:
        back_up(room, tmp_path)

    assert refused.value.code == "backup_exists"
    assert copy.path.read_bytes() == before


def test_a_folder_that_is_not_there_is_not_made(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        back_up(room, tmp_path / "no stick")

    assert refused.value.code == "folder_missing"
    assert not (tmp_path / "no stick").exists()


def test_a_copy_of_a_broken_room_says_so(room: Room, tmp_path: Path) -> None:
    room.file.run("DROP TRIGGER entry_fixed")
    room.file.run("UPDATE entry SET officer = 7")

    assert not back_up(room, tmp_path).sound
