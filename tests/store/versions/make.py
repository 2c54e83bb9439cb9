"""Makes the sample file of the present version: python -m tests.store.versions.make."""

import sqlite3
from pathlib import Path

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.store.migrations.version import VERSION
from dutyroom.store.room import Room, opened

SAMPLE = Path(__file__).parent / f"v{VERSION}.db"
AT = 1_795_309_200
PIN = "2580"


def make(path: Path) -> None:
    """A room with a call, a few passages, a matter and a shift, packed small."""
    ticks = iter(range(AT * 1000, (AT + 3600) * 1000, 1000))
    with opened(
        Room.create(
            path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=lambda: next(ticks)
        )
    ) as room:
        room.watchlist.enter(Watched(WatchKind.LOOK_OUT, name="李四", reason="走失"))
        room.hotline.receive(Call("楼道漏水", AT, 480, phone="19900001111"))
        room.checkpoint.register_many(
            Passage(AT + n, 480, 7, Direction.IN, 365 + 5 * n, name="李四") for n in range(3)
        )
        room.matters.open(Matter("drainage", "楼道漏水", AT))
        room.attendance.choose_pin(room.officer(), PIN)
        room.handover.open_first(room.handover.desk(), PIN, reason="首班")
    packed = sqlite3.connect(path)
    for statement in ("PRAGMA journal_mode=DELETE", "PRAGMA page_size=512", "VACUUM"):
        packed.execute(statement)
    packed.close()


if __name__ == "__main__":
    SAMPLE.unlink(missing_ok=True)
    make(SAMPLE)
    print(SAMPLE.name, SAMPLE.stat().st_size)
