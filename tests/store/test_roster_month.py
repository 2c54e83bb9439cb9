from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Post, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room


def test_the_roster_says_who_stands_elsewhere_meanwhile() -> None:
    room = Room.create(":memory:", name="值班室", kind=RoomKind.ROOM, supervisor="张三")
    officer = Officer("李四", "A002")
    room.officers.enrol(officer)
    east, west = Post("东门"), Post("西门")
    for post in (east, west):
        room.roster.enter_post(post)
    early, late, _night = east.slots("2026-11-22", 480)
    duty = (Duty(officer.key, DutyRole.CHECKPOINT),)
    taken = Slot(east.key, early.day, early.starts_at, early.ends_at, early.shift, duty)
    room.roster.fill(early.day, (taken, late))
    [same, next_one, _night] = west.slots("2026-11-22", 480)
    assert [slot.post for slot in room.roster.elsewhere(officer.key, same)] == [east.key]
    assert room.roster.elsewhere(officer.key, next_one) == []
    assert room.roster.elsewhere(officer.key, taken) == []
    assert room.roster.covered(east.key, "2026-11-01", "2026-11-30") == {
        "2026-11-22": (True, False)
    }
    assert [slot.starts_at for slot in room.roster.uncovered("2026-11-01", "2026-11-30")] == [
        late.starts_at
    ]
