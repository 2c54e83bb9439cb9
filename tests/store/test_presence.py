"""Presence in the file: who stands now, arrivals by sign-in, spot checks, the 五在 board."""

from random import Random

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.officers import Officer
from dutyroom.domain.presence import rules
from dutyroom.domain.presence.five import FiveRole, Freshness, Means
from dutyroom.domain.presence.spot_checks import Fault, SpotChecked
from dutyroom.domain.presence.standing import GRACE_S, Stand, State
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, Slot
from dutyroom.store.presence.section import Step
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.sample import GATE, NOW, begin

ROOM = Post("值班室", PostKind.ROOM)
SEAT = Post("坐席01", PostKind.SEAT)
LISI = Officer("李四", "A2")
WANGWU = Officer("王五", "A3")
H = 3600


@pytest.fixture
def room() -> Room:
    """A night that began at 00:00; now it is 02:00. The next slot of the room is from 02:30."""
    room = begin()
    for officer in (LISI, WANGWU):
        room.officers.enrol(officer)
    for post in (SEAT, ROOM):
        room.roster.enter_post(post)
    room.roster.fill(
        "2026-11-22",
        (
            slot(GATE, -2 * H, 6 * H, WANGWU.key),
            slot(SEAT, -2 * H, 6 * H),
            slot(ROOM, -2 * H, 1800, LISI.key, room.officer()),
            slot(ROOM, 1800, 6 * H, WANGWU.key),
            slot(ROOM, 6 * H, 14 * H, LISI.key),
        ),
    )
    return room


def slot(post: Post, begins: int, ends: int, *crew: int) -> Slot:
    duties = tuple(Duty(officer, DutyRole.OFFICER) for officer in crew)
    return Slot(post.key, "2026-11-22", NOW + begins, NOW + ends, "夜班", duties)


def hands(room: Room) -> Hands:
    assert isinstance(room.clock, Hands)
    return room.clock


def here(room: Room, asked: str = "") -> list[tuple[str, str, State]]:
    found = room.presence.lines(room.now(), asked=asked)
    return [(each.post_name, each.name, each.presence.state(room.now())) for each in found]


def test_who_stands_now_or_soon_is_listed_with_the_rooms_own_posts_first(room: Room) -> None:
    assert here(room) == [
        ("值班室", "李四", State.NOT_ARRIVED),
        ("值班室", "张三", State.NOT_ARRIVED),
        ("值班室", "王五", State.EXPECTED),
        ("坐席01", "", State.NOT_ARRIVED),
        ("东门一号卡口", "王五", State.NOT_ARRIVED),
    ]
    assert [each.is_uncovered for each in room.presence.lines(NOW)] == [False] * 3 + [True, False]


@pytest.mark.parametrize(
    ("asked", "count"),
    [("王五", 2), ("ww", 2), ("东门", 1), ("dmy", 1), ("ｚｓ", 1), ("*", 0), ("", 5), ("没有", 0)],
)
def test_the_list_is_narrowed_by_names_and_initials(room: Room, asked: str, count: int) -> None:
    assert len(here(room, asked)) == count


def test_signing_in_arrives_where_the_roster_has_the_officer(room: Room) -> None:
    assert room.presence.missing(NOW) == 0, "a room that notes no arrivals misses nobody"
    [stand] = room.presence.arrive_by_roster()
    assert stand == Stand(room.officer(), ROOM.key, NOW - 2 * H, NOW + 1800)
    presence = room.presence.of(stand)
    assert (presence.where, presence.late_s) == (State.ON_POST, 2 * H)
    assert room.presence.arrive_by_roster() == []
    assert room.presence.missing(NOW) == 1


@pytest.mark.parametrize(("before_s", "arrives"), [(H, True), (H + 1, False)])
def test_signing_in_counts_for_a_slot_that_begins_within_the_hour(
    room: Room, before_s: int, arrives: bool
) -> None:
    room.file.run("DELETE FROM crew WHERE officer = ? AND starts_at < ?", (LISI.key, NOW))
    room.author = Author(LISI.key)
    hands(room).pass_(6 * H - before_s)
    assert bool(room.presence.arrive_by_roster()) == arrives


def test_several_are_noted_together_or_none_of_them(room: Room) -> None:
    stands = [each.presence.stand for each in room.presence.lines(NOW) if not each.is_uncovered]
    room.presence.act(stands[:1], lambda presence: rules.arrive(presence, NOW))
    with pytest.raises(Refusal, match="arrived_already"):
        room.presence.act(reversed(stands), lambda presence: rules.arrive(presence, NOW))
    assert [state for _post, _name, state in here(room)].count(State.ON_POST) == 1
    room.presence.act(stands[1:], lambda presence: rules.arrive(presence, NOW))
    assert [state for _post, _name, state in here(room)].count(State.ON_POST) == 4
    assert room.presence.missing(NOW) == 0


def test_the_room_misses_whoever_has_not_come_after_the_grace(room: Room) -> None:
    room.presence.arrive_by_roster()
    hands(room).pass_(1800 + GRACE_S)
    assert room.presence.missing(room.now()) == 0
    hands(room).pass_(1)
    assert room.presence.missing(room.now()) == 1


def test_what_was_noted_of_a_slot_holds_for_its_rest_that_somebody_takes_over(room: Room) -> None:
    room.presence.arrive_by_roster()
    halves = (slot(ROOM, -2 * H, 0, LISI.key, room.officer()),
              slot(ROOM, 0, 1800, WANGWU.key, room.officer()))  # fmt: skip
    room.file.run("DELETE FROM slot WHERE post = ? AND ends_at = ?", (ROOM.key, NOW + 1800))
    room.roster.fill("2026-11-22", halves)
    assert here(room)[:2] == [
        ("值班室", "王五", State.EXPECTED),
        ("值班室", "张三", State.ON_POST),
    ]
    assert room.presence.arrive_by_roster() == []
    line = room.presence.lines(NOW)[1]
    room.presence.act([line.presence.stand], lambda presence: rules.leave(presence, NOW))
    assert here(room)[1] == ("值班室", "张三", State.LEFT)


def test_times_are_drawn_once_for_a_shift_and_only_at_manned_posts(room: Room) -> None:
    drawn = room.presence.times(Random(1))
    assert {each.post for each in drawn} == {GATE.key}
    assert all(NOW <= each.at < NOW + 1800 for each in drawn)
    assert room.presence.times(Random(2)) == drawn
    hands(room).pass_(1800)
    assert all(each.at >= NOW + 1800 for each in room.presence.times(Random(2)))


def test_spot_checks_are_counted_by_post_with_their_faults(room: Room) -> None:
    for number, (post, fault) in enumerate(
        [(GATE, Fault.NONE), (GATE, Fault.UNAWARE), (SEAT, Fault.NONE), (GATE, Fault.UNAWARE)]
    ):
        room.presence.spot_check(
            SpotChecked(post.key, NOW + number, asked=WANGWU.key, answered_by="王五", fault=fault)
        )
    found = [
        (each.post_name, each.checks, each.faults) for each in room.presence.counted(NOW, NOW + 9)
    ]
    assert found == [("东门一号卡口", 3, ((Fault.UNAWARE, 2),)), ("坐席01", 1, ())]
    window = room.presence.spot_checks(NOW, NOW + 3)
    assert window.count == 3
    newest = window.fetch(0, 1)[0]
    assert (newest.post_name, newest.asked_name, newest.by) == ("坐席01", "王五", "张三")
    assert window.find(newest.id) == 0
    assert room.presence.spot_checks(NOW, NOW + 9, "zx").count == 1


def test_a_role_is_filled_confirmed_filled_anew_and_withdrawn(room: Room) -> None:
    leader = FiveRole("带班领导", "王五", "值班室")
    room.presence.enter_role(leader)
    room.presence.confirm(leader.key, NOW, "值班室", Means.IN_PERSON, "精神好")
    [line] = room.presence.five()
    assert (line.found, line.means, line.words) == ("值班室", Means.IN_PERSON, "精神好")
    assert line.freshness(NOW) is Freshness.FRESH
    room.presence.enter_role(FiveRole("带班领导", "王五", "三楼"))
    assert room.presence.five()[0].freshness(NOW) is Freshness.FRESH
    room.presence.enter_role(FiveRole("带班领导", "李四", "三楼"))
    assert room.presence.five()[0].freshness(NOW) is Freshness.NEVER
    room.presence.withdraw_role(leader.key)
    assert room.presence.five() == []
    with pytest.raises(Refusal, match="role_unknown"):
        room.presence.confirm(5, NOW, "值班室", Means.PHONE)


def test_a_rebuild_finds_every_table_as_it_was(room: Room) -> None:
    room.presence.arrive_by_roster()
    lisi = Stand(LISI.key, ROOM.key, NOW - 2 * H, NOW + 1800)
    steps: tuple[Step, ...] = (
        lambda p: rules.note_absent(p, NOW, "无人"),
        lambda p: rules.arrive(p, NOW + 1),
        lambda p: rules.go_away(p, NOW + 2, "就医", NOW + H, WANGWU.key),
        lambda p: rules.come_back(p, NOW + 3),
        lambda p: rules.leave(p, NOW + 4),
    )
    for step in steps:
        room.presence.act([lisi], step)
        assert rebuild(room).differed == ()
    room.presence.spot_check(SpotChecked(GATE.key, NOW, fault=Fault.NO_ANSWER))
    room.presence.enter_role(FiveRole("带班领导", "王五"))
    room.presence.confirm(FiveRole("带班领导").key, NOW, "家", Means.PHONE)
    room.presence.enter_role(FiveRole("抢险队伍", "赵六"))
    room.presence.withdraw_role(FiveRole("抢险队伍").key)
    assert rebuild(room).differed == ()
    assert [state.first_break for state in room.soundness.verify()] == [None]
