"""People isolated, measured and released at several stations, as steps of a history."""

from hypothesis import strategies as st

from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated
from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.watchlist import WatchKind
from dutyroom.store.isolation.window import Shown
from dutyroom.store.room import Room
from tests.store.test_rebuild import Step

FIRST = ("2026-11-19", "2026-11-20")
NAMES = ("张三", "王某")
PHONES = ("19900000001", "19900000002")
IDENTITIES = ("", "330102200611180583")


def begin(room: Room, drawn: st.DataObject) -> None:
    name, first, phone, identity = (
        drawn.draw(st.sampled_from(each)) for each in (NAMES, FIRST, PHONES, IDENTITIES)
    )
    room.isolation.begin(Isolated(name, first, phone, identity))


def act(room: Room, drawn: st.DataObject) -> None:
    people = room.isolation.people(drawn.draw(st.sampled_from(Shown)))
    if not people.count:
        return
    key = people.fetch(drawn.draw(st.integers(0, people.count - 1)), 1)[0].key
    at = HalfDay("2026-11-21", drawn.draw(st.sampled_from(Half)))
    match drawn.draw(st.sampled_from(("measure", "leave_out", "set_last", "release", "move"))):
        case "measure":
            room.isolation.measure(key, at, drawn.draw(st.integers(360, 380)))
        case "leave_out":
            room.isolation.leave_out(key, at, "无人应门")
        case "set_last":
            last = drawn.draw(st.sampled_from(("2026-11-25", "2026-12-05")))
            room.isolation.set_last(key, last, "通知")
        case "release":
            room.isolation.release(key, reason="通知")
        case "move":
            room.isolation.break_off(key, "区人民医院")


def enter_policy(room: Room, drawn: st.DataObject) -> None:
    room.isolation.enter_policy(Policy("2026-11-20", drawn.draw(st.sampled_from((7, 14))), 0))


def stop_noticing(room: Room, drawn: st.DataObject) -> None:
    if listed := room.watchlist.current(WatchKind.ISOLATION):
        room.watchlist.end(drawn.draw(st.sampled_from(listed)).watched.key, "误列")


STEPS: tuple[Step, ...] = (begin, begin, act, act, enter_policy, stop_noticing)
