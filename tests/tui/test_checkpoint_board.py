"""The gate's line: keys pressed, then the room looked at, then the screen."""

from pathlib import Path

import pytest
from textual import events

from dutyroom.domain.checkpoint import Passage, Step
from dutyroom.domain.direction import Direction
from dutyroom.domain.marks import Mark
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui import gate_line
from tests.tui.gate_desk import at_gate
from tests.tui.gate_room import KNOWN, NORTH, new_room, newest
from tests.tui.hostile import FORBIDDEN, HOSTILE
from tests.tui.typing import pour

LISI, LISI_PHONE, LISI_PLATE = KNOWN[0]


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


async def test_tab_stays_in_the_line_where_nobody_is_known(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.type("赵六 ")
        await gate.press("tab")
        await gate.enter("365")
        assert newest(room)[0].name == "赵六"
        await gate.press("tab")
        assert gate.board.field.has_focus


async def test_what_is_said_twice_is_named_once_each(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.type("19900001111 19900002222 19900003333 365 366 绿 红")
        said = "! Phone twice · ! Temp twice · ! Health code twice"
        await gate.wait(lambda: said in gate.text())


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


# -- four steps


async def test_the_four_steps_are_told_with_a_space_each(room: Room) -> None:
    room.settings.change("four_steps", True)
    async with at_gate(room) as gate:
        assert "○Mask ○Questions ○Measured ○Registered" in gate.text()
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
            assert "another program is writing" in gate.text()
        assert gate.line == "张三 365 "
        await gate.press("enter")
        assert newest(room)[0].name == "张三"


# -- lines that were not taken


async def test_lines_that_found_the_file_busy_are_written_behind_a_later_one(
    tmp_path: Path,
) -> None:
    room, other = two_at_one_file(tmp_path / "room.db")
    async with at_gate(room) as gate:
        with other.file.write():
            pour(gate.app, "19900002001 365\r19900002002 365\r19900002003 999\r19900002004 365")
            await gate.wait(lambda: len(gate.board.line.aside) == 3)
            assert "! 3 not taken" in gate.text()
        await gate.press("enter")
        phones = [each.phone[-1] for each in newest(room, 3)]
        assert (gate.count(), phones) == (len(KNOWN) + 3, ["4", "1", "2"])
        assert gate.board.line.aside == ["19900002003 999"]
        await gate.wait(lambda: "! 1 not taken" in gate.text())
        assert "2 lines that had to wait are written." in gate.text()


async def test_the_lines_not_taken_are_tried_again_in_their_order(room: Room) -> None:
    async with at_gate(room) as gate:
        gate.board.field.post_message(events.Paste("wj 365\n张三 abc\n赵六 365\nwj 366\nx"))
        await gate.wait(lambda: len(gate.board.line.aside) == 3)
        room.checkpoint.register(
            Passage(room.now(), 480, NORTH.key, Direction.IN, 365, name="吴军", phone="19900005555")
        )
        await gate.press("ctrl+r")
        assert [each.temperature for each in newest(room, 2)] == [365, 366]
        assert {each.phone for each in newest(room, 2)} == {"19900005555"}
        assert gate.board.line.aside == ["张三 abc"]
        assert gate.line == "x"


async def test_the_lines_not_taken_are_dropped_after_a_question(room: Room, tmp_path: Path) -> None:
    async with at_gate(room) as gate:
        await gate.press("ctrl+l")
        assert "Every line entered was taken." in gate.text()
        gate.board.field.post_message(events.Paste("张三 abc\n李四 abc\nx"))
        await gate.wait(lambda: len(gate.board.line.aside) == 2)
        await gate.press("ctrl+l")
        assert "Drop 2 lines that were not taken?" in gate.text()
        await gate.press("enter")
        assert len(gate.board.line.aside) == 2
        await gate.press("ctrl+l", "2")
        assert "not taken" not in gate.text()
        assert "2 lines dropped." in gate.text()
    room.close()
    again = Room.open(tmp_path / "room.db", author=room.author)
    async with at_gate(again) as gate:
        assert (gate.line, gate.board.line.aside) == ("x", [])


def two_at_one_file(path: Path) -> tuple[Room, Room]:
    new_room(path).close()
    room = Room.open(path, wait_s=0.05)
    room.attendance.sign_in(room.officers.found("张三")[0].key, "1234")
    return room, Room.open(path)
