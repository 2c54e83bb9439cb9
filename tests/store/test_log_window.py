from pathlib import Path

import pytest

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.units import Unit
from dutyroom.store import log
from dutyroom.store.entry import Entry
from dutyroom.store.log import About, LogLine
from dutyroom.store.room import Room
from tests.store.kept import kept

AT = 1_795_000_000


@kept
def written(path: Path) -> Room:
    """Entries and pages by turns, several of each in one millisecond."""
    ticks = iter(range(10_000))
    room = Room.create(
        path, name="值班室", kind=RoomKind.ROOM, supervisor="张三",
        clock=lambda: AT * 1000 + next(ticks) // 4,
    )  # fmt: skip
    for number in range(60):
        room.units.enter(Unit(f"单位{number}"))
        room.checkpoint.register_many(
            Passage(AT, 480, 7, Direction.IN, 365, name=f"李{n}") for n in range(100)
        )
    return room


@pytest.fixture
def room() -> Room:
    return written()


def named(line: LogLine) -> tuple[int, int]:
    return (0, line.id) if isinstance(line, Entry) else (line.book, line.page)


def every(room: Room) -> list[tuple[int, int]]:
    """The plain answer: all lines, newest first."""
    entries = room.file.rows("SELECT stamp, 0, id FROM entry")
    pages = room.file.rows("SELECT stamp, book, page FROM page")
    lines = sorted(entries + pages, key=lambda line: (-line[0], line[1], -line[2]))
    return [(book, place) for _, book, place in lines]


@pytest.mark.parametrize("step", [2, 3, 7, 512])
@pytest.mark.parametrize("first", [0, 1, 50, 119])
def test_lines_come_newest_first_from_any_place(
    room: Room, monkeypatch: pytest.MonkeyPatch, step: int, first: int
) -> None:
    monkeypatch.setattr(log, "STEP", step)
    window = room.log.window(0, 2 * AT * 1000)
    expected = every(room)
    assert window.count == len(expected)
    assert [named(line) for line in window.fetch(first, 10)] == expected[first : first + 10]


def test_a_stretch_of_time_holds_its_beginning_and_not_its_end(room: Room) -> None:
    from_ms, to_ms = room.log.bounds()
    middle = (from_ms + to_ms) // 2
    before, after = room.log.window(0, middle), room.log.window(middle, to_ms + 1)
    assert before.count + after.count == len(every(room))
    assert all(line.stamp >> 16 < middle for line in before.fetch(0, 200))


def test_one_kind_is_counted_and_shown_alone(room: Room) -> None:
    window = room.log.window(0, 2 * AT * 1000, About(("unit.*",), pages=False))
    assert window.count == 60
    assert {line.kind for line in window.fetch(0, 100) if isinstance(line, Entry)} == {
        "unit.entered"
    }
