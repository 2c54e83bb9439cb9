"""A room with something in every table, for tests that need one."""

from dataclasses import replace
from pathlib import Path

from dutyroom.clock import Clock
from dutyroom.domain.checkpoint import Decision, Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.roster import Duty, DutyRole, Post, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.temperature import Site
from dutyroom.domain.units import Unit
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.room import Room
from tests.store.clocks import NIGHT, Hands

GATE = Post("东门一号卡口")
NOW = NIGHT // 1000
PERSON = Passage(
    NOW, 480, GATE.key, Direction.IN, 365, name="张三", phone="19900000001",
    identity="330102200611180583", plate="浙A12345", purpose="回家", origin="西湖",
)  # fmt: skip


def begin(path: str | Path = ":memory:", clock: Clock | None = None) -> Room:
    """A new room with one post, its first supervisor at the desk."""
    room = Room.create(
        path, name="区应急值班室", kind=RoomKind.ROOM, supervisor="张三", clock=clock or Hands()
    )
    room.roster.enter_post(GATE)
    return room


def passages(count: int, start: int = 0) -> list[Passage]:
    """Passages of seven people, a minute apart, every fiftieth abnormal."""
    return [
        replace(
            PERSON,
            at=NOW - 60 * number,
            name=f"王{number % 7}",
            phone=f"1990000{number % 7:04}",
            direction=Direction(number % 2),
            temperature=378 if number % 50 == 49 else 365,
        )
        for number in range(start, start + count)
    ]


def busy(path: str | Path = ":memory:", clock: Clock | None = None) -> Room:
    """A room with calls, notes, strikes, a case, a roster, a unit and 230 passages."""
    room = begin(path, clock)
    room.units.enter(Unit("区应急管理局", "部门", "0571-83049480"))
    slot = Slot(GATE.key, "2026-11-22", NOW - 3600, NOW + 3600, "夜班", _crew(room))
    room.roster.fill("2026-11-22", (slot,))
    room.checkpoint.register_many(passages(230))
    case = room.checkpoint.pending()[0]
    room.checkpoint.recheck(case.subject, 369, Site.EAR)
    room.checkpoint.decide(case.subject, Decision.LET_PASS)
    line = room.checkpoint.window(PassageFilter()).fetch(3, 1)[0]
    room.checkpoint.strike(line.id, "误登")
    call = room.hotline.receive(Call("东门积水，请派人", NOW, phone="19900000001", place="东门"))
    room.hotline.note(call.subject, "已到场")
    room.hotline.strike(call.subject, "重复")
    room.settings.change("threshold", 372)
    return room


def elsewhere(room: Room) -> None:
    """Make it look as if the file had been carried here from another machine."""
    room.file.run("UPDATE book SET machine = 'elsewhere'")


def _crew(room: Room) -> tuple[Duty, ...]:
    return (Duty(room.officer(), DutyRole.CHECKPOINT),)
