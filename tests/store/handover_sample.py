"""A duty room with two officers, a leader and a first shift, for tests of handovers."""

from dataclasses import dataclass
from pathlib import Path

from dutyroom.domain.handover.draft import Condition, Draft, Supply
from dutyroom.domain.handover.terms import Overall
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, Slot
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.kept import kept
from tests.store.sample import begin

DESK = Post("值班室", PostKind.ROOM)
ZHANG = Officer("张三", role=Role.SUPERVISOR)
LI = Officer("李四", number="A1")
WANG = Officer("王五", number="A2")
LEADER = Officer("赵局", role=Role.LEADER)
PIN = "2580"
EVENING = 1_795_348_800
"""2026-11-22 20:00 in China, when the night shift begins."""
MORNING = EVENING + 12 * 3600
FULL = Draft(
    "小雨", Overall.WATCH, (Condition("东门封闭", MORNING),), (Supply("对讲机", 8, "台"),),
    ("如雨量超过50毫米，则加派人员",), "一切正常",
)  # fmt: skip


@dataclass
class Desk:
    """A room and the hands at it."""

    room: Room
    clock: Hands

    def sit(self, officer: Officer) -> None:
        """Let an officer be at the desk."""
        self.room.attendance.sign_in(officer.key, PIN)

    def open(self) -> HandoverLine:
        """The first shift begins, with Zhang."""
        return self.room.handover.open_first(DESK.key, PIN)

    def offer(self, draft: Draft = FULL, reason: str = "") -> HandoverLine:
        """Who is at the desk hands over."""
        return self.room.handover.offer(DESK.key, draft, PIN, reason=reason)

    def decide(self, subject: str) -> None:
        """Take every item over."""
        items = self.room.handover.case(subject).items.values()
        if plain := [item.key for item in items if not item.red]:
            self.room.handover.accept_items(subject, plain)
        for item in items:
            if item.red:
                self.room.handover.read_back(subject, item.key, "水库水位上涨")

    def take(self, subject: str, officer: Officer, reason: str = "") -> HandoverLine:
        """Everything is taken over and signed for."""
        self.decide(subject)
        return self.room.handover.sign(subject, officer.key, PIN, reason=reason)


def enter_desk(room: Room) -> None:
    """A desk and its officers with their PINs."""
    room.roster.enter_post(DESK)
    for officer in (LI, WANG, LEADER):
        room.officers.enrol(officer)
    for officer in (ZHANG, LI, WANG, LEADER):
        room.attendance.choose_pin(officer.key, PIN)


def night(path: str | Path = ":memory:", *, roster: bool = True) -> Desk:
    """The evening of 2026-11-22: Zhang stands until 20:00, Li the night, Wang the next day."""
    room = _rostered(path) if roster else _opened(path)
    assert isinstance(room.clock, Hands)
    return Desk(room, room.clock)


@kept
def _opened(path: Path) -> Room:
    return _evening(_manned(path))


@kept
def _rostered(path: Path) -> Room:
    room = _manned(path)
    for day, starts, name, officer in (
        ("2026-11-22", EVENING - 12 * 3600, "白班", ZHANG),
        ("2026-11-22", EVENING, "夜班", LI),
        ("2026-11-23", MORNING, "白班", WANG),
    ):
        crew = (Duty(officer.key, DutyRole.OFFICER), Duty(LEADER.key, DutyRole.LEADER))
        slot = Slot(DESK.key, day, starts, starts + 12 * 3600, name, crew)
        room.roster.fill(day, (slot,))
    return _evening(room)


def _manned(path: Path) -> Room:
    room = begin(path, Hands((EVENING - 12 * 3600) * 1000))
    enter_desk(room)
    return room


def _evening(room: Room) -> Room:
    assert isinstance(room.clock, Hands)
    Desk(room, room.clock).open()
    room.clock.ms = EVENING * 1000
    return room


def hand_over(room: Room) -> HandoverLine:
    """Hand a desk over once, in any room whose supervisor is Zhang."""
    enter_desk(room)
    assert isinstance(room.clock, Hands)
    desk = Desk(room, room.clock)
    desk.open()
    return desk.take(desk.offer().subject, LI)
