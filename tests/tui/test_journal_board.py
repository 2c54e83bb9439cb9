"""The journal: keys pressed, then the room looked at, then the screen."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Post, PostKind, Shift, ShiftPlan
from dutyroom.store.room import Room
from dutyroom.tui.forms.walk import Walk
from dutyroom.tui.screens.journal import JournalBoard
from tests.store.kept import kept
from tests.tui.duty_desk import GATE, NOW, TODAY, Desk, at_desk, new_room, nothing_obeyed
from tests.tui.hostile import HOSTILE

PHONE = "19900001234"


@kept
def busy_room(path: Path) -> Room:
    room = new_room(path)
    room.hotline.receive(Call("大桥下有积水", NOW // 1000, phone=PHONE))
    room.checkpoint.register_many(
        Passage(NOW // 1000, 480, GATE.key, Direction.IN, 365, name=f"李{n}") for n in range(250)
    )
    return room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return busy_room(tmp_path / "room.db")


@pytest.fixture
async def desk(room: Room) -> AsyncIterator[Desk]:
    async with at_desk(room, "journal") as found:
        await found.wait(lambda: found.app.ends_ms > 0)
        yield found


def board(desk: Desk) -> JournalBoard:
    screen = desk.app.get_screen_stack("journal")[0]
    assert isinstance(screen, JournalBoard)
    return screen


def alter(path: str, sql: str) -> None:
    """Change a file past the door, as no program of ours would."""
    with sqlite3.connect(path) as other:
        for guard in ("entry_fixed", "entry_kept", "passage_fixed"):
            other.execute(f"DROP TRIGGER {guard}")
        other.execute(sql)
    other.close()


async def test_the_shift_of_this_hour_is_shown_newest_first(desk: Desk) -> None:
    assert "11-22 Sun 20:00–08:00" in desk.text
    shown = [line for line in desk.lines if line.startswith("22:30:00")]
    assert "page 2: 50 passages, seal " in shown[0]
    assert "page 0: 100 passages, seal " in shown[2]
    assert "大桥下有积水" in shown[3]


async def test_the_state_of_the_books_is_told(desk: Desk) -> None:
    entries = desk.room.file.value("SELECT count(*) FROM entry")
    assert "● ends sound at 11-22 22:30" in desk.text
    assert f"books 1, entries {entries}, passages 250" in desk.text
    assert "○ the whole file has never been walked: F7" in desk.text


async def test_brackets_go_by_shift_and_braces_by_day(desk: Desk) -> None:
    await desk.press("left_square_bracket")
    assert "11-22 Sun 20:00–08:00" in desk.text, "nothing is older than the first line"
    await desk.press("right_curly_bracket")
    assert "11-22 Sun 08:00–08:00" in desk.text
    await desk.press("0")
    assert "11-22 Sun 20:00–08:00" in desk.text


async def test_earlier_shifts_and_days_are_reached(tmp_path: Path) -> None:
    later = Room.open(new_room(tmp_path / "room.db").file.path, clock=lambda: NOW + 3 * 86_400_000)
    later.author = None
    later.attendance.sign_in(later.officers.found("张三")[0].key, "1234")
    async with at_desk(later, "journal") as desk:
        assert "11-25 Wed 20:00–08:00" in desk.text
        await desk.press("left_square_bracket")
        assert "11-25 Wed 08:00–20:00" in desk.text
        assert "Nothing was recorded in this time." in desk.text
        await desk.press("left_square_bracket")
        assert "11-24 Tue 20:00–08:00" in desk.text
        await desk.press("left_curly_bracket")
        assert "11-23 Mon 08:00–08:00" in desk.text
        await desk.press("left_curly_bracket", "left_curly_bracket")
        assert "11-22 Sun 08:00–08:00" in desk.text
        assert "room 值班室 opened" in desk.text
        await desk.press("right_square_bracket")
        assert "11-22 Sun 20:00–08:00" in desk.text
        await desk.press("home")
        assert "11-25 Wed 20:00–08:00" in desk.text


async def test_one_kind_of_lines_is_shown_alone(desk: Desk) -> None:
    await desk.press("f6", "2")
    assert "lines 1 " in desk.text
    assert "大桥下有积水" in desk.text
    assert "page 0" not in desk.text
    await desk.press("f6", "3")
    assert "lines 3 " in desk.text
    await desk.press("f6", "1")
    assert "Everything" in desk.text


async def test_a_whole_entry_is_shown_with_its_numbers_masked(desk: Desk) -> None:
    await desk.press("f6", "2", "enter")
    [entry] = desk.latest("call.received")
    assert entry.hash.hex()[:12] in desk.text
    assert f"number in book    {entry.seq}" in desk.text
    assert "2026-11-22 22:30:00" in desk.text
    assert "199****1234" in desk.text
    assert PHONE not in desk.text


async def test_what_a_post_is_stands_in_words(room: Room) -> None:
    own = Post("南门卡口", PostKind.SEAT, ShiftPlan.TWO, (Shift("晚班", 1200, 1920),))
    room.roster.enter_post(own)
    async with at_desk(room, "journal", size=(80, 40)) as desk:
        await desk.press("f6", "4", "f8", "enter")
        assert "facts." not in desk.text
        assert str(own.key) not in desk.text
        said = " ".join(desk.text.split())
        for fact in ("subject 南门卡口", "kind of post Seat", "shift 晚班", "starts 20:00",
                     "ends 08:00"):  # fmt: skip
            assert fact in said


async def test_numbers_in_full_are_a_look_that_is_recorded(desk: Desk) -> None:
    await desk.press("f6", "2", "enter", "f5")
    assert PHONE in desk.text
    [call] = desk.latest("call.received")
    assert len(desk.room.looks.of(call.subject)) == 1


async def test_what_has_nothing_masked_says_so(desk: Desk) -> None:
    await desk.press("enter", "f5")
    assert "Nothing here is masked." in desk.text
    assert desk.latest("record.looked_at") == []


async def test_the_whole_file_is_verified_and_that_is_remembered(desk: Desk) -> None:
    await desk.press("f7")
    await desk.wait(lambda: desk.room.soundness.last_check()[0] > 0)
    await desk.press()
    lines = desk.room.file.value("SELECT count(*) FROM entry") + 250
    assert f"Every line is as it was written: {lines} lines" in desk.text
    assert "● whole file sound at 11-22 22:30" in desk.text


async def test_a_line_altered_in_the_middle_is_named_and_stays_told(room: Room) -> None:
    alter(room.file.path, "UPDATE passage SET temperature = 364 WHERE id & 255 = 120")
    async with at_desk(room, "journal") as desk:
        await desk.wait(lambda: desk.app.ends_ms > 0)
        assert "● ends sound" in desk.text
        await desk.press("f7")
        await desk.wait(lambda: bool(room.soundness.last_check()[1]))
        await desk.press()
        assert "page 1: the page is not as it was written" in desk.lines[-2]
        assert "✗ broken at page 1" in desk.text
        assert "✗chain broken" in desk.lines[0]


async def test_a_broken_end_is_seen_without_being_asked(room: Room) -> None:
    alter(
        room.file.path,
        "UPDATE entry SET hash = zeroblob(32) WHERE id = (SELECT max(id) FROM entry)",
    )
    async with at_desk(room, "journal") as desk:
        await desk.wait(lambda: desk.app.ends_ms > 0)
        await desk.press()
        assert "the entry is not as it was written" in desk.text
        assert "✗chain broken" in desk.lines[0]


async def test_escape_stops_the_walk_and_nothing_is_remembered(desk: Desk) -> None:
    walk = Walk(desk.room.file.path, 0)
    found: list[object] = []
    await desk.app.push_screen(walk, found.append)
    walk.do_stop()
    await desk.wait(lambda: bool(found))
    assert found == [None]
    await desk.wait(lambda: not desk.app.workers)
    assert desk.room.soundness.last_check() == (0, "")


async def test_what_another_process_writes_comes_up(desk: Desk, room: Room) -> None:
    other = Room.open(room.file.path, author=room.author, clock=lambda: NOW)
    other.hotline.receive(Call("第二个来电", NOW // 1000))
    other.close()
    await desk.wait(lambda: "第二个来电" in desk.text)


async def test_who_is_filled_into_a_slot_is_named(desk: Desk) -> None:
    slot = GATE.slots(TODAY, 480)[2]
    desk.room.roster.fill(TODAY, (slot,))
    desk.app.recorded()
    await desk.press()
    assert f"roster of {TODAY}: {GATE.name} 夜班: uncovered" in desk.text


async def test_a_name_that_is_cut_keeps_off_what_it_did(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    long = Officer("王小二[/x]")
    room.officers.enrol(long)
    room.author = Author(long.key)
    room.hotline.receive(Call("积水", NOW // 1000))
    async with at_desk(room, "today") as desk:
        assert "王小二[… call" in desk.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("tongue", ["en", "zh"])
async def test_everything_but_long_sentences_fits(
    room: Room, size: tuple[int, int], tongue: str
) -> None:
    async with at_desk(room, "journal", size=size, language=tongue) as desk:
        await desk.wait(lambda: desk.app.ends_ms > 0)
        await desk.press()
        assert not any(line.rstrip().endswith("…") for line in [*desk.lines[:5], desk.lines[-1]])
        await desk.press("enter")
        assert not any("…│" in line.replace(" ", "") for line in desk.lines[:4])


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_and_not_obeyed(room: Room, text: str) -> None:
    text = text.replace("\ud800", "")
    room.hotline.receive(Call(text, NOW // 1000, caller=text, place=text))
    async with at_desk(room, "journal") as desk:
        assert nothing_obeyed(desk)
        await desk.press("f6", "2", "enter")
        assert nothing_obeyed(desk)
