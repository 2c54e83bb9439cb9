"""The door of the room."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dutyroom.domain.hotline import Call
from dutyroom.domain.officers import Officer, Role, SignInFailed
from dutyroom.domain.refusal import Refusal
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.clocks import Hands
from tests.store.sample import NOW, PERSON, begin

FIRST = Officer("张三", role=Role.SUPERVISOR)


@pytest.fixture
def room() -> Iterator[Room]:
    room = begin()
    room.author = None
    yield room
    room.close()


def attempts(room: Room) -> list[str]:
    """The kinds of what was recorded about the door, the latest first."""
    return [entry.kind for entry in room.log.latest(20) if entry.kind.startswith("officer.sign")]


def refused(room: Room, pin: str) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        room.attendance.sign_in(FIRST.key, pin)
    return refusal.value


def test_a_pin_is_chosen_once_and_opens_the_door(room: Room) -> None:
    assert not room.attendance.has_pin(FIRST.key)
    assert refused(room, "1234").code == "pin_missing"
    room.attendance.choose_pin(FIRST.key, "1234")
    with pytest.raises(Refusal, match="pin_chosen_before"):
        room.attendance.choose_pin(FIRST.key, "4321")
    room.attendance.sign_in(FIRST.key, "1234")
    assert room.officer() == FIRST.key
    room.attendance.sign_out()
    assert room.author is None
    assert attempts(room) == ["officer.signed_out", "officer.signed_in"]


def test_the_pin_itself_is_nowhere_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    with opened(begin(path)) as room:
        room.attendance.choose_pin(FIRST.key, "9182736455")
        room.attendance.sign_in(FIRST.key, "9182736455")
    assert b"9182736455" not in path.read_bytes()


def test_two_officers_with_one_pin_have_different_hashes(room: Room) -> None:
    for officer in (FIRST.key, 7):
        room.attendance.choose_pin(officer, "1234")
    (one, other) = room.file.rows("SELECT salt, hash FROM pin")
    assert one[0] != other[0]
    assert one[1] != other[1]


def test_the_wait_doubles_and_survives_a_restart(tmp_path: Path) -> None:
    clock = Hands()
    with opened(begin(tmp_path / "room.db", clock)) as room:
        room.attendance.choose_pin(FIRST.key, "1234")
    for seconds in (1, 2, 4, 8):
        with opened(Room.open(tmp_path / "room.db", clock=clock)) as room:
            assert refused(room, "9999").code == "pin_wrong"
        with opened(Room.open(tmp_path / "room.db", clock=clock)) as room:
            assert room.attendance.wait_ms(FIRST.key) == seconds * 1000
            clock.pass_(seconds - 0.5)
            # Not even the right one is looked at before the time is over.
            refusal = refused(room, "1234")
            assert (refusal.code, refusal.facts) == ("sign_in_wait", {"seconds": 1})
            clock.pass_(0.5)
    with opened(Room.open(tmp_path / "room.db", clock=clock)) as room:
        room.attendance.sign_in(FIRST.key, "1234")
        assert room.attendance.wait_ms(FIRST.key) == 0
        assert refused(room, "9999").facts == {"seconds": 1}
        assert attempts(room).count(SignInFailed.kind) == 5


def test_the_right_pin_under_a_signature_ends_the_wait_as_coming_in_does() -> None:
    clock = Hands()
    with opened(begin(clock=clock)) as room:
        room.attendance.choose_pin(FIRST.key, "1234")
        for seconds in (1, 2):
            assert refused(room, "9999").facts == {"seconds": seconds}
            clock.pass_(seconds)
        room.attendance.check(FIRST.key, "1234")
        assert refused(room, "9999").facts == {"seconds": 1}
        assert rebuild(room).differed == ()


def test_a_signature_is_recorded_as_right_only_after_a_wrong_pin(room: Room) -> None:
    room.attendance.choose_pin(FIRST.key, "1234")
    before = room.log.bounds()
    room.attendance.check(FIRST.key, "1234")
    assert room.log.bounds() == before


def test_a_pin_that_was_not_given_is_no_attempt(room: Room) -> None:
    room.attendance.choose_pin(FIRST.key, "1234")
    assert refused(room, "").code == "pin_empty"
    assert room.attendance.wait_ms(FIRST.key) == 0
    assert attempts(room) == []


def test_a_rebuild_does_not_open_the_door(room: Room) -> None:
    room.attendance.choose_pin(FIRST.key, "1234")
    assert refused(room, "9999").code == "pin_wrong"
    room.file.run("DELETE FROM attendance")
    assert room.attendance.wait_ms(FIRST.key) == 0
    assert rebuild(room).differed == ("attendance",)
    assert room.attendance.wait_ms(FIRST.key) == 1000


def test_one_officers_failures_keep_nobody_else_waiting(room: Room) -> None:
    room.attendance.choose_pin(FIRST.key, "1234")
    assert refused(room, "9999").code == "pin_wrong"
    assert room.attendance.wait_ms(7) == 0


def test_who_is_not_active_or_not_known_does_not_come_in(room: Room) -> None:
    with pytest.raises(Refusal, match="officer_inactive"):
        room.attendance.sign_in(4711, "1234")
    past = Officer("李四", active_to="2026-11-22")
    with opened(begin()) as other:
        other.officers.enrol(past)
        other.attendance.choose_pin(past.key, "1234")
        with pytest.raises(Refusal, match="officer_inactive"):
            other.attendance.sign_in(past.key, "1234")


@pytest.mark.parametrize(
    "act",
    [
        lambda room: room.settings.change("threshold", 371),
        lambda room: room.roster.retire_post(1),
        lambda room: room.checkpoint.register(PERSON),
        lambda room: room.hotline.receive(Call("积水", NOW)),
    ],
)
def test_nobody_writes_before_somebody_has_signed_in(
    room: Room, act: Callable[[Room], object]
) -> None:
    before = room.log.latest(9)
    with pytest.raises(Refusal, match="not_signed_in"):
        act(room)
    assert room.log.latest(9) == before
