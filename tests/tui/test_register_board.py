"""The register under the gate's line: found, filtered, shown in full, struck."""

from pathlib import Path

import pytest

from dutyroom.domain.checkpoint import Decision, Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.looks import Masked
from dutyroom.domain.marks import Mark
from dutyroom.domain.temperature import Site
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui.forms.find_post import FindPost
from dutyroom.tui.screens.checkpoint import CheckpointBoard
from dutyroom.tui.screens.today import TodayBoard
from tests.tui.gate_desk import at_gate
from tests.tui.gate_room import EAST, NORTH, new_room, newest


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


# -- the register


async def test_the_saved_line_stands_on_top_and_can_be_struck(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 365")
        await gate.press("f7")
        await gate.enter("wrong person")
        [row] = room.checkpoint.window(gate.board.wanted).fetch(0, 1)
        assert (row.passage.name, row.struck) == ("张三", True)
        assert "struck" in gate.text()
        await gate.press("f7")
        assert "struck through already" in gate.text()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("1990000100", ["王武", "王五", "李四"]),
        ("王", ["王武", "王五"]),
        ("浙A1", ["李四"]),
        ("hcdz", ["王武", "王五", "李四"]),
        ("@大桥", ["张三"]),
        ("!", ["张三"]),
        ("! 李", []),
        ("lmm", []),
        ("@nowhere", []),
        ("lmm 王", []),
        ("@ 王", ["王武", "王五"]),
    ],
)
async def test_the_register_is_filtered_in_place(room: Room, typed: str, names: list[str]) -> None:
    room.checkpoint.register(
        Passage(room.now(), 480, NORTH.key, Direction.IN, 380, name="张三", phone="19911110000")
    )
    async with at_gate(room) as gate:
        await gate.press("down", "slash")
        assert gate.board.filter.has_focus
        await gate.enter(typed)
        rows = gate.board.table.rows
        assert [each.passage.name for each in rows.fetch(0, 9)] == names
        assert f"Found {len(names)}" in gate.text()
        await gate.press("escape")
        await gate.wait(lambda: "Register 4" in gate.text())
        assert gate.board.field.has_focus


async def test_the_register_jumps_to_a_time(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 365")
        await gate.press("f8")
        await gate.enter("1 hour ago")
        assert gate.board.table.has_focus
        current = gate.board.table.current
        assert current is not None
        assert current.passage.name == "王武"


async def test_the_card_masks_until_it_is_asked_and_the_look_is_recorded(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.press("down", "enter")
        assert "199****1002" in gate.text()
        assert "19900001002" not in gate.text()
        await gate.press("f5")
        assert "19900001002" in gate.text()
        [line] = room.checkpoint.window(gate.board.wanted).fetch(0, 1)
        [look] = room.looks.of(room.checkpoint.subject(line.id))
        assert look.field is Masked.PHONE


async def test_f3_comes_back_to_the_line_from_anywhere(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.type("张三")
        await gate.press("down")
        assert gate.board.table.has_focus
        await gate.press("1")
        await gate.press("f3")
        assert gate.board.field.has_focus
        assert gate.line == "张三"


async def test_the_desk_moves_to_another_checkpoint_by_its_initials(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.press("f6")
        await gate.enter("hcdz")
        assert "This desk stands at 火车东站卡口." in gate.text()
        await gate.enter("张三 365")
        assert newest(room)[0].post == EAST.key


async def test_where_no_checkpoint_is_known_the_first_is_named_at_the_gate(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    for post in (NORTH, EAST):
        room.roster.retire_post(post.key)
    room.preferences.keep("gate_post", "0")
    async with at_gate(room) as gate:
        await gate.wait(lambda: "At which checkpoint?" in gate.text())
        await gate.enter("码头卡口")
        await gate.enter("张三 365")
        assert room.roster.post_name(newest(room)[0].post) == "码头卡口"


# -- what stands on the screen


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_gate_fits_a_small_screen_in_both_languages(room: Room, language: str) -> None:
    set_language(language)
    room.settings.change("four_steps", True)
    async with at_gate(room) as gate:
        await gate.enter("张三 19900001111 378 浙A12345")
        await gate.press("space")
        await gate.press("space")
        narrow = gate.text()
    async with at_gate(room, size=(120, 40)) as gate:
        wide = gate.text()
    for line in narrow.splitlines():
        assert "…" not in line.replace(" …", "")
    assert "◆ 张三 37.8" in wide


async def test_from_a_hundred_columns_the_side_pane_counts(room: Room) -> None:
    async with at_gate(room, size=(120, 40)) as gate:
        await gate.enter("张三 365 出")
        gate.board.tick()
        await gate.pilot.pause()
        assert "Waiting for a recheck" in gate.text()
        assert "of them out" in gate.text()


@pytest.mark.parametrize("keys", [("down", "enter"), ("f6",)])
async def test_f1_explains_the_card_and_the_question_for_the_checkpoint(
    room: Room, keys: tuple[str, ...]
) -> None:
    async with at_gate(room) as gate:
        await gate.press(*keys, "f1")
        assert "What works here" in gate.text()


async def test_initials_that_find_no_checkpoint_make_none(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.press("f6")
        await gate.enter("hsw")
        assert "At which checkpoint?" in gate.text()
        await gate.press("escape")
        assert [post.name for post in room.roster.posts()] == [NORTH.name, EAST.name]


async def test_remarks_have_room_on_a_small_screen(room: Room) -> None:
    marks = Mark.LOOKED_TWICE
    room.checkpoint.register(
        Passage(room.now(), 480, NORTH.key, Direction.IN, 345, name="张三", marks=marks)
    )
    room.checkpoint.register(Passage(room.now(), 480, NORTH.key, Direction.IN, 380, name="李四"))
    case = room.checkpoint.pending()[0]
    async with at_gate(room) as gate:
        assert "2nd look" in gate.text()
        room.checkpoint.recheck(case.subject, 366, Site.ARMPIT)
        gate.board.retranslate()
        await gate.wait(lambda: " normal" in gate.text())
        room.checkpoint.decide(case.subject, Decision.HAND_TO_CLINIC, where="市一医院")
        gate.board.retranslate()
        await gate.wait(lambda: "To clinic" in gate.text())


async def test_without_a_checkpoint_the_line_waits_while_one_is_asked_for(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    room.preferences.keep("gate_post", "0")
    async with at_gate(room) as gate:
        await gate.wait(lambda: "At which checkpoint?" in gate.text())
        await gate.press("escape")
        await gate.enter("张三 365")
        assert "At which checkpoint?" in gate.text()
        await gate.enter("hcdz")
        await gate.press("enter")
        assert newest(room)[0].post == EAST.key


async def test_whoever_is_at_the_wrong_board_leaves_the_question_for_another(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.press("f6")
        await gate.wait(lambda: isinstance(gate.app.screen, FindPost))
        await gate.press("f4", "1")
        await gate.wait(lambda: isinstance(gate.app.screen, TodayBoard))
        await gate.press("f3")
        await gate.wait(lambda: isinstance(gate.app.screen, CheckpointBoard))
        assert gate.line == ""


async def test_a_scanned_line_is_not_entered_as_a_checkpoint(room: Room) -> None:
    posts = [post.name for post in room.roster.posts()]
    async with at_gate(room) as gate:
        await gate.press("f6")
        await gate.wait(lambda: isinstance(gate.app.screen, FindPost))
        await gate.press(*"19900007770", "space", *"360", "enter")
        assert isinstance(gate.app.screen, FindPost)
        assert [post.name for post in room.roster.posts()] == posts
