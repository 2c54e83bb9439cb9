from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Post, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room


def test_the_roster_says_which_slots_of_a_post_are_covered() -> None:
    room = Room.create(":memory:", name="值班室", kind=RoomKind.ROOM, supervisor="张三")
    officer = Officer("李四", "A002")
    room.officers.enrol(officer)
    east = Post("东门")
    room.roster.enter_post(east)
    early, late, _night = east.slots("2026-11-22", 480)
    duty = (Duty(officer.key, DutyRole.CHECKPOINT),)
    taken = Slot(east.key, early.day, early.starts_at, early.ends_at, early.shift, duty)
    room.roster.fill(early.day, (taken, late))
    assert room.roster.covered(east.key, "2026-11-01", "2026-11-30") == {
        "2026-11-22": (True, False)
    }
