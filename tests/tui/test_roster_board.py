"""The roster: keys pressed, then the room looked at, then the screen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, Shift, ShiftPlan
from dutyroom.domain.text import clean
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import fitted
from dutyroom.tui.screens.roster import RosterBoard
from dutyroom.tui.widgets.month_grid import HEADER, NAMES, MonthGrid
from tests.tui.duty_desk import (
    EMPTY,
    GATE,
    LISI,
    LITERAL,
    ROOM,
    TODAY,
    WANGWU,
    Desk,
    at_desk,
    new_room,
    nothing_obeyed,
)
from tests.tui.hostile import HOSTILE


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


@pytest.fixture
async def desk(room: Room) -> AsyncIterator[Desk]:
    async with at_desk(room, "roster") as found:
        yield found


def grid(desk: Desk) -> MonthGrid:
    return desk.app.screen.query_one(MonthGrid)


def place(desk: Desk) -> tuple[int, int, int]:
    at = grid(desk)
    return at.post, at.day, at.shift


def row_of(desk: Desk, post: Post) -> str:
    return next(line for line in desk.lines if line.startswith(post.name))


def glyph(desk: Desk, post: Post, day: str = TODAY) -> str:
    """What the grid shows for a post on a day, one glyph a day."""
    return row_of(desk, post)[len(fitted(post.name, NAMES)) + 1 + 2 * (int(day[-2:]) - 1)]


def crew(desk: Desk, post: Post, shift: int, day: str = TODAY) -> tuple[Duty, ...] | None:
    slot = post.slots(day, 480)[shift]
    return desk.room.roster.crew(post.key, slot.starts_at, slot.ends_at)


async def test_the_month_opens_on_the_shift_of_this_hour(desk: Desk) -> None:
    assert place(desk) == (0, 21, 1)
    assert "▸ 夜班   20:00–08:00 ○ uncovered" in desk.text


async def test_a_day_is_one_glyph_for_all_its_shifts(desk: Desk) -> None:
    assert glyph(desk, ROOM) == "◐"
    assert glyph(desk, GATE) == "◐"
    assert glyph(desk, EMPTY) == "·"
    await desk.press("f6")
    assert "●○" in row_of(desk, ROOM)
    assert "●○" in row_of(desk, GATE)


async def test_the_cursor_is_seen_on_its_cell(desk: Desk) -> None:
    strip = grid(desk).render_line(HEADER)
    marked = [each for each in strip if each.style is not None and each.style.reverse]
    assert "".join(each.text for each in marked) == "◐ "


async def test_arrows_move_by_post_and_day_and_brackets_by_shift(desk: Desk) -> None:
    await desk.press("left", "down")
    assert place(desk) == (1, 20, 0)
    await desk.press("right", "right_square_bracket")
    assert place(desk) == (1, 21, 1)
    await desk.press("right_square_bracket", "left_square_bracket", "left_square_bracket")
    assert place(desk) == (1, 21, 0)
    await desk.press("left_square_bracket")
    assert place(desk) == (1, 20, 0)


async def test_braces_turn_the_month_and_home_comes_back(desk: Desk) -> None:
    await desk.press("right_curly_bracket", "right_curly_bracket")
    assert "2027-01" in desk.text
    await desk.press("left_curly_bracket")
    assert "2026-12" in desk.text
    await desk.press("home")
    assert "2026-11" in desk.text
    assert place(desk) == (0, 21, 1)


async def test_a_crew_is_entered_by_initials(desk: Desk) -> None:
    await desk.press("enter")
    await desk.type("ww")
    await desk.press("enter")
    await desk.type("ls")
    await desk.press("enter", "f7", "f5")
    assert crew(desk, ROOM, 1) == (
        Duty(WANGWU.key, DutyRole.LEADER),
        Duty(LISI.key, DutyRole.OFFICER),
    )
    assert "crew saved" in desk.text
    [entry] = desk.latest("roster.slots_filled")[:1]
    assert entry.subject == f"roster:{TODAY}"


async def test_a_role_is_turned_by_its_key(desk: Desk) -> None:
    await desk.press("enter")
    await desk.type("ls")
    await desk.press("enter", "up", "f7", "f5")
    assert crew(desk, ROOM, 1) == (Duty(LISI.key, DutyRole.MAIN),)


async def test_a_role_chosen_before_the_name_is_kept(desk: Desk) -> None:
    await desk.press("enter", "f7")
    await desk.type("ls")
    await desk.press("enter", "f5")
    assert crew(desk, ROOM, 1) == (Duty(LISI.key, DutyRole.MAIN),)


async def test_several_shifts_are_saved_together(desk: Desk) -> None:
    await desk.press("down", "down", "enter")
    await desk.type("ls")
    await desk.press("enter", "f6")
    await desk.type("ww")
    await desk.press("enter", "f5")
    assert crew(desk, EMPTY, 0) == (Duty(LISI.key, DutyRole.CHECKPOINT),)
    assert crew(desk, EMPTY, 1) == (Duty(WANGWU.key, DutyRole.CHECKPOINT),)
    assert crew(desk, EMPTY, 2) is None
    assert glyph(desk, EMPTY) == "●"


async def test_who_stands_elsewhere_at_that_time_is_told_and_not_forbidden(desk: Desk) -> None:
    await desk.press("down", "down", "enter")
    await desk.type("ls")
    await desk.press("enter")
    assert f"李四 also stands at {GATE.name} then." in desk.text
    await desk.press("f5")
    assert crew(desk, EMPTY, 0) == (Duty(LISI.key, DutyRole.CHECKPOINT),)
    assert f"李四 also stands at {GATE.name} then." in desk.text


async def test_a_line_is_cleared_and_the_slot_is_uncovered_again(desk: Desk) -> None:
    await desk.press("down", "left_square_bracket", "left_square_bracket", "right", "enter")
    await desk.press("f8", "f5")
    assert crew(desk, GATE, 0) == ()


async def test_a_name_nobody_has_keeps_the_form_open(desk: Desk) -> None:
    await desk.press("enter")
    await desk.type("孙悟空")
    await desk.press("enter", "f5")
    assert "孙悟空 is not in the directory of officers." in desk.text
    assert crew(desk, ROOM, 1) == ()


async def test_who_is_not_on_active_duty_is_not_offered(desk: Desk) -> None:
    await desk.press("enter")
    await desk.type("zl")
    assert "赵六" not in desk.text


async def test_escape_does_not_drop_names_at_once(desk: Desk) -> None:
    await desk.press("enter")
    await desk.type("ls")
    await desk.press("escape")
    assert "Not saved yet" in desk.text
    await desk.press("escape")
    assert isinstance(desk.app.screen, RosterBoard)
    assert crew(desk, ROOM, 1) == ()


async def test_a_slot_of_the_past_is_filled_and_recorded_like_any(desk: Desk) -> None:
    await desk.press("down", "left", "left", "enter")
    await desk.type("ls")
    await desk.press("enter", "f5")
    assert crew(desk, GATE, 0, "2026-11-20") == (Duty(LISI.key, DutyRole.CHECKPOINT),)


async def test_the_gaps_are_listed_and_jumped_to(desk: Desk) -> None:
    await desk.press("f7")
    assert "Uncovered slots of 2026-11: 2" in desk.text
    await desk.press("home", "enter")
    assert place(desk) == (1, 21, 1)


async def test_the_list_of_gaps_begins_with_the_next_one(desk: Desk) -> None:
    await desk.press("f7", "enter")
    assert place(desk) in ((0, 21, 1), (1, 21, 1))


async def test_posts_are_narrowed_by_initials(desk: Desk) -> None:
    await desk.press("slash")
    await desk.type("dq")
    assert "posts 1" in desk.text
    await desk.press("enter")
    assert place(desk)[0] == 0
    await desk.press("slash")
    await desk.press("escape")
    assert "posts 3" in desk.text


async def test_a_post_gets_shifts_of_its_own(desk: Desk) -> None:
    await desk.press("down", "f5", "enter", "enter", "enter")
    await desk.type("甲班 08:00-20:00, 乙班 20:00-次日08:00")
    await desk.press("f5")
    assert desk.room.roster.post(GATE.key) == Post(
        GATE.name,
        PostKind.CHECKPOINT,
        ShiftPlan.THREE,
        (Shift("甲班", 480, 1200), Shift("乙班", 1200, 1920)),
    )


async def test_times_that_are_none_keep_the_form_open(desk: Desk) -> None:
    await desk.press("f5", "enter", "enter", "enter")
    await desk.type("sometimes")
    await desk.press("f5")
    assert "This is not a shift: “sometimes”" in desk.text


async def test_a_new_name_makes_a_new_post(desk: Desk) -> None:
    await desk.press("f5", "end", *["backspace"] * 3)
    await desk.type("值班二室")
    await desk.press("f5")
    assert [each.name for each in desk.room.roster.posts()][-1] == "值班二室"


async def test_a_post_is_retired(desk: Desk) -> None:
    await desk.press("down", "down", "f5", "up", "right", "f5")
    assert EMPTY.name not in [each.name for each in desk.room.roster.posts()]


async def test_what_another_process_fills_shows(desk: Desk, room: Room) -> None:
    other = Room.open(room.file.path, author=room.author)
    day, night = ROOM.slots(TODAY, 480)
    other.roster.fill(TODAY, (night,))
    other.roster.fill(TODAY, (day,))
    other.close()
    await desk.wait(lambda: glyph(desk, ROOM) == "○")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_whole_month_fits(room: Room, size: tuple[int, int], language: str) -> None:
    async with at_desk(room, "roster", size=size, language=language) as desk:
        head = next(line for line in desk.lines if line.startswith("2026-11"))
        assert head[17:77].split() == ["01", "05", "10", "15", "20", "22", "25", "30"]
        assert "…" not in desk.text
        await desk.press("enter")
        assert "…" not in desk.text
        await desk.press("escape", "f5")
        assert "…" not in desk.text


async def test_a_narrow_terminal_scrolls_to_the_day(room: Room) -> None:
    async with at_desk(room, "roster", size=(40, 10)) as desk:
        head = next(line for line in desk.lines if line.startswith("2026-11"))
        assert "22" in head
        assert any(line.startswith(ROOM.name) for line in desk.lines)
        await desk.press(*["left"] * 21)
        assert next(line for line in desk.lines if line.startswith("2026-11"))[17:19] == "01"


async def test_only_the_posts_that_are_seen_are_read(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    with room.write():
        for number in range(182):
            room.roster.enter_post(Post(f"卡口{number}"))
    covered = room.roster.covered

    def told(post: int, first: str, last: str) -> dict[str, tuple[bool, ...]]:
        asked.append(post)
        return covered(post, first, last)

    monkeypatch.setattr(room.roster, "covered", told)
    async with at_desk(room, "roster"):
        assert 0 < len(asked) < 40


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_shown_and_not_obeyed(room: Room, name: str) -> None:
    name = clean(name)
    room.roster.enter_post(Post(name, PostKind.ROOM, ShiftPlan.WHOLE_DAY))
    room.officers.enrol(Officer(name, "A009"))
    async with at_desk(room, "roster") as desk:
        await desk.press("down", "down", "down")
        assert nothing_obeyed(desk)
        await desk.press("enter")
        await desk.type("A009")
        await desk.press("enter")
        assert nothing_obeyed(desk)
        await desk.press("f5")
        assert nothing_obeyed(desk)
        if name in LITERAL:
            assert name[:14] in desk.text


async def test_help_names_the_keys_of_the_grid(desk: Desk) -> None:
    await desk.press("f1")
    assert "Enter who stands in this slot" in desk.text
