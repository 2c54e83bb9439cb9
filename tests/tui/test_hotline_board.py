"""The hotline board: keys pressed, then the room looked at, then the screen."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.hotline import Call, Category, Outcome, Urgency
from dutyroom.domain.looks import Masked
from dutyroom.store.call_line import CallLine
from dutyroom.store.room import Room
from dutyroom.tui.forms.call import CallForm
from dutyroom.tui.screens.hotline import HotlineBoard
from tests.tui.duty_desk import LISI, LITERAL, NOW, WANGWU, Desk, at_desk, new_room, nothing_obeyed
from tests.tui.hostile import HOSTILE

AT = NOW // 1000
HOUR = 3600
FLOOD = Call(
    "西溪路5号积水，车库进水", AT - 3 * HOUR, phone="19900001111", caller="王小明",
    place="西溪路5号", urgency=Urgency.IMMEDIATE, category=Category.DRAINAGE,
)  # fmt: skip
TREE = Call("Tree on the road", AT - 2 * HOUR, phone="19900002222", outcome=Outcome.ANSWERED)
SECRET = Call("举报", AT - HOUR, phone="19900003333", caller="刘七", confidential=True)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


def take(room: Room, *calls: Call) -> list[CallLine]:
    return [room.hotline.receive(call) for call in calls]


def board(desk: Desk) -> HotlineBoard:
    found = desk.app.get_screen_stack("hotline")[0]
    assert isinstance(found, HotlineBoard)
    return found


def strike_of(room: Room, line: CallLine) -> str:
    strike = room.strikes.of(line.subject)
    return strike.reason if strike else ""


# -- the list


async def test_calls_stand_newest_first_with_their_phones_masked(room: Room) -> None:
    take(room, FLOOD, TREE, SECRET)
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "3 calls" in desk.text)
        rows = desk.lines[3:6]
        assert [row[:9] for row in rows] == ["1122-0003", "1122-0002", "1122-0001"]
        assert "◆" in rows[2]
        assert "199****1111" in rows[2]
        assert "Answered" in rows[1]
        assert "3333" not in rows[0]
        assert "刘七" not in desk.text


async def test_an_empty_hotline_says_what_to_do(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        assert "F2 writes one down" in desk.text
        await desk.press("f5", "f7", "f8", "enter", "left_square_bracket", "right_curly_bracket")


async def test_a_call_of_another_process_appears_and_the_cursor_stays_with_its_call(
    room: Room,
) -> None:
    take(room, FLOOD, TREE)
    async with at_desk(room, "hotline") as desk:
        await desk.press("down")
        other = Room.open(room.file.path, clock=room.clock, author=room.author)
        other.hotline.receive(replace(SECRET, confidential=False, text="from elsewhere"))
        await desk.wait(lambda: "from else" in desk.text)
        assert board(desk).current().call == FLOOD
        other.close()


@pytest.mark.parametrize(
    ("typed", "said", "left"),
    [
        ("积水", "1 of 3", "1122-0001"),
        ("0002", "1 of 3", "1122-0002"),
        ("１１２２-0002", "1 of 3", "1122-0002"),
        ("2222", "1 of 3", "1122-0002"),
        ("drain", "1 of 3", "1122-0001"),
        ("tree road", "1 of 3", "1122-0002"),
        ("nothing", "0 of 3", "F2 writes one down"),
        ("[/x]", "0 of 3", "F2 writes one down"),
    ],
)
async def test_slash_narrows_the_list_in_place(
    room: Room, typed: str, said: str, left: str
) -> None:
    take(room, FLOOD, TREE, SECRET)
    async with at_desk(room, "hotline") as desk:
        await desk.press("slash")
        await desk.type(typed)
        await desk.wait(lambda: said in desk.text)
        assert left in desk.lines[4]
        await desk.press("escape")
        await desk.wait(lambda: "3 calls" in desk.text)


async def test_a_filter_kept_by_enter_goes_with_esc(room: Room) -> None:
    take(room, FLOOD, TREE)
    async with at_desk(room, "hotline") as desk:
        await desk.press("slash")
        await desk.type("tree")
        await desk.press("enter")
        await desk.wait(lambda: "1 of 2" in desk.text)
        await desk.press("escape")
        await desk.wait(lambda: "2 calls" in desk.text)


async def test_brackets_go_from_shift_to_shift_and_braces_from_day_to_day(room: Room) -> None:
    starts = AT - 14 * HOUR - 1800  # 08:00 of the duty day
    days = 24 * HOUR
    at = [
        starts + 13 * HOUR,
        starts + HOUR,
        starts - HOUR,
        starts - 3 * days + 1,
        starts - 9 * days,
    ]
    take(room, *(replace(TREE, received_at=each) for each in at))
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "5 calls" in desk.text)
        desk.app.scan_hold = 0

        async def places(key: str) -> list[int]:
            seen = []
            for _ in at:
                await desk.press(key)
                seen.append(at.index(board(desk).current().call.received_at))
            return seen

        assert await places("left_square_bracket") == [1, 2, 3, 4, 4]
        assert await places("right_square_bracket") == [3, 2, 1, 0, 0]
        assert await places("left_curly_bracket") == [2, 3, 4, 4, 4]
        assert await places("right_curly_bracket") == [3, 2, 0, 0, 0]


# -- one call


async def test_enter_shows_a_call_in_full_and_esc_goes_back(room: Room) -> None:
    first, second = take(room, FLOOD, replace(FLOOD, received_at=AT - 60))
    room.hotline.note(first.subject, "已派人\n两台泵")
    third = room.hotline.receive(replace(FLOOD, received_at=AT, repeat_of=first.subject))
    room.hotline.strike(second.subject, "登记重复")
    async with at_desk(room, "hotline") as desk:
        await desk.press("end", "enter")
        await desk.wait(lambda: "两台泵" in desk.text)
        for said in ("Hotline 1122-0001", "◆ Immediate", "2026-11-22 19:30", FLOOD.text,
                     "Called again", third.number, "by 张三"):  # fmt: skip
            assert said in desk.text
        await desk.press("escape", "up", "enter")
        await desk.wait(lambda: "登记重复" in desk.text)
        await desk.press("escape")
        assert "3 calls" in desk.text


async def test_who_took_a_call_down_on_paper_stands_in_it_and_stays_in_its_correction(
    room: Room,
) -> None:
    take(room, replace(FLOOD, taken_by="孙九"))
    async with at_desk(room, "hotline") as desk:
        await desk.press("enter")
        await desk.wait(lambda: "孙九" in desk.text)
        await desk.press("f7", "x", "enter", "1")
        await desk.wait(lambda: isinstance(desk.app.screen, CallForm))
        await desk.press("f5")
        await desk.wait(lambda: room.hotline.total() == 2)
        assert {each.call.taken_by for each in room.hotline.latest(2)} == {"孙九"}


async def test_from_100_columns_the_call_stands_beside_the_list(room: Room) -> None:
    take(room, FLOOD, TREE)
    async with at_desk(room, "hotline", size=(100, 30)) as desk:
        await desk.wait(lambda: "Hotline 1122-0002" in desk.text)
        await desk.press("down")
        await desk.wait(lambda: "Hotline 1122-0001" in desk.text)
        assert "1122-0002" in desk.text


async def test_words_from_outside_stay_literal(room: Room) -> None:
    for text in HOSTILE:
        clean = replace(FLOOD, text=f"{text}|", caller=text, place=text)
        take(room, replace(clean, text=clean.text.encode("utf-8", "replace").decode(),
                           caller=text.encode("utf-8", "replace").decode(),
                           place=text.encode("utf-8", "replace").decode()))  # fmt: skip
    async with at_desk(room, "hotline", size=(120, 40)) as desk:
        await desk.wait(lambda: f"{len(HOSTILE)} calls" in desk.text)
        seen = ""
        for _ in HOSTILE:
            await desk.pilot.pause(0.1)
            seen += desk.text
            assert nothing_obeyed(desk)
            await desk.press("down")
        assert all(text in seen for text in LITERAL)


# -- notes


async def test_a_note_is_added_and_half_a_note_is_kept(room: Room) -> None:
    [line] = take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "1 calls" in desk.text)
        await desk.press("f5")
        await desk.type("two pumps")
        await desk.press("escape", "f5")
        assert "two pumps" in desk.text
        await desk.press("enter")
        await desk.type("sent")
        await desk.press("f5")
        assert [note.text for note in room.hotline.notes(line.subject)] == ["two pumps\nsent"]
        assert "Noted on call 1122-0001" in desk.text
        await desk.press("f5", "f5")
        assert "The note is empty" in desk.text


# -- strikes


async def test_a_strike_needs_a_reason(room: Room) -> None:
    [line] = take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("f7", "enter")
        assert "Give the reason" in desk.text
        await desk.type("taken twice")
        await desk.press("enter", "escape", "escape")
        assert strike_of(room, line) == ""
        await desk.press("f7")
        await desk.type("taken twice")
        await desk.press("enter", "2")
        await desk.wait(lambda: "✗struck" in desk.text)
        assert strike_of(room, line) == "taken twice"
        await desk.press("f7")
        assert "struck through already" in desk.text


async def test_a_typed_reason_is_not_lost_by_one_esc(room: Room) -> None:
    [line] = take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("f7", *"twice", "escape")
        assert "Esc again leaves it" in desk.text
        await desk.press("d", "escape", "enter")
        assert "Correct or void?" in desk.text
        await desk.press("escape")
        await desk.wait(lambda: "twiced" in desk.text)
        await desk.press("enter", "2")
        await desk.wait(lambda: strike_of(room, line) == "twiced")


async def test_an_empty_question_is_left_by_one_esc(room: Room) -> None:
    take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("f7", "escape")
        assert desk.app.screen is board(desk)


async def test_a_correction_writes_the_call_anew_and_strikes_the_old_one(room: Room) -> None:
    [line] = take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("f7")
        await desk.type("wrong")
        await desk.press("enter", "1")
        await desk.wait(lambda: isinstance(desk.app.screen, CallForm) and "车库" in desk.text)
        assert "Correction of 1122-0001" in desk.text
        assert strike_of(room, line) == ""
        await desk.press("!", "f5")
        await desk.wait(lambda: strike_of(room, line) == "wrong")
        after = room.hotline.story(line.subject)
        assert after is not None
        assert after.replaced_by == "1122-0002"
        texts = {each.number: each.call for each in room.hotline.latest(2)}
        assert texts["1122-0002"] == replace(FLOOD, text=f"{FLOOD.text}!")


async def test_a_parked_correction_is_still_a_correction(room: Room) -> None:
    [line] = take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("f7", *"wrong", "enter", "1")
        await desk.wait(lambda: isinstance(desk.app.screen, CallForm))
        await desk.press("escape", "f6", "1")
        await desk.wait(lambda: "Correction of 1122-0001" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: strike_of(room, line) == "wrong")


async def test_a_call_struck_meanwhile_is_not_struck_twice_and_nothing_typed_is_lost(
    room: Room,
) -> None:
    [line] = take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("f7", *"wrong", "enter", "1")
        await desk.wait(lambda: isinstance(desk.app.screen, CallForm))
        room.hotline.strike(line.subject, "first")
        await desk.press("f5")
        assert "meanwhile" in desk.text
        await desk.press("f5")
        await desk.wait(lambda: room.hotline.count(0, AT + 1) == 1)
        assert strike_of(room, line) == "first"


# -- looks


async def test_f8_shows_the_number_until_the_cursor_goes_on_and_records_the_look(
    room: Room,
) -> None:
    line, _other = take(room, FLOOD, TREE)
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "2 calls" in desk.text)
        await desk.press("down", "ctrl+r")
        assert "19900001111" in desk.text
        [look] = room.looks.of(line.subject)
        assert (look.officer, look.field) == (room.officer(), Masked.PHONE)
        assert desk.latest("record.looked_at")
        await desk.press("up")
        await desk.wait(lambda: "19900001111" not in desk.text)


async def test_a_number_shown_is_gone_behind_another_screen(room: Room) -> None:
    take(room, FLOOD)
    async with at_desk(room, "hotline") as desk:
        await desk.press("enter", "ctrl+r", "f1", "escape")
        assert "19900001111" not in desk.text


@pytest.mark.parametrize(("officer", "sees"), [(LISI, False), (WANGWU, True)])
async def test_a_confidential_caller_is_shown_only_to_the_writer_and_who_supervises(
    room: Room, officer: object, sees: bool
) -> None:
    [line] = take(room, SECRET)
    room.author = Author(officer.key)  # type: ignore[attr-defined]
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "1 calls" in desk.text)
        await desk.press("enter", "ctrl+r")
        assert ("刘七" in desk.text) is sees
        assert ("19900003333" in desk.text) is sees
        assert len(room.looks.of(line.subject)) == sees
        await desk.press("escape", "f7", *"x", "enter", "1")
        await desk.pilot.pause(0.2)
        assert isinstance(desk.app.screen, CallForm) is sees


# -- categories


async def test_the_help_names_the_key_of_the_categories(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await desk.press("f1")
        [line] = [each for each in desk.lines if "Ctrl+G" in each]
        assert "Category" in line


async def test_a_supervisor_retires_a_category_and_offers_it_again(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await desk.press("ctrl+g", "4")
        await desk.wait(lambda: Category.DRAINAGE not in room.hotline.categories())
        await desk.press("ctrl+g")
        assert "○ Drainage" in desk.text
        await desk.press("4")
        await desk.wait(lambda: Category.DRAINAGE in room.hotline.categories())


async def test_an_officer_does_not_retire_a_category(room: Room) -> None:
    room.author = Author(LISI.key)
    async with at_desk(room, "hotline") as desk:
        await desk.press("ctrl+g", "4")
        assert len(room.hotline.categories()) == len(Category)


# -- how it looks


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_board_fits_80_by_24(tmp_path: Path, language: str) -> None:
    shown = []
    for number, size in enumerate(((80, 24), (160, 40))):
        room = new_room(tmp_path / f"{number}.db")
        take(room, SECRET)
        async with at_desk(room, "hotline", size=size, language=language) as desk:
            await desk.wait(lambda: "1122-0001" in desk.text)
            shown.append((desk.lines[1:3], desk.lines[-1].replace(" ", "")))
    (narrow, footer), (wide, same_footer) = shown
    assert footer == same_footer
    words = [{word for line in lines for word in line.split()} for lines in (narrow, wide)]
    assert not any("…" in word for word in words[0])
    assert words[0] <= words[1]
