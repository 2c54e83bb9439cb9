"""The call form: keys pressed, then the room looked at, then the screen."""

import re
import sqlite3
from itertools import count
from pathlib import Path

import pytest
from textual import events

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call, CallDirection, Category, Outcome, Urgency
from dutyroom.domain.units import Unit
from dutyroom.store.call_line import CallLine
from dutyroom.store.room import Room
from dutyroom.tui.forms.call import CallForm
from dutyroom.tui.forms.call_draft import parked
from tests.tui.duty_desk import (
    GATE,
    LISI,
    LITERAL,
    NOW,
    PIN,
    Desk,
    at_desk,
    new_room,
    nothing_obeyed,
)
from tests.tui.hostile import HOSTILE

AT = NOW // 1000
FLOOD = Call("西溪路5号积水", AT - 3600, phone="19900001111", caller="王小明", place="西溪路5号")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


def saved(room: Room) -> CallLine:
    return room.hotline.latest(1)[0]


def form(desk: Desk) -> CallForm:
    assert isinstance(desk.app.screen, CallForm)
    return desk.app.screen


def form_in_front(desk: Desk) -> bool:
    return isinstance(desk.app.screen, CallForm)


def paste(desk: Desk, text: str) -> None:
    assert desk.app._driver is not None
    desk.app._driver.send_message(events.Paste(text))


# -- writing one down


async def test_f2_and_a_text_and_f5_are_a_call(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        await desk.type("flood")
        await desk.press("f5")
        await desk.wait(lambda: "1122-0001" in desk.text)
        line = saved(room)
        assert (line.number, line.call) == ("1122-0001", Call("flood", AT))
        assert not room.drafts.count("call")


async def test_the_form_opens_from_every_board_and_a_burst_of_keys_goes_into_it(
    room: Room,
) -> None:
    async with at_desk(room, "hotline") as desk:
        await desk.pilot.press("f2", *"quick", "tab", *"199")
        await desk.pilot.pause()
        assert (form(desk).sheet().text, form(desk).sheet().phone) == ("quick", "199")


async def test_every_field_is_written_as_it_was_typed_and_chosen(room: Room) -> None:
    room.units.enter(Unit("应急管理局"))
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "a", "enter", "b", "tab")
        await desk.type("１９９ 0000-1111")
        await desk.press("tab")
        await desk.type("李四")
        await desk.press("enter", *"yj")
        await desk.wait(lambda: "▸ 应急管理局" in desk.text)
        await desk.press("enter")
        await desk.type("西溪路5号")
        await desk.press("tab")
        await desk.type("20 min ago")
        await desk.wait(lambda: "= 2026-11-22 Sun 22:10" in desk.text)
        await desk.press("tab", "4", "tab", "3", "tab", "space", "tab", "right", "tab", "2")
        await desk.press("ctrl+s")
        await desk.wait(lambda: room.hotline.count(0, AT + 1) == 1)
        assert saved(room).call == Call(
            "a\nb", AT, 480, CallDirection.OUTGOING, "19900001111", "李四", "应急管理局",
            True, Category.DRAINAGE, Urgency.IMMEDIATE, "西溪路5号", AT - 1200, Outcome.ANSWERED,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "category"),
    [("1", Category.PEOPLE_TRANSFER), ("w", Category.GOODS_TRANSFER), ("jb", Category.REPORT),
     ("jjb", Category.REPORT), ("xx", Category.DISINFECTION), ("ｘ", Category.DISINFECTION)],
)  # fmt: skip
async def test_a_category_is_chosen_by_digit_or_initials(
    room: Room, keys: str, category: Category
) -> None:
    async with at_desk(room, "today", language="zh") as desk:
        await desk.press("f2", *["tab"] * 6)
        await desk.type(keys)
        await desk.wait(lambda: form(desk).sheet().category == category)


async def test_a_retired_category_is_not_offered_but_stays_on_its_draft(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", *["tab"] * 6, "5", "escape")
        room.hotline.retire_category(Category.WATER)
        await desk.press("f2")
        assert Category.WATER not in {each.name for each in form(desk).body.categories}
        await desk.press("f6", "1")
        await desk.wait(lambda: "x" in desk.lines[2])
        assert form(desk).sheet().category == Category.WATER


async def test_an_empty_text_points_at_the_text_and_writes_nothing(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "tab", "1", "f5")
        assert form(desk).focused is not None
        assert form(desk).focused.id == "text"  # type: ignore[union-attr]
        assert "the text is empty" in desk.text
        assert not room.hotline.latest(1)


async def test_a_time_nobody_can_read_is_shown_gently_and_stops_only_the_saving(
    room: Room,
) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", *["tab"] * 5)
        await desk.type("whenever")
        await desk.wait(lambda: "? This is not a time" in desk.text)
        await desk.press("tab", "f5")
        assert form(desk).focused.id == "happened"  # type: ignore[union-attr]
        assert not room.hotline.latest(1)


async def test_a_page_of_anything_pasted_is_kept_and_nothing_of_it_obeyed(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        paste(desk, "\n".join(HOSTILE))
        await desk.pilot.pause()
        assert nothing_obeyed(desk)
        paste(desk, "长" * 10_000)
        await desk.wait(lambda: len(form(desk).sheet().text) == 10_000)
        await desk.wait(lambda: "The text is full: 10,000" in desk.text)
        await desk.press("tab")
        paste(desk, "电话：199-0000-1111\n")
        await desk.press("tab")
        paste(desk, HOSTILE[0])
        await desk.press("f5")
        await desk.wait(lambda: bool(room.hotline.latest(1)))
        call = saved(room).call
        assert (len(call.text), call.phone, call.caller) == (10_000, "19900001111", "[/x]")
        assert nothing_obeyed(desk)


# -- what is known of a number


async def test_earlier_calls_and_passages_appear_from_the_seventh_digit(room: Room) -> None:
    room.hotline.receive(FLOOD)
    room.checkpoint.register_many(
        [Passage(AT - 60, 480, GATE.key, Direction.IN, 365, name="王小明", phone="19900001111")]
    )
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", "tab", *"199000")
        await desk.pilot.pause(0.2)
        assert "西溪路5号积水" not in desk.text
        await desk.type("0")
        await desk.wait(lambda: "1122-0001" in desk.text and "大桥北卡口" in desk.text)
        await desk.press("backspace")
        await desk.wait(lambda: "1122-0001" not in desk.text)


async def test_what_is_known_of_a_confidential_caller_does_not_name_them(room: Room) -> None:
    room.hotline.receive(
        Call("举报", AT - 60, phone="19900001111", caller="王小明", confidential=True)
    )
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", "tab", *"19900001111")
        await desk.wait(lambda: "举报" in desk.text)
        assert "王小明" not in desk.text


async def test_a_repeat_is_offered_and_linked_only_when_asked(room: Room) -> None:
    first = room.hotline.receive(FLOOD)
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        await desk.type("西溪路５号又积水")
        await desk.press("ctrl+l")
        assert "no earlier call" in desk.text
        await desk.press("tab", *"19900001111")
        await desk.wait(lambda: "repeat of 1122-0001? Ctrl+L links it" in desk.text)
        await desk.press("ctrl+l")
        assert "repeats 1122-0001" in desk.text
        await desk.press("ctrl+l", "ctrl+l", "f5")
        await desk.wait(lambda: room.hotline.count(0, AT + 1) == 2)
        assert saved(room).call.repeat_of == first.subject


async def test_an_offer_not_taken_links_nothing(room: Room) -> None:
    room.hotline.receive(FLOOD)
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        await desk.type("西溪路5号")
        await desk.press("tab", *"19900001111")
        await desk.wait(lambda: "Ctrl+L links it" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: room.hotline.count(0, AT + 1) == 2)
        assert saved(room).call.repeat_of == ""


# -- several at once


async def test_a_second_f2_parks_the_first_and_f6_takes_it_up_again(room: Room) -> None:
    ticks = count(NOW)
    room.clock = lambda: next(ticks)
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        await desk.type("first")
        await desk.press("f2")
        assert form(desk).sheet().text == ""
        await desk.type("second")
        await desk.press("f2")
        await desk.type("third")
        await desk.press("f6")
        await desk.wait(lambda: "first" in desk.text and "second" in desk.text)
        await desk.press("1")
        await desk.wait(lambda: "first" in desk.lines[2])
        assert [each.sheet.text for each in parked(room)] == ["first", "second", "third"]


async def test_esc_parks_what_was_typed_and_closes_an_empty_form(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "escape")
        assert not form_in_front(desk)
        assert not room.drafts.count("call")
        await desk.press("f2", "x", "escape")
        assert [each.sheet.text for each in parked(room)] == ["x"]
        assert "Parked" in desk.text


async def test_a_parked_call_keeps_its_time_and_every_word(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", *["tab"] * 5)
        await desk.type("rubbish 25:99")
        await desk.press("escape")
        room.clock = lambda: NOW + 600_000
        await desk.press("f2", "f6", "1")
        await desk.wait(lambda: "x" in desk.lines[2])
        sheet = form(desk).sheet()
        assert (sheet.received_at, sheet.happened) == (AT, "rubbish 25:99")


@pytest.mark.parametrize("before", [[], ["escape"]])
async def test_a_call_before_anybody_signed_in_came_when_its_key_was_pressed(
    room: Room, before: list[str]
) -> None:
    room.attendance.sign_out()
    async with at_desk(room, "today") as desk:
        await desk.wait(lambda: "Sign in" in desk.text)
        await desk.press(*before, "f2")
        assert "A call at 22:30" in desk.text
        room.clock = lambda: NOW + 60_000
        await desk.press(*"zs", "enter", *PIN, "enter")
        await desk.wait(lambda: form_in_front(desk))
        assert form(desk).sheet().received_at == AT


async def test_a_parked_call_is_taken_up_from_the_today_page_too(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f6")
        assert "Nothing is parked" in desk.text
        await desk.press("f2", "x", "escape", "f6", "1")
        await desk.wait(lambda: form_in_front(desk))
        assert form(desk).sheet().text == "x"


@pytest.mark.parametrize(
    ("tabs", "answer", "text", "said"),
    [
        (1, "1", "x\n一\n二", "Outcome"),
        (2, "2", "x", "nothing of it was taken"),
    ],
)
async def test_a_page_pasted_into_a_line_is_offered_to_the_text(
    room: Room, tabs: int, answer: str, text: str, said: str
) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", *["tab"] * tabs)
        paste(desk, "一\n二" if tabs == 1 else "长" * 500)
        await desk.wait(lambda: "A page was pasted into one line" in desk.text)
        await desk.press(answer)
        await desk.wait(lambda: said in desk.text)
        sheet = form(desk).sheet()
        assert (sheet.text, sheet.phone, sheet.caller) == (text, "", "")


@pytest.mark.parametrize(("tabs", "pasted", "most"), [(1, "1" * 30, 24), (2, "长" * 300, 200)])
async def test_what_is_cut_from_a_long_paste_is_said(
    room: Room, tabs: int, pasted: str, most: int
) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", *["tab"] * tabs)
        paste(desk, pasted)
        await desk.wait(lambda: f"Cut to {most} characters" in desk.text)
        sheet = form(desk).sheet()
        assert pasted[:most] in (sheet.phone, sheet.caller)


async def test_f7_asks_before_it_throws_a_call_away(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", *"keep")
        await desk.press("f7", "escape")
        assert form(desk).sheet().text == "keep"
        await desk.press("f7", "1")
        await desk.wait(lambda: form_in_front(desk))
        assert form(desk).sheet().text == "keep"
        await desk.press("f7", "2")
        await desk.wait(lambda: "Thrown away" in desk.text)
        assert not room.drafts.count("call")


# -- drafts


async def test_a_draft_is_in_the_file_half_a_second_after_a_key(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", *"water")
        await desk.pilot.pause(0.5)
        with sqlite3.connect(room.file.path) as other:
            assert "water" in other.execute("SELECT body FROM draft").fetchone()[0]


async def test_a_busy_file_is_said_and_typing_goes_on_until_it_is_free(room: Room) -> None:
    other = sqlite3.connect(room.file.path, isolation_level=None)
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        other.execute("BEGIN IMMEDIATE")
        await desk.type("typed")
        await desk.wait(lambda: "another program is writing" in desk.text)
        await desk.type(" on")
        assert form(desk).sheet().text == "typed on"
        other.execute("ROLLBACK")
        await desk.wait(lambda: bool(parked(room)))
        await desk.wait(lambda: "Another program" not in desk.text)
        assert parked(room)[0].sheet.text == "typed on"
    other.close()


async def test_the_lock_keeps_the_draft_and_hides_the_form(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", *"secret", "f9")
        assert [each.sheet.text for each in parked(room)] == ["secret"]
        assert "secret" not in desk.text
        await desk.press(*PIN, "enter")
        await desk.wait(lambda: not desk.app.locked)
        assert form(desk).sheet().text == "secret"


async def test_the_end_of_the_program_keeps_the_draft(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "today") as desk:
        await desk.pilot.press("f2", *"last")
        desk.app.exit(0)
    room = Room.open(tmp_path / "room.db")
    assert [each.sheet.text for each in parked(room)] == ["last"]
    room.close()


async def test_a_call_finished_by_somebody_else_is_not_written_twice(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", *"once")
        await desk.pilot.pause(0.4)
        await desk.press("f4")
        room.drafts.drop(parked(room)[0].id)
        await desk.press("escape")
        await desk.wait(lambda: not form_in_front(desk))
        assert not parked(room)


async def test_another_officer_does_not_find_the_form_open(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", *"mine", "f9")
        room.author = Author(LISI.key)
        desk.app.unlock()
        await desk.wait(lambda: not form_in_front(desk))
        assert [each.sheet.text for each in parked(room)] == ["mine"]


# -- how it looks


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_form_fits_80_by_24(tmp_path: Path, language: str) -> None:
    shown = []
    for number, size in enumerate(((80, 24), (120, 40))):
        room = new_room(tmp_path / f"{number}.db")
        room.hotline.receive(FLOOD)
        async with at_desk(room, "today", size=size, language=language) as desk:
            await desk.press("f2")
            await desk.type("西溪路5号")
            await desk.press("tab", *"19900001111")
            await desk.wait(lambda: re.search("1122-0001[?？] ?Ctrl[+]L", desk.text) is not None)
            await desk.wait(lambda: "21:30" in desk.text)
            shown.append((desk.text.split(), desk.lines[-1].replace(" ", "")))
    (narrow, footer), (wide, same_footer) = shown
    assert footer == same_footer
    assert {word for word in wide if "…" not in word} - {*narrow} - {*wide[-24:]} == set()


async def test_words_from_outside_stay_literal_beside_the_form(room: Room) -> None:
    for text in LITERAL:
        room.hotline.receive(Call(text, AT - 60, phone="19900001111", place=text))
    async with at_desk(room, "today", size=(120, 40)) as desk:
        await desk.press("f2", "x", "tab", *"19900001111")
        await desk.wait(lambda: all(text in desk.text for text in LITERAL))
        assert nothing_obeyed(desk)
