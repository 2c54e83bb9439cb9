from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from dutyroom.domain.roster import Post, PostKind, ShiftPlan
from dutyroom.domain.settings import RoomKind
from dutyroom.i18n import set_language
from dutyroom.store.room import Room, opened
from dutyroom.tui.screens.set_up import SetUpApp, posts_named
from tests.tui.typing import pour, until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.db"


@asynccontextmanager
async def set_up(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    set_language("en")
    app = SetUpApp(path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
    set_language("en")


def shown(pilot: Pilot[Any]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_a_room_is_set_up_with_keys_alone(path: Path, size: tuple[int, int]) -> None:
    async with set_up(path, size) as pilot:
        pour(pilot.app, "上城区值班室\r\r值班室、热线坐席1、大桥卡口\r张三\r")
        await until(pilot, lambda: pilot.app.return_value is not None)
        assert pilot.app.return_value is True
    with opened(Room.open(path)) as room:
        assert (room.rules().name, room.rules().room_kind) == ("上城区值班室", RoomKind.ROOM)
        assert room.rules().home_post == 0
        assert [(each.name, each.post_kind) for each in room.roster.posts()] == [
            ("值班室", PostKind.ROOM),
            ("热线坐席1", PostKind.SEAT),
            ("大桥卡口", PostKind.CHECKPOINT),
        ]
        supervisor = room.officers.first_supervisor()
        assert supervisor is not None
        assert supervisor.name == "张三"
        assert not room.attendance.has_pin(supervisor.key)


async def test_a_checkpoint_writes_at_its_own_post(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, *"大桥", "enter", "right", "enter", *"大桥北", "enter", *"张三", "f5")
    with opened(Room.open(path)) as room:
        assert room.rules().room_kind is RoomKind.CHECKPOINT
        assert room.rules().home_post == Post("大桥北").key


async def test_a_checkpoint_without_a_post_is_refused_and_nothing_is_written(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, *"大桥", "enter", "right", "enter", "enter", *"张三", "f5")
        assert "! The checkpoint is missing." in shown(pilot)
        assert not path.exists()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("f5",), "The room's name is missing."),
        (("a", "f5"), "The officer's name is missing."),
    ],
)
async def test_what_is_missing_is_said(path: Path, keys: tuple[str, ...], said: str) -> None:
    async with set_up(path) as pilot:
        await press(pilot, *keys)
        assert said in shown(pilot)
    assert not path.exists()


async def test_a_file_that_came_meanwhile_is_left_as_it_is(path: Path) -> None:
    async with set_up(path) as pilot:
        path.write_text("mine")
        await press(pilot, "a", "enter", "enter", "enter", *"张三", "f5")
        assert "exists already and was left as it is" in shown(pilot)
    assert path.read_text() == "mine"


async def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with set_up(tmp_path / "file" / "room.db") as pilot:
        await press(pilot, "a", "enter", "enter", "enter", *"张三", "f5")
        assert "cannot be written here" in shown(pilot)


async def test_escape_leaves_at_once_where_nothing_was_typed(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, "escape")
        assert pilot.app.return_value is False
    assert not path.exists()


async def test_escape_asks_once_more_where_something_was_typed(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, "a", "escape")
        assert "Not saved yet" in shown(pilot)
        assert pilot.app.return_value is None
        await press(pilot, "escape")
        assert pilot.app.return_value is False
    assert not path.exists()


async def test_the_language_changes_and_what_was_typed_stays(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, *"大桥", "f6")
        await press(pilot)
        assert "新建值班室" in shown(pilot)
        assert "大桥" in shown(pilot)
        await press(pilot, "enter", "enter", "enter", *"张三", "f5")
    with opened(Room.open(path)) as room:
        assert room.preferences.get("language") == "zh"


async def test_the_language_changes_and_the_cursor_stays_on_its_line(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, *"大桥", "enter", "enter", "东", "f6")
        await press(pilot, "门", "enter", *"张三", "f5")
    with opened(Room.open(path)) as room:
        assert [each.name for each in room.roster.posts()] == ["东门"]
        assert room.rules().name == "大桥"


async def test_escape_asks_once_more_after_the_language_changed_too(path: Path) -> None:
    async with set_up(path) as pilot:
        await press(pilot, "a", "f6")
        await press(pilot, "escape")
        assert pilot.app.return_value is None
        assert "尚未保存" in shown(pilot)
        await press(pilot, "escape")
        assert pilot.app.return_value is False


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_nothing_is_cut_off_at_80_cells(path: Path, language: str) -> None:
    async with set_up(path) as pilot:
        if language == "zh":
            await press(pilot, "f6")
            await press(pilot)
        assert "…" not in shown(pilot)


@pytest.mark.parametrize(
    ("line", "kind", "names"),
    [
        ("", RoomKind.ROOM, []),
        ("东门卡口 西门卡口", RoomKind.CHECKPOINT, ["东门卡口", "西门卡口"]),
        ("East_gate, West_gate", RoomKind.CHECKPOINT, ["East_gate", "West_gate"]),
        (
            "带班领导 值班员；接线席,西门卡点",
            RoomKind.ROOM,
            ["带班领导", "值班员", "接线席", "西门卡点"],
        ),
        ("甲\u3000乙\n丙;丁/戊", RoomKind.ROOM, ["甲", "乙", "丙", "丁", "戊"]),
        ("东门、、东门 ，西门", RoomKind.CHECKPOINT, ["东门", "西门"]),
    ],
)
def test_posts_are_named_between_blanks_and_commas_of_every_kind(
    line: str, kind: RoomKind, names: list[str]
) -> None:
    assert [each.name for each in posts_named(line, kind)] == names


def test_a_rooms_own_posts_begin_with_two_shifts() -> None:
    posts = posts_named("值班室 大桥卡口", RoomKind.ROOM)
    assert [each.plan for each in posts] == [ShiftPlan.TWO, ShiftPlan.THREE]
