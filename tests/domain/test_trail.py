"""The trail: numbers told by their shape, and what is odd on the way."""

import pytest

from dutyroom.domain.officers import Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.trail import (
    Asked,
    AskedBy,
    Flag,
    Reading,
    Step,
    StepKind,
    asked,
    flags_of_travel,
    follow,
    same_readings,
)

NORTH, EAST = 1, 2
NOON = 1_795_320_000


@pytest.mark.parametrize(
    ("text", "by", "number", "masked"),
    [
        ("199 0000 1111", AskedBy.PHONE, "19900001111", "199****1111"),
        ("+86 19900001111", AskedBy.PHONE, "19900001111", "199****1111"),
        ("１９９００００１１１１", AskedBy.PHONE, "19900001111", "199****1111"),
        ("0571-83049480", AskedBy.PHONE, "057183049480", "0571******80"),
        ("330102200611180583", AskedBy.IDENTITY, "330102200611180583", "330***********0583"),
        ("33010220061118058x", AskedBy.IDENTITY, "33010220061118058X", "330***********058X"),
        ("浙a·12345", AskedBy.PLATE, "浙A12345", "浙A12345"),
        ("浙AD12345", AskedBy.PLATE, "浙AD12345", "浙AD12345"),
    ],
)
def test_what_is_asked_for_is_told_by_its_shape(
    text: str, by: AskedBy, number: str, masked: str
) -> None:
    found = asked(text)
    assert found == Asked(by, number)
    assert found.masked == masked


@pytest.mark.parametrize(
    "text", ["", " ", "张三", "张三19900001111", "12", "浙A1", "1990000111122"]
)
def test_what_has_no_shape_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        asked(text)
    assert refusal.value.code == "trail_unreadable"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.LEADER, True),
        (Role.SUPERVISOR, True),
        (Role.OFFICER, True),
        (Role.SEAT, False),
        (Role.CHECKPOINT, False),
        (None, False),
    ],
)
def test_only_some_may_see_where_somebody_was(role: Role | None, may: bool) -> None:
    if may:
        follow(role)
        return
    with pytest.raises(Refusal):
        follow(role)


def passed(row: int, seconds: int, post: int, *, struck: bool = False) -> Step:
    return Step(NOON + seconds, StepKind.PASSAGE, row, f"u:p:{row}", post=post, struck=struck)


TRAVELS = [
    ("an hour apart", [passed(1, 0, NORTH), passed(2, 3600, EAST)], {}),
    ("twice at one post", [passed(1, 0, NORTH), passed(2, 10, NORTH)], {}),
    (
        "four minutes apart",
        [passed(1, 0, NORTH), passed(2, 240, EAST)],
        {1: Flag.TOO_FAST, 2: Flag.TOO_FAST},
    ),
    ("six minutes apart", [passed(1, 0, NORTH), passed(2, 360, EAST)], {}),
    (
        "in one minute",
        [passed(1, 0, NORTH), passed(2, 60, EAST)],
        {1: Flag.AT_ONCE, 2: Flag.AT_ONCE},
    ),
    (
        "the graver of two flags stays",
        [passed(1, 0, NORTH), passed(2, 30, EAST), passed(3, 270, NORTH)],
        {1: Flag.AT_ONCE, 2: Flag.AT_ONCE, 3: Flag.TOO_FAST},
    ),
    ("a struck one", [passed(1, 0, NORTH, struck=True), passed(2, 10, EAST)], {}),
    (
        "a call between",
        [passed(1, 0, NORTH), Step(NOON + 5, StepKind.CALL, 1, "u:1"), passed(2, 200, EAST)],
        {1: Flag.TOO_FAST, 2: Flag.TOO_FAST},
    ),
]


@pytest.mark.parametrize(
    ("steps", "flags"), [case[1:] for case in TRAVELS], ids=[case[0] for case in TRAVELS]
)
def test_impossible_travel_is_flagged(steps: list[Step], flags: dict[int, Flag]) -> None:
    assert flags_of_travel(steps) == flags
    assert flags_of_travel(reversed(steps)) == flags


def readings(*taken: tuple[int, int, int]) -> list[Reading]:
    return [Reading(row, NOON + at, who, tenths) for row, (at, who, tenths) in enumerate(taken, 1)]


RUNS = [
    ("four in a row", [(60 * n, 7, 365) for n in range(4)], set()),
    ("five in a row", [(60 * n, 7, 365) for n in range(5)], {1, 2, 3, 4, 5}),
    ("five of which one differs", [(60 * n, 7, 365 + (n == 2)) for n in range(5)], set()),
    ("five over an hour", [(900 * n, 7, 365) for n in range(5)], set()),
    ("five of two officers", [(60 * n, 7 + n % 2, 365) for n in range(5)], set()),
    (
        "five of one officer beside another's",
        [(0, 7, 365), (5, 8, 361), *((60 * n, 7, 365) for n in range(1, 5))],
        {1, 3, 4, 5, 6},
    ),
    (
        "six, with another before and behind",
        [(0, 7, 366), *((60 * n, 7, 365) for n in range(1, 7)), (420, 7, 364)],
        {2, 3, 4, 5, 6, 7},
    ),
]


@pytest.mark.parametrize(
    ("taken", "found"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS]
)
def test_the_same_reading_again_and_again_is_flagged(
    taken: list[tuple[int, int, int]], found: set[int]
) -> None:
    assert same_readings(readings(*taken)) == found
    assert same_readings(readings(*taken)[::-1]) == found
