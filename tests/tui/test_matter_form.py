"""The form on which a matter is opened: keys pressed, then the room looked at."""

from pathlib import Path
from typing import Any

import pytest

from dutyroom.domain.hotline import Call, Category, Urgency
from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.domain.matters.matter import Channel, Fact, MatterState, State
from dutyroom.domain.officers import Officer
from dutyroom.domain.units import Unit
from dutyroom.store.room import Room
from dutyroom.tui.forms.matter import MatterForm
from dutyroom.tui.forms.matter_draft import FORM, half_opened
from dutyroom.tui.screens.matters import MattersBoard
from tests.tui.duty_desk import LISI, LITERAL, NOW, PIN, Desk, at_desk, new_room, nothing_obeyed

AT = NOW // 1000
KINDS = {"zh": "领导批示", "en": "Instruction"}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = new_room(tmp_path / "room.db")
    for name in ("消防站", "信访局", "应急管理局"):
        room.units.enter(Unit(name))
    return room


async def begin(desk: Desk, **facts: Any) -> MatterForm:
    """The form in front, begun with some facts."""
    form = MatterForm(MatterSheet(AT, **facts))
    await desk.app.push_screen(form)
    await desk.wait(lambda: form.in_hand and form.focused is not None)
    return form


def in_front(desk: Desk) -> bool:
    return isinstance(desk.app.screen, MatterForm)


def opened(room: Room) -> MatterState:
    (line,) = room.matters.open_lines()
    return room.matters.get(line.subject)


async def line(desk: Desk, name: str) -> None:
    """Go down to a line."""
    for _ in range(40):
        if desk.app.focused is not None and desk.app.focused.id == name:
            return
        await desk.press("tab")
    raise AssertionError(name)


# -- opening


async def test_a_title_is_enough(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await desk.type("tree across the road")
        await desk.press("f5")
        await desk.wait(lambda: "Opened 1122-0001" in desk.text)
        now = opened(room)
        assert (now.matter.kind, now.matter.title) == ("other", "tree across the road")
        assert (now.state, now.matter.received_at) == (State.OPEN, AT)
        assert not room.drafts.count(FORM)


async def test_without_a_title_the_form_stays_and_points_at_it(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await line(desk, "place")
        await desk.type("west street")
        await desk.press("f5")
        await desk.wait(lambda: "Say in a few words" in desk.text)
        assert desk.app.focused is not None
        assert desk.app.focused.id == "title"
        assert "west street" in desk.text
        assert not room.matters.counts()[0]


async def test_every_line_is_kept_as_it_was_typed_and_chosen(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await desk.type("积水")
        await desk.press("tab")
        await desk.type("西溪路5号")
        await desk.press("tab")
        await desk.type("２０ min ago")
        await desk.wait(lambda: "= 2026-11-22 Sun 22:10" in desk.text)
        await desk.press("tab", "2", "tab")
        await desk.type("yjgl")
        await desk.wait(lambda: "▸ 应急管理局" in desk.text)
        await desk.press("enter", "right", "tab")
        await desk.type("速去")
        await desk.press("tab")
        await desk.type("2h")
        await desk.wait(lambda: "= 2026-11-23 Mon 00:30" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "dispatched to 应急管理局 in 0 s" in desk.text)
        matter = opened(room).matter
        assert (matter.title, matter.place, matter.happened_at) == ("积水", "西溪路5号", AT - 1200)
        assert (matter.level, matter.responsible_unit) == ("urgent", "应急管理局")
        assert matter.due_at == AT + 7200
        assert opened(room).state is State.ASSIGNED
        sent = room.log.latest(1)[0].facts()
        assert (sent["channel"], sent["words"]) == (Channel.RADIO, "速去")


@pytest.mark.parametrize(
    ("keys", "leaves", "unit"),
    [("xfz", "enter", "消防站"), ("xfz", "f5", "消防站"), ("xfz", "tab", "消防站"),
     ("x", "f5", "信访局"), ("消防", "f5", "消防站")],
)  # fmt: skip
async def test_a_unit_is_completed_by_whatever_key_leaves_it(
    room: Room, keys: str, leaves: str, unit: str
) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, title="flood")
        await desk.type(keys)
        await desk.press(leaves)
        if leaves != "f5":
            await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).matter.responsible_unit == unit


@pytest.mark.parametrize("unit", ["新单位", "QQ"])
async def test_a_unit_nobody_has_entered_is_asked_about_once(room: Room, unit: str) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, title="flood")
        await desk.type(unit)
        await desk.press("f5")
        await desk.wait(lambda: f"{unit} is not in the directory" in desk.text)
        assert in_front(desk)
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).matter.responsible_unit == unit


async def test_a_level_nobody_chose_follows_the_kind(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        form = await begin(desk)
        usual = form.sheet().level
        await line(desk, "unit")
        await line(desk, "kind")
        for _ in form._kinds:
            await desk.press("right")
        assert (form.sheet().kind, form.sheet().level) == ("other", usual)


async def test_letters_of_no_kind_are_said_and_any_reading_chooses(room: Room) -> None:
    async with at_desk(room, "hotline", language="zh") as desk:
        form = await begin(desk)
        await line(desk, "unit")
        await line(desk, "kind")
        await desk.press("v")
        await desk.wait(lambda: "没有以v开头的" in desk.text)
        await desk.press("z", "d", "x", "q")
        await desk.wait(lambda: form.sheet().kind == "danger")


async def test_the_arrow_chooses_among_units(room: Room) -> None:
    room.units.enter(Unit("消防大队"))
    async with at_desk(room, "hotline") as desk:
        await begin(desk, title="flood")
        await desk.type("xf")
        await desk.wait(lambda: "▸ 消防大队" in desk.text)
        await desk.press("up", "enter", "f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).matter.responsible_unit == "消防站"


# -- kinds


async def test_another_kind_asks_for_other_things_and_loses_nothing(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await desk.type("loose wires")
        await line(desk, "kind")
        await desk.press("p")
        await desk.wait(lambda: "Placard" in desk.text and "Firm" in desk.text)
        await line(desk, "blank-firm")
        await desk.type("factory A")
        await line(desk, "kind")
        await desk.type("i")
        await desk.wait(lambda: "From whom" in desk.text or "Incident" in desk.text)
        assert "Firm" not in desk.text
        await desk.type("p")
        await desk.press("p")
        await desk.wait(lambda: "factory A" in desk.text)
        assert "loose wires" in desk.text


async def test_what_a_kind_needs_is_asked_for_before_it_is_opened(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, kind="placard", title="factory A", level="yellow")
        await desk.press("f5")
        await desk.wait(lambda: "To be filled in first: Firm, Document number" in desk.text)
        assert desk.app.focused is not None
        assert desk.app.focused.id == "blank-firm"
        await desk.type("A")
        await desk.press("tab")
        await desk.type("2026-5")
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).values == (Fact("firm", "A"), Fact("document", "2026-5"))


async def test_a_blue_placard_has_its_checklist_and_a_red_one_has_not(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, kind="placard", title="A", level="blue")
        assert "One ledger" in desk.text
        await line(desk, "level")
        await desk.press("3")
        await desk.wait(lambda: "One ledger" not in desk.text)
        await desk.press("1")
        await desk.wait(lambda: "One ledger" in desk.text)
        await line(desk, "blank-firm")
        await desk.press("a", "tab", "1", "tab")
        for _ in range(5):
            await desk.press("right", "tab")
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).value("one_check") == 1


async def test_a_standing_risk_needs_both_units(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, kind="risk", title="old dam")
        await desk.press("f5")
        await desk.wait(lambda: "needs: lead unit" in desk.text)
        await desk.type("yj")
        await desk.press("enter")
        await desk.type("xfz")
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        matter = opened(room).matter
        assert (matter.lead_unit, matter.responsible_unit) == ("应急管理局", "消防站")


async def test_a_warning_asks_until_when_it_is_valid(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, kind="warning", title="rainstorm", level="red")
        await line(desk, "blank-source")
        await desk.type("气象台")
        await desk.press("tab")
        await desk.type("明天08:00")
        await desk.press("tab", "2", "f5")
        await desk.wait(lambda: not in_front(desk))
        now = opened(room)
        assert (now.value("valid_until"), now.value("reach")) == (AT + 34_200, "5")


# -- what is typed is not lost


async def test_what_is_typed_is_a_draft_and_is_offered_again(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await desk.type("half a matter")
        await desk.wait(lambda: room.drafts.count(FORM) == 1)
        await desk.press("escape")
        await desk.wait(lambda: "Put aside" in desk.text)
        await begin(desk)
        await desk.wait(lambda: "1 put aside" in desk.text)
        await desk.press("f6", "1")
        await desk.wait(lambda: "half a matter" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "Opened 1122-0001" in desk.text)
        assert not room.drafts.count(FORM)


async def test_a_half_opened_matter_is_parked_beside_the_calls_and_found_from_today(
    room: Room,
) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("f2", "x", "escape", "f8")
        await desk.wait(lambda: in_front(desk))
        await desk.type("half a matter")
        await desk.press("escape")
        await desk.wait(lambda: "≡parked 2" in desk.text)
        await desk.press("f6")
        await desk.wait(lambda: "Matter half a matter" in desk.text)
        await desk.press("2")
        await desk.wait(lambda: in_front(desk) and "≡parked 1" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "Opened 1122-0001" in desk.text)
        assert opened(room).matter.title == "half a matter"
        assert (room.drafts.count(FORM), room.drafts.count("call")) == (0, 1)


async def test_a_call_may_be_taken_down_in_the_middle_of_it(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await desk.type("half")
        await desk.press("f2")
        await desk.type("another call")
        await desk.press("f5")
        await desk.wait(lambda: in_front(desk) and room.hotline.count(0, AT + 1) == 1)
        await desk.type(" whole")
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).matter.title == "half whole"


async def test_an_untouched_form_leaves_nothing_behind(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk, title="from a call")
        await desk.press("escape")
        await desk.wait(lambda: not in_front(desk))
        assert not room.drafts.count(FORM)


async def test_dropping_asks_first(room: Room) -> None:
    async with at_desk(room, "hotline") as desk:
        await begin(desk)
        await desk.type("wrong")
        await desk.press("f7", "1")
        await desk.wait(lambda: in_front(desk))
        await desk.press("f7", "2")
        await desk.wait(lambda: not in_front(desk))
        assert not half_opened(room)
        assert not room.matters.counts()[0]


# -- from a call


async def test_the_board_opens_a_matter_from_the_call_under_the_cursor(room: Room) -> None:
    text = "西溪路5号地下车库积水，深约半米！请速派人来"
    call = Call(text, AT - 300, category=Category.DRAINAGE, urgency=Urgency.URGENT,
                place="西溪路5号", happened_at=AT - 600)  # fmt: skip
    source = room.hotline.receive(call).subject
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "1122-0001" in desk.text)
        await desk.press("f8")
        await desk.wait(lambda: in_front(desk) and "from call 1122-0001" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        matter = opened(room).matter
        assert (matter.kind, matter.title) == ("drainage", "西溪路5号地下车库积水，深约半米")
        assert (matter.place, matter.level, matter.source) == ("西溪路5号", "urgent", source)
        assert (matter.received_at, matter.happened_at) == (AT - 300, AT - 600)
        await desk.press("f8")
        await desk.wait(lambda: "1122-0001 is of the same record" in desk.text)
        await desk.press("1")
        await desk.wait(lambda: isinstance(desk.app.screen, MattersBoard))
        assert room.matters.counts()[0] == 1
        await desk.wait(lambda: desk.app.screen.opened != "")  # type: ignore[attr-defined]


async def test_another_matter_may_be_opened_from_the_same_call(room: Room) -> None:
    room.hotline.receive(Call("积水", AT - 300))
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "1122-0001" in desk.text)
        await desk.press("f8")
        await desk.wait(lambda: in_front(desk))
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        await desk.press("f8")
        await desk.wait(lambda: "is of the same record" in desk.text)
        await desk.press("2")
        await desk.wait(lambda: in_front(desk))
        await desk.press("f5")
        await desk.wait(lambda: room.matters.counts()[0] == 2)


async def test_who_tipped_off_goes_into_masked_blanks_and_the_look_is_recorded(room: Room) -> None:
    call = Call("偷埋废料", AT, category=Category.REPORT, caller="周八", phone="19900001111",
                confidential=True)  # fmt: skip
    subject = room.hotline.receive(call).subject
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "1122-0001" in desk.text)
        await desk.press("f8")
        await desk.wait(lambda: in_front(desk))
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        now = opened(room)
        assert (now.matter.kind, now.matter.confidential) == ("tip_off", True)
        assert (now.value("caller"), now.value("caller_phone")) == ("周八", "19900001111")
        assert len(room.looks.of(subject)) == 1


async def test_who_may_not_look_opens_the_matter_without_the_caller(room: Room) -> None:
    call = Call("偷埋废料", AT, category=Category.REPORT, caller="周八", confidential=True)
    subject = room.hotline.receive(call).subject
    room.attendance.choose_pin(LISI.key, PIN)
    room.attendance.sign_in(LISI.key, PIN)
    async with at_desk(room, "hotline") as desk:
        await desk.wait(lambda: "1122-0001" in desk.text)
        await desk.press("f8")
        await desk.wait(lambda: in_front(desk))
        assert "周八" not in desk.text
        await desk.press("f5")
        await desk.wait(lambda: not in_front(desk))
        assert opened(room).value("caller") == ""
        assert not room.looks.of(subject)


# -- whom a name means


async def test_two_officers_of_one_name_are_told_apart(room: Room) -> None:
    room.officers.enrol(Officer("李四", "A009"))
    text = '[kinds.watched]\nwords = ["盯办", "Watched"]\nneeds = ["owner"]\n'
    room.kinds.enter(text)
    async with at_desk(room, "hotline") as desk:
        await begin(desk, kind="watched", title="x")
        await line(desk, "owner")
        await desk.type("ls")
        await desk.wait(lambda: "▸ 李四 A009" in desk.text and "  李四 A002" in desk.text)
        await desk.press("down", "enter", "f5")
        await desk.wait(lambda: not in_front(desk))
        owner = room.officers.get(opened(room).matter.owner)
        assert owner is not None
        assert owner.number == "A002"


# -- words from outside, and the size of the screen


@pytest.mark.parametrize("words", LITERAL)
async def test_hostile_words_are_shown_as_they_were_given(room: Room, words: str) -> None:
    room.units.enter(Unit(words))
    async with at_desk(room, "hotline") as desk:
        await begin(desk, title=words, unit=words, place=words)
        await desk.wait(lambda: desk.text.count(words) == 3)
        assert nothing_obeyed(desk)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["drainage", "tip_off", "warning", "risk"])
async def test_every_kind_fits_80_by_24(room: Room, kind: str, language: str) -> None:
    shown: dict[tuple[int, int], set[str]] = {}
    path = room.file.path
    for size in ((80, 24), (120, 40)):
        here = Room.open(path, clock=lambda: NOW, author=room.author)
        async with at_desk(here, "hotline", size=size, language=language) as desk:
            await begin(desk, kind=kind, title="x")
            shown[size] = {text[:18].strip(" ▸") for text in desk.lines[2:-6]}
    assert shown[(120, 40)] - {""} <= shown[(80, 24)]
