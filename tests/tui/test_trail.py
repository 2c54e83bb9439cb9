"""The trail: asked for by Ctrl+F anywhere, masked until it is followed, and recorded."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.looks import Looked, Masked
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.officers import Officer, Role
from dutyroom.store.room import Room
from dutyroom.tui.forms.passage import PassageCard
from dutyroom.tui.forms.trail import TrailForm
from dutyroom.tui.screens.hotline import HotlineBoard
from dutyroom.tui.screens.matters import MattersBoard
from tests.tui.duty_desk import EMPTY, GATE, LITERAL, NOW, at_desk, new_room, nothing_obeyed

AT = NOW // 1000
PHONE, PLATE = "19900001111", "浙A12345"
PASSAGE = Passage(
    AT - 7200, 480, GATE.key, Direction.IN, 365, name="王小明", phone=PHONE, plate=PLATE,
    origin="西湖",
)  # fmt: skip
CALL = Call("西溪路5号积水", AT - 3600, phone=PHONE, caller="王小明", place="西溪路5号")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A room in which one phone passed two gates in four minutes, called, and has a matter."""
    found = new_room(tmp_path / "room.db")
    found.checkpoint.register_many(
        (PASSAGE, replace(PASSAGE, at=PASSAGE.at + 240, post=EMPTY.key, phone=PHONE))
    )
    call = found.hotline.receive(CALL)
    found.matters.open(Matter("drainage", "西溪路排涝", AT - 1800, source=call.subject))
    return found


def looks(room: Room) -> list[tuple[str, str]]:
    events = (room.event(entry) for entry in room.log.every())
    return [(each.target, each.field) for each in events if isinstance(each, Looked)]


async def test_a_caller_is_followed_from_call_to_gates_and_on_to_the_plate(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await desk.press("ctrl+f")
        assert "199****1111" in desk.text
        assert PHONE not in desk.text
        assert looks(desk.room) == []
        await desk.press("enter")
        assert looks(desk.room) == [("199****1111", Masked.TRAIL)]
        await desk.wait(lambda: "⚑ 2 odd" in desk.text)
        steps = [line for line in desk.lines if "11-22" in line]
        assert ["▣ Matter" in steps[0], "☏ Call" in steps[1], "→ In" in steps[2]] == [True] * 3
        assert [step.count("⚑ too soon") for step in steps] == [0, 0, 1, 1]
        assert f"{PHONE} · 4 in 15 days" in desk.text
        await desk.press("end", "enter")
        assert isinstance(desk.app.screen, PassageCard)
        assert "199****1111" in desk.text
        await desk.press("escape", "f6")
        assert f"1  {PLATE}" in desk.text
        await desk.press("enter")
        assert looks(desk.room)[1:] == [(PLATE, Masked.TRAIL)]
        await desk.wait(lambda: "Also: 199****1111" in desk.text)


@pytest.mark.parametrize(
    ("downs", "board", "shown"),
    [(0, MattersBoard, "西溪路排涝"), (1, HotlineBoard, "1122-0001")],
)
async def test_enter_opens_a_record_in_its_place(
    room: Room, downs: int, board: type, shown: str
) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("ctrl+f")
        await desk.type(PHONE)
        await desk.press("enter", *["down"] * downs, "enter")
        await desk.wait(lambda: isinstance(desk.app.screen, board) and shown in desk.text)
        if board is HotlineBoard:
            await desk.wait(lambda: desk.app.screen.has_class("-open"))


async def test_a_call_in_hand_is_not_left(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2")
        await desk.press("ctrl+f")
        await desk.type(PHONE)
        await desk.press("enter", "enter")
        assert isinstance(desk.app.screen, TrailForm)
        assert "in hand first" in desk.text


async def test_what_is_no_number_is_said_and_stays(room: Room) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("ctrl+f", "a", "b", "enter")
        assert "neither a phone" in desk.text
        form = desk.app.screen
        assert isinstance(form, TrailForm)
        assert form.field.value == "ab"
        await desk.press("escape")
        assert not isinstance(desk.app.screen, TrailForm)
        assert looks(desk.room) == []


async def test_a_seat_may_not_follow_anybody(room: Room) -> None:
    seat = Officer("周八", "B001", role=Role.SEAT)
    room.officers.enrol(seat)
    room.author = Author(seat.key)
    async with at_desk(room, "hotline") as desk:
        await desk.press("ctrl+f")
        assert not isinstance(desk.app.screen, TrailForm)
        assert "officers, supervisors and leaders" in desk.text


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((120, 40), "en")])
async def test_a_trail_is_told_in_both_languages_and_obeys_nothing(
    room: Room, size: tuple[int, int], language: str
) -> None:
    room.hotline.receive(replace(CALL, text=" ".join(LITERAL), place=LITERAL[0]))
    async with at_desk(room, "today", size=size, language=language) as desk:
        await desk.press("ctrl+f")
        await desk.type(PHONE)
        await desk.press("enter")
        flag = "⚑ 间隔过短" if language == "zh" else "⚑ too soon"
        await desk.wait(lambda: desk.text.count(flag) == 2)
        assert nothing_obeyed(desk)
        words = ("查迹", "通行", "来电") if language == "zh" else ("Trail", "Call", "Matter")
        assert all(word in desk.text for word in words[::2])
        assert len(desk.lines[-2].rstrip(" │")) <= size[0]
