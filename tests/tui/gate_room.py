"""A room with a gate for tests: one officer, two checkpoints, three people who passed before."""

from pathlib import Path

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.roster import Post, PostKind
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room
from tests.store.kept import kept

PIN = "1234"
NORTH = Post("大桥北卡口", PostKind.CHECKPOINT)
EAST = Post("火车东站卡口", PostKind.CHECKPOINT)
KNOWN = (
    ("李四", "19900001000", "浙A12345"),
    ("王五", "19900001001", ""),
    ("王武", "19900001002", ""),
)


@kept
def new_room(path: Path) -> Room:
    """The room, with its officer signed in and its desk at the northern gate."""
    room = Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三")
    officer = room.officers.found("张三")[0].key
    room.attendance.choose_pin(officer, PIN)
    room.attendance.sign_in(officer, PIN)
    for post in (NORTH, EAST):
        room.roster.enter_post(post)
    room.preferences.keep("gate_post", str(NORTH.key))
    earlier = room.now() - 7200
    room.checkpoint.register_many(
        Passage(earlier + n, 480, EAST.key, Direction.IN, 365, name=name, phone=phone, plate=plate)
        for n, (name, phone, plate) in enumerate(KNOWN)
    )
    return room


def newest(room: Room, most: int = 1) -> list[Passage]:
    """The last lines of the register in the order in which they were written."""
    found = room.file.rows("SELECT id FROM passage ORDER BY id DESC LIMIT ?", (most,))
    lines = [room.checkpoint.get(id_) for (id_,) in reversed(found)]
    return [line.passage for line in lines if line is not None]
