"""The trail of a number through a whole room: what is found, for whom, and what is odd."""

from dataclasses import replace

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated
from dutyroom.domain.looks import Looked, Masked
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Post, PostKind
from dutyroom.domain.trail import Asked, AskedBy, Flag, StepKind, asked
from dutyroom.store.room import Room
from dutyroom.store.trail import closer, follow, trail
from tests.store.clocks import NIGHT
from tests.store.sample import GATE, PERSON, begin

NOW = NIGHT // 1000
DAY = 86_400
EAST = Post("火车东站卡口", PostKind.CHECKPOINT)
PHONE, IDENTITY, PLATE = PERSON.phone, PERSON.identity, PERSON.plate
SEEN = replace(PERSON, at=NOW - 3600)
STRANGER = Passage(NOW - 1800, 480, GATE.key, Direction.IN, 361, name="李四", phone="19900002222")


@pytest.fixture
def room() -> Room:
    found = begin()
    found.roster.enter_post(EAST)
    return found


def enrolled(room: Room, role: Role) -> Author:
    officer = Officer("周八", "B001", role=role)
    room.officers.enrol(officer)
    return Author(officer.key)


def found(room: Room, number: str, days: int = 0) -> list[tuple[StepKind, str]]:
    whole = trail(room, asked(number), days)
    return [(step.kind, step.words) for step in whole.fetch(0, 100)]


PASSED = (StepKind.PASSAGE, "张三 西湖→")


def test_a_phone_leads_through_passages_calls_and_matters_newest_first(room: Room) -> None:
    line = room.checkpoint.register(SEEN)
    room.checkpoint.register(STRANGER)
    call = room.hotline.receive(Call("东门积水", NOW - 1800, phone=PHONE, place="东门"))
    room.matters.open(Matter("other", "查积水", NOW - 900, source=call.subject))
    room.matters.open(Matter("other", "寻人", NOW - 600, source=room.checkpoint.subject(line.id)))
    room.matters.open(Matter("other", "路灯不亮", NOW - 300))
    assert found(room, PHONE) == [
        (StepKind.MATTER, "寻人"),
        (StepKind.MATTER, "查积水"),
        (StepKind.CALL, "东门积水"),
        PASSED,
    ]


@pytest.mark.parametrize("number", [PHONE, IDENTITY, PLATE, "浙a·12345", "+86 199 0000 0001"])
def test_whoever_passed_is_found_by_every_number_however_it_is_typed(
    room: Room, number: str
) -> None:
    room.checkpoint.register_many((SEEN, STRANGER))
    assert found(room, number) == [PASSED]


@pytest.mark.parametrize("number", [PHONE, IDENTITY, PLATE])
def test_calls_and_matters_that_speak_of_a_number_are_found(room: Room, number: str) -> None:
    said = f"找{number}这个人"
    room.hotline.receive(Call(said, NOW - 60))
    room.matters.open(Matter("other", "寻人", NOW - 30, facts=(Fact("who", number),)))
    assert found(room, number) == [(StepKind.MATTER, "寻人"), (StepKind.CALL, said)]


def test_a_trail_begins_the_days_of_the_room_ago_unless_others_are_asked_for(room: Room) -> None:
    old = replace(SEEN, at=NOW - 20 * DAY, name="旧")
    room.checkpoint.register_many((old, SEEN))
    assert found(room, PHONE) == [PASSED]
    assert found(room, PHONE, days=30) == [PASSED, (StepKind.PASSAGE, "旧 西湖→")]
    room.settings.change("trail_days", 21)
    assert len(found(room, PHONE)) == 2


def test_a_long_trail_is_read_in_pieces(room: Room) -> None:
    room.checkpoint.register_many(replace(SEEN, at=NOW - 60 * n) for n in range(150))
    whole = trail(room, asked(PHONE))
    assert (whole.count, whole.exact) == (150, True)
    pieces = [*whole.fetch(0, 64), *whole.fetch(64, 64), *whole.fetch(128, 64)]
    assert [step.at for step in pieces] == [NOW - 60 * n for n in range(150)]


def test_a_struck_passage_stays_on_the_trail_as_one(room: Room) -> None:
    line = room.checkpoint.register(SEEN)
    room.checkpoint.strike(line.id, "误登")
    (step,) = trail(room, asked(PHONE)).fetch(0, 1)
    assert step.struck


@pytest.mark.parametrize("number", [PHONE, IDENTITY])
def test_the_days_under_isolation_stand_on_the_trail(room: Room, number: str) -> None:
    person = Isolated("张三", "2026-11-21", PHONE, IDENTITY, "东门3栋")
    room.isolation.begin(person)
    room.isolation.measure(person.key, HalfDay("2026-11-22", Half.MORNING), 366)
    room.isolation.measure(person.key, HalfDay("2026-11-22", Half.EVENING), 369)
    steps = trail(room, asked(number)).fetch(0, 9)
    assert [(step.number, step.temperature, step.place) for step in steps] == [
        ("3", 0, "东门3栋"),
        ("2", 369, "东门3栋"),
        ("1", 0, "东门3栋"),
    ]
    assert found(room, PLATE) == []


# -- who called in confidence


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.SUPERVISOR, True), (Role.LEADER, True), (Role.OFFICER, False)]
)
def test_who_called_in_confidence_is_found_only_by_who_supervises(
    room: Room, role: Role, sees: bool
) -> None:
    call = Call("举报", NOW - 60, phone=PHONE, confidential=True)
    line = room.hotline.receive(call)
    told = Matter("tip_off", "偷埋废料", NOW - 30, source=line.subject,
                  facts=(Fact("caller_phone", PHONE),))  # fmt: skip
    room.matters.open(told)
    room.author = enrolled(room, role)
    words = [StepKind.MATTER, StepKind.CALL] if sees else []
    assert [kind for kind, _ in found(room, PHONE)] == words


@pytest.mark.parametrize("role", [Role.SEAT, Role.CHECKPOINT])
def test_who_may_not_follow_a_trail_leaves_no_look(room: Room, role: Role) -> None:
    room.author = enrolled(room, role)
    with pytest.raises(Refusal) as refusal:
        follow(room, asked(PHONE))
    assert refusal.value.code == "trail_not_allowed"
    assert not any(each.kind == Looked.kind for each in room.log.every())


def test_following_a_trail_is_recorded_with_the_number_masked(room: Room) -> None:
    follow(room, asked(IDENTITY))
    (look,) = room.looks.of("330***********0583")
    assert (look.officer, look.field) == (room.officer(), Masked.TRAIL)
    assert not any(IDENTITY in (entry.body or "") for entry in room.log.every())


# -- a closer look


def test_the_numbers_written_beside_are_named_the_latest_first(room: Room) -> None:
    other = replace(SEEN, at=NOW - 60, identity="", plate="浙B99999")
    room.checkpoint.register_many((SEEN, other, STRANGER))
    beside = closer(room, trail(room, asked(PHONE))).also
    assert beside == (
        Asked(AskedBy.PLATE, "浙B99999"),
        Asked(AskedBy.IDENTITY, IDENTITY),
        Asked(AskedBy.PLATE, PLATE),
    )


def test_two_gates_in_four_minutes_are_flagged(room: Room) -> None:
    room.checkpoint.register_many((SEEN, replace(SEEN, at=SEEN.at + 240, post=EAST.key)))
    whole = trail(room, asked(PHONE))
    odd = closer(room, whole)
    assert [odd.of(step) for step in whole.fetch(0, 9)] == [(Flag.TOO_FAST,)] * 2


def test_a_passage_among_five_of_one_temperature_is_flagged(room: Room) -> None:
    others = [replace(STRANGER, at=SEEN.at + 20 * n, temperature=365) for n in (-2, -1, 1, 2)]
    room.checkpoint.register_many((SEEN, *others))
    whole = trail(room, asked(PHONE))
    odd = closer(room, whole)
    assert [odd.of(step) for step in whole.fetch(0, 9)] == [(Flag.SAME_READINGS,)]


def test_four_of_one_temperature_and_another_are_not(room: Room) -> None:
    others = [replace(STRANGER, at=SEEN.at + 20 * n, temperature=365) for n in (-1, 1, 2)]
    room.checkpoint.register_many((SEEN, *others, STRANGER))
    assert closer(room, trail(room, asked(PHONE))).flags == {}
