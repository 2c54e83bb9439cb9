"""The duty room of the scripted night, as the day shift leaves it shortly before 20:00."""

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from dutyroom.domain.handover.draft import Draft, Supply
from dutyroom.domain.hotline import Call, Outcome
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.units import Unit
from dutyroom.store.room import Room, opened
from tests.store.clocks import Hands

CHINA = timezone(timedelta(hours=8))
ZHANG = Officer("张三", role=Role.SUPERVISOR)
LI = Officer("李四", "A1", "湖滨派出所")
WANG = Officer("王五", "A2", "应急管理局", role=Role.LEADER)
PINS = {"张三": "1357", "李四": "2468", "王五": "8642"}
DESK = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
GATE = Post("大桥北卡口")
UNITS = ("消防站", "水务局", "应急管理局", "交通运输局", "市一医院")
RADIOS = Supply("对讲机", 8, "台")


def at(clock: str) -> int:
    """Milliseconds of a time of the night: before noon it is the morning after."""
    day = 23 if clock < "12" else 22
    moment = datetime.combine(date(2026, 11, day), time.fromisoformat(clock), CHINA)
    return int(moment.timestamp() * 1000)


def evening(path: Path) -> None:
    """Li has stood the day, has one thing to hand on, and has offered the shift at 19:55."""
    clock = Hands(at("07:50") - 24 * 3_600_000)
    with opened(
        Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=clock)
    ) as room:
        _enter_everybody(room)
        room.attendance.sign_in(LI.key, PINS["李四"])
        clock.ms += 600_000
        room.handover.open_first(DESK.key, PINS["李四"], Draft("晴", supplies=(RADIOS,)))
        clock.ms = at("18:00")
        waits = Call("路灯不亮", clock.ms // 1000, place="湖滨路", outcome=Outcome.FOLLOW_UP)
        room.hotline.receive(waits)
        clock.ms = at("19:55")
        room.handover.offer(DESK.key, Draft("晴", supplies=(RADIOS,)), PINS["李四"])


def _enter_everybody(room: Room) -> None:
    with room.write():
        for officer in (LI, WANG):
            room.officers.enrol(officer)
        for post in (DESK, GATE):
            room.roster.enter_post(post)
        for name in UNITS:
            room.units.enter(Unit(name))
        # The clock of the night leaps; a watch over keys would ring at every leap.
        room.settings.change("desk_silence_minutes", 0)
        for officer in (ZHANG, LI, WANG):
            room.attendance.choose_pin(officer.key, PINS[officer.name])
        for day, crews in (("2026-11-22", (LI, ZHANG)), ("2026-11-23", (LI, ZHANG))):
            slots = zip(DESK.slots(day, 480), crews, strict=True)
            room.roster.fill(day, tuple(_manned(slot, officer) for slot, officer in slots))
    room.preferences.keep("gate_post", str(GATE.key))


def _manned(slot: Slot, officer: Officer) -> Slot:
    crew = (Duty(officer.key, DutyRole.OFFICER), Duty(WANG.key, DutyRole.LEADER))
    return Slot(slot.post, slot.day, slot.starts_at, slot.ends_at, slot.shift, crew)
