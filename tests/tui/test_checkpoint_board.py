"""The gate: keys pressed, then the room looked at, then the screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from dutyroom.domain.checkpoint import Decision, Passage, Step
from dutyroom.domain.direction import Direction
from dutyroom.domain.looks import Masked
from dutyroom.domain.marks import Mark
from dutyroom.domain.temperature import Site
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui import gate_line
from dutyroom.tui.app import DutyApp
from dutyroom.tui.screens.checkpoint import CheckpointBoard
from tests.tui.gate_room import EAST, KNOWN, NORTH, new_room, newest
from tests.tui.hostile import FORBIDDEN, HOSTILE
from tests.tui.typing import pour, until

LISI, LISI_PHONE, LISI_PLATE = KNOWN[0]


class Gate:
    """A desk at the gate and hands to use it."""

    def __init__(self, app: DutyApp, pilot: Pilot[Any], room: Room) -> None:
        self.app, self.pilot, self.room = app, pilot, room

    @property
    def board(self) -> CheckpointBoard:
        board = self.app.get_screen_stack("checkpoint")[0]
        assert isinstance(board, CheckpointBoard)
        return board

    @property
    def line(self) -> str:
        return self.board.field.value

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if each == " " else each for each in text))

    async def enter(self, text: str) -> None:
        await self.type(text)
        await self.press("enter")

    async def wait(self, true: Any) -> None:
        await until(self.pilot, true)

    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def count(self) -> int:
        return int(self.room.file.value("SELECT count(*) FROM passage"))


@asynccontextmanager
async def at_gate(room: Room, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Gate]:
    app = DutyApp(room)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        yield Gate(app, pilot, room)


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


# -- one line is one passage


async def test_a_line_is_shown_as_it_is_understood_and_enter_writes_it(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.type("张三 19900001111 ３６。５ 出 浙A99999")
        assert "Name 张三 · Phone 199****1111 · Temp 36.5 · Out · Plate 浙A99999" in gate.text()
        await gate.press("enter")
        [passage] = newest(room)
        assert (passage.name, passage.phone, passage.plate) == ("张三", "19900001111", "浙A99999")
        assert (passage.temperature, passage.direction) == (365, Direction.OUT)
        assert passage.post == NORTH.key
        assert gate.line == ""
        assert "张三      199****1111" in gate.text()


async def test_what_is_missing_is_shown_and_an_unfinished_line_stays(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("19900001111")
        assert gate.line == "19900001111 "
        assert "The temperature is missing." in gate.text()
        assert "Temp ?" in gate.text()
        await gate.enter("365")
        assert newest(room)[0].phone == "19900001111"
        assert gate.count() == len(KNOWN) + 1


async def test_the_way_is_that_of_the_last_line_also_after_a_restart(
    room: Room, tmp_path: Path
) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 365 出")
        await gate.enter("李四 366")
        assert newest(room)[0].direction is Direction.OUT
    room.close()
    again = Room.open(tmp_path / "room.db", author=room.author)
    async with at_gate(again) as gate:
        await gate.enter("王五 366")
        assert newest(again)[0].direction is Direction.OUT


async def test_a_line_that_happened_earlier_is_marked_late(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 365 @20分钟前")
        [passage] = newest(room)
        assert passage.marks & Mark.LATE
        assert 1190 <= room.now() - passage.at <= 1210


async def test_a_time_that_cannot_be_keeps_the_line(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 365 @25:99")
        assert gate.line.strip() == "张三 365 @25:99"
        assert "This is not a time" in gate.text()
        assert gate.count() == len(KNOWN)


# -- known people


async def test_a_known_person_costs_six_keys_and_enter(room: Room) -> None:
    keys = ["l", "s", "tab", "3", "6", "5"]
    async with at_gate(room) as gate:
        await gate.press(*keys, "enter")
        [passage] = newest(room)
        assert len(keys) <= 6
        assert (passage.name, passage.phone, passage.plate) == KNOWN[0]
        assert passage.temperature == 365


async def test_tab_knows_the_person_even_when_nobody_waits_for_the_list(room: Room) -> None:
    async with at_gate(room) as gate:
        pour(gate.app, "ls\t65\r")
        await gate.wait(lambda: gate.count() == len(KNOWN) + 1)
        assert (newest(room)[0].name, newest(room)[0].temperature) == (LISI, 365)


@pytest.mark.parametrize("query", ["ls", "1000", "19900001000"])
async def test_digits_or_initials_of_one_person_are_taken_on_enter(room: Room, query: str) -> None:
    async with at_gate(room) as gate:
        await gate.type(f"{query} 365")
        if query != LISI_PHONE:
            await gate.wait(lambda: f"Name {LISI} · Phone 199****1000" in gate.text())
        await gate.press("enter")
        assert newest(room)[0].phone == LISI_PHONE


async def test_of_several_people_one_must_be_chosen(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("ww 365")
        assert gate.count() == len(KNOWN)
        assert "Several people are ww" in gate.text()
        await gate.wait(lambda: "▸ 王" in gate.text())
        await gate.press("down", "tab", "enter")
        chosen = newest(room)[0]
        assert (chosen.name, chosen.phone) == KNOWN[1][:2]


async def test_nobody_known_by_the_initials_is_said(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("xyz 365")
        assert "Nobody who passed before is xyz" in gate.text()
        assert gate.line.strip() == "xyz 365"


async def test_another_name_than_the_one_taken_brings_no_phone(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.press("l", "s", "tab")
        assert gate.line == "李四 "
        await gate.press("home", "delete", "delete")
        await gate.enter("赵六")
        await gate.enter("365")
        assert (newest(room)[0].name, newest(room)[0].phone) == ("赵六", "")


# -- scanners and pastes


async def test_scanned_lines_come_in_order_and_a_bad_one_is_put_aside(room: Room) -> None:
    lines = [f"19900002{n:03} 36{n % 10}" for n in range(40)]
    lines[7] = "19900002007 999"
    async with at_gate(room) as gate:
        pour(gate.app, "".join(f"{each}\r" for each in lines))
        await gate.wait(lambda: gate.count() == len(KNOWN) + 39 and not gate.line)
        phones = [each.phone for each in newest(room, 39)]
        assert phones == [f"19900002{n:03}" for n in range(40) if n != 7]
        assert "1 not taken" in gate.text()
        await gate.press("up")
        assert gate.line == "19900002007 999"
        assert "not taken" not in gate.text()


async def test_of_a_paste_every_line_is_a_passage_and_no_bad_one_is_lost(room: Room) -> None:
    pasted = "张三 365\r\n李四 abc\n王五 366\n\n赵六 36 37\n钱七 36"
    async with at_gate(room) as gate:
        await gate.type("老")
        gate.board.field.post_message(events.Paste(pasted))
        await gate.wait(lambda: gate.count() == len(KNOWN) + 2)
        await gate.pilot.pause()
        assert [each.name for each in newest(room, 2)] == ["老张三", "王五"]
        held = " ".join([gate.line, *gate.board.line.aside])
        assert all(each in held for each in ("李四 abc", "赵六 36 37", "钱七 36"))


async def test_a_scanner_is_heard_while_the_register_has_the_focus(room: Room) -> None:
    async with at_gate(room) as gate:
        gate.board.table.focus()
        await gate.pilot.pause()
        pour(gate.app, "19900003333 365\r")
        await gate.wait(lambda: gate.count() == len(KNOWN) + 1)
        assert newest(room)[0].phone == "19900003333"


@pytest.mark.parametrize("name", HOSTILE)
async def test_words_from_outside_are_written_and_shown_literally(room: Room, name: str) -> None:
    async with at_gate(room) as gate:
        gate.board.field.post_message(events.Paste(f"{name}张三 365\n"))
        await gate.pilot.pause()
        gate.board.field.put(f"{name} 365")
        await gate.pilot.pause()
        assert not FORBIDDEN & set(gate.text().replace("\n", ""))
        await gate.press("f7")
        assert not FORBIDDEN & set(gate.text().replace("\n", ""))


# -- doubtful readings, fevers


async def test_an_unlikely_reading_is_looked_at_twice(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_line, "LOOK", 0.0)
    async with at_gate(room) as gate:
        await gate.enter("张三 345")
        assert gate.count() == len(KNOWN)
        assert "34.5 °C is unlikely" in gate.text()
        await gate.press("enter")
        assert newest(room)[0].marks == Mark.LOOKED_TWICE


async def test_two_enters_of_one_stroke_are_no_second_look(room: Room) -> None:
    async with at_gate(room) as gate:
        pour(gate.app, "张三 345\r\r")
        await gate.wait(lambda: "34.5 °C is unlikely" in gate.text())
        await gate.pilot.pause()
        assert gate.count() == len(KNOWN)


async def test_a_changed_reading_is_looked_at_anew(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_line, "LOOK", 0.0)
    async with at_gate(room) as gate:
        await gate.enter("张三 345")
        await gate.press("backspace", "backspace")
        await gate.enter("4")
        assert gate.count() == len(KNOWN)
        assert "34.4 °C is unlikely" in gate.text()


async def test_the_threshold_itself_is_abnormal_and_never_called_a_fever(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.type("张三 373")
        assert "◆ 37.3 abnormal" in gate.text()
        await gate.press("enter")
        assert newest(room)[0].marks == Mark.ABNORMAL
        assert gate.line == ""
        assert "◆ 张三 37.3" in gate.text()
        assert "fever" not in gate.text().lower()
        await gate.enter("李四 365")
        assert newest(room)[0].name == "李四"


@pytest.mark.parametrize(
    ("recheck", "key", "decision"),
    [
        ("368 腋温", "f5", Decision.LET_PASS),
        ("376", "f6", Decision.TURN_BACK),
        ("376", "f7", Decision.HOLD),
    ],
)
async def test_a_case_goes_from_its_recheck_to_its_decision(
    room: Room, recheck: str, key: str, decision: Decision
) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5", key if decision is Decision.LET_PASS else "home")
        if decision is Decision.LET_PASS:
            assert "Measure again before letting pass." in gate.text()
        await gate.enter(recheck)
        assert "37.8" in gate.text()
        await gate.press(key)
        [(passage,)] = room.file.rows("SELECT passage FROM fever")
        case = room.checkpoint.case(passage)
        assert case is not None
        assert (case.decision, case.first, case.rechecks) == (decision, 378, 1)
        assert not room.checkpoint.pending()
        [reading] = room.checkpoint.readings(passage)
        assert reading.site is (Site.ARMPIT if "腋" in recheck else Site.FOREHEAD)


async def test_who_is_handed_over_is_handed_to_somewhere_and_somebody(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 388")
        await gate.press("f5", "f8")
        assert "Say where the person was handed over to." in gate.text()
        await gate.enter("市一医院")
        await gate.type("刘医生")
        await gate.press("f8")
        [(place, accepted)] = room.file.rows("SELECT place, accepted_by FROM fever")
        assert (place, accepted) == ("市一医院", "刘医生")
        assert "Hand to clinic" in gate.text()


async def test_a_case_that_waits_outlives_the_program(room: Room, tmp_path: Path) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
    room.close()
    again = Room.open(tmp_path / "room.db", author=room.author)
    async with at_gate(again) as gate:
        assert "◆ 张三 37.8" in gate.text()
        assert "◆recheck 1" in gate.text()
        await gate.press("f4", "1")
        assert "◆recheck 1" in gate.text()


async def test_the_bell_rings_once_when_a_rest_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = new_room(tmp_path / "room.db")
    began = room.clock()
    late = [0]
    room.clock = room.ledger._clock = lambda: began + late[0]
    rung: list[int] = []
    monkeypatch.setattr(DutyApp, "bell", lambda self: rung.append(late[0]))
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        for late[0] in (599_000, 600_000, 601_000):
            gate.app.look()
        assert rung == [600_000]
        assert "recheck now" in gate.text()


# -- four steps


async def test_the_four_steps_are_told_with_a_space_each(room: Room) -> None:
    room.settings.change("four_steps", True)
    async with at_gate(room) as gate:
        assert "○Mask ○Questions ○Temperature ○Registered" in gate.text()
        await gate.press("space")
        assert "✓Mask ○Questions" in gate.text()
        await gate.enter("张三 365")
        assert "Done: Questions?" in gate.text()
        assert gate.count() == len(KNOWN)
        await gate.press("space")
        assert newest(room)[0].steps == Step(15)
        assert gate.line == ""


async def test_enter_writes_without_the_steps_that_were_not_taken(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_line, "LOOK", 0.0)
    room.settings.change("four_steps", True)
    async with at_gate(room) as gate:
        await gate.enter("张三 365")
        await gate.press("enter")
        assert newest(room)[0].steps == Step.MEASURED | Step.REGISTERED


# -- nothing typed is lost


async def test_a_half_typed_line_comes_back_with_whom_it_means(room: Room, tmp_path: Path) -> None:
    async with at_gate(room) as gate:
        await gate.press("l", "s", "tab", "3", "6")
    room.close()
    again = Room.open(tmp_path / "room.db", author=room.author)
    async with at_gate(again) as gate:
        assert gate.line == "李四 36"
        await gate.enter("5")
        assert (newest(again)[0].phone, newest(again)[0].plate) == (LISI_PHONE, LISI_PLATE)
        assert again.drafts.count("passage") == 0


async def test_a_line_the_file_does_not_take_stays_with_the_reason(tmp_path: Path) -> None:
    new_room(tmp_path / "room.db").close()
    room = Room.open(tmp_path / "room.db", wait_s=0.05)
    room.attendance.sign_in(room.officers.found("张三")[0].key, "1234")
    other = Room.open(tmp_path / "room.db")
    async with at_gate(room) as gate:
        with other.file.write():
            await gate.enter("张三 365")
            assert "Another program is writing" in gate.text()
        assert gate.line == "张三 365 "
        await gate.press("enter")
        assert newest(room)[0].name == "张三"


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
        await gate.press("space", "space")
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
