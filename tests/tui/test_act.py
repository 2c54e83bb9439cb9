"""What is done about a matter: the menu, each form, and what the log holds afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dutyroom.domain.hotline import Call
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Channel, Fact, Matter, MatterState, State, Tier
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.units import Unit
from dutyroom.store.room import Room
from dutyroom.tui.forms.act import act_on
from dutyroom.tui.forms.act_form import FORM, ActForm
from dutyroom.tui.forms.choose import Choose
from tests.tui.duty_desk import LISI, LITERAL, NOW, Desk, at_desk, new_room, nothing_obeyed

AT = NOW // 1000


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = new_room(tmp_path / "room.db")
    for name in ("消防站", "消防大队", "应急管理局"):
        room.units.enter(Unit(name))
    return room


def opened(room: Room, kind: str = "drainage", *, to: str = "", **facts: Any) -> str:
    """A matter, ordered to a unit where one is named."""
    matter = Matter(kind, "西溪路积水", AT - 600, 480, **facts)
    subject = room.matters.open(matter).subject
    if to:
        act(room, subject, rules.assign(room.matters.get(subject), to, AT - 500))
    return subject


def act(room: Room, subject: str, *events: Any) -> None:
    for event in events:
        room.matters.act(subject, event)


def state(room: Room, subject: str) -> MatterState:
    return room.matters.get(subject)


def last(room: Room, subject: str) -> Any:
    return room.event(room.log.of(subject)[-1])


async def menu(desk: Desk, subject: str) -> None:
    act_on(desk.app.screen, subject)  # type: ignore[arg-type]
    await desk.wait(lambda: isinstance(desk.app.screen, Choose))


async def choose(desk: Desk, subject: str, label: str) -> None:
    """Open the menu and the form with a word."""
    await menu(desk, subject)
    labels = [each.label for each in desk.app.screen._choices]  # type: ignore[attr-defined]
    place = labels.index(label)
    await desk.press(*["down"] * place, "enter")
    await desk.wait(lambda: isinstance(desk.app.screen, ActForm))


async def fill(desk: Desk, lines: Sequence[str]) -> None:
    """Type one line after the other; `>` turns a choice, an empty one is passed over."""
    for place, line in enumerate(lines):
        if place:
            await desk.press("tab")
        if line and not line.strip(">"):
            await desk.press(*["right"] * len(line))
        else:
            await desk.type(line)
    await desk.press("f5")
    await desk.wait(lambda: not isinstance(desk.app.screen, ActForm))


FRESH = on.MatterOpened
DONE: list[tuple[str, str, list[str], Any]] = [
    ("assign", "Assign", ["应急管理局", ">", "速去", "2h", "消防站,消防大队", "李四", "5 min ago"],
     on.MatterAssigned("应急管理局", AT - 300, Channel.RADIO, "速去", LISI.key, AT + 7200,
                       ("消防站", "消防大队"), 300)),
    ("ordered", "Take the order", ["王队长", "", "马上到"],
     on.MatterAcknowledged("王队长", AT, Channel.PHONE, "马上到")),
    ("ordered", "Remind", [""], on.MatterReminded("消防站", AT)),
    ("ordered", "Order returned", ["not ours"],
     on.MatterReturned("消防站", "not ours", AT)),
    ("ordered", "Feedback", ["two pumps at work", ">", "", "22:10"],
     on.MatterReported("消防站", "two pumps at work", AT - 1200, False)),
    ("ordered", "Arrived", ["10 min ago", "two engines"],
     on.MatterAdvanced("arrived", AT - 600, "two engines")),
    ("danger", "Coordination", ["county and town", "send sandbags"],
     on.CoordinationHeld("county and town", "send sandbags", AT)),
    ("ordered", "Wait", ["power company", "23:30"],
     on.MatterHeld("power company", AT, AT + 3600)),
    ("held", "Go on with it", [""], on.MatterResumed(AT)),
    ("reported", "Verify", ["dry again"], on.MatterVerified("dry again", AT)),
    ("fresh", "Log entry", ["rain stopped"], on.MatterNoted("rain stopped")),
    ("reported", "Close", ["", "done"], on.MatterClosed("done", AT, "done")),
    ("closed", "Reopen", ["water is back"], on.MatterReopened("water is back", AT)),
    ("fresh", "Raise or hand down", ["", "city duty room", "", ""],
     on.MatterRaised(Tier.CITY, "city duty room", AT)),
    ("fresh", "Raise or hand down", [">>", "town office"],
     on.MatterRaised(Tier.VILLAGE, "town office", AT, down=True)),
    ("looked_at", "Look back", ["still in order"], on.LookedBack("still in order", AT)),
]  # fmt: skip


def made(room: Room, how: str) -> str:
    """A matter that stands where a test begins."""
    match how:
        case "danger":
            return opened(room, "danger")
        case "fresh" | "assign":
            return opened(room)
        case "looked_at":
            subject = opened(room, "placard", facts=(Fact("firm", "A"), Fact("document", "1")),
                             level="red")  # fmt: skip
            act(room, subject, on.MatterClosed("done", AT))
            return subject
    subject = opened(room, to="消防站")
    after: dict[str, Any] = {
        "held": on.MatterHeld("power", AT),
        "reported": on.MatterReported("消防站", "dry", AT),
        "closed": on.MatterClosed("done", AT),
    }
    if how in after:
        act(room, subject, after[how])
    return subject


@pytest.mark.parametrize(("how", "label", "lines", "event"), DONE)
async def test_each_act_writes_what_was_typed(
    room: Room, how: str, label: str, lines: list[str], event: Any
) -> None:
    subject = made(room, how)
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, label)
        await fill(desk, lines)
        assert last(room, subject) == event
        assert state(room, subject).number in desk.lines[-2]
        assert not room.drafts.count(FORM)


# -- the menu


@pytest.mark.parametrize(
    ("how", "first", "never"),
    [
        ("fresh", "Assign", {"Take the order", "Remind", "Reopen", "Coordination", "Arrived"}),
        ("ordered", "Take the order", {"Verify", "Go on with it", "Look back"}),
        ("held", "Go on with it", {"Look back"}),
        ("reported", "Verify", {"Reopen"}),
        ("danger", "Coordination", {"Initial report by phone"}),
        ("closed", "Reopen", {"Assign", "Close", "Feedback"}),
        ("looked_at", "Look back", {"Close"}),
    ],
)
async def test_the_menu_begins_with_the_next_step_and_leaves_out_what_would_be_refused(
    room: Room, how: str, first: str, never: set[str]
) -> None:
    subject = made(room, how)
    async with at_desk(room, "hotline") as desk:
        await menu(desk, subject)
        labels = [each.label for each in desk.app.screen._choices]  # type: ignore[attr-defined]
        assert labels[0] == first
        assert not never & set(labels)
        await desk.press("1")
        await desk.wait(lambda: isinstance(desk.app.screen, ActForm))
        await desk.press("escape")
        await desk.wait(lambda: not isinstance(desk.app.screen, ActForm))


async def test_a_struck_matter_offers_nothing(room: Room) -> None:
    subject = made(room, "fresh")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Strike")
        await fill(desk, ["twice the same"])
        assert state(room, subject).state is State.STRUCK
        with pytest.raises(Refusal, match="already_struck"):
            act_on(desk.app.screen, subject)  # type: ignore[arg-type]


async def test_an_order_that_came_back_goes_to_somebody_else(room: Room) -> None:
    subject = opened(room, to="消防站")
    act(room, subject, rules.return_order(state(room, subject), "", "no boat", AT - 400))
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Assign")
        await fill(desk, ["yjglj"])
        assert state(room, subject).matter.responsible_unit == "应急管理局"


# -- filling in


async def test_measures_are_typed_in_their_own_unit_and_kept_whole(room: Room) -> None:
    subject = opened(room, "goods_transfer")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Fill in")
        assert "Goods t" in desk.text
        await fill(desk, ["１２.５", "3", "", "", "", "1,200"])
        now = state(room, subject)
        assert [(each.key, each.value) for each in now.measures] == [
            ("goods", 1250), ("rescued", 3), ("saved", 1200),
        ]  # fmt: skip
        assert "3 filled in" in desk.text


async def test_a_measure_that_is_no_number_is_refused_on_its_line(room: Room) -> None:
    subject = opened(room, "people_transfer")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Fill in")
        await desk.press("tab")
        await desk.type("2.5")
        await desk.press("tab", "f5")
        await desk.wait(lambda: "not a number" in desk.text)
        assert desk.app.focused is not None
        assert desk.app.focused.id == "measure-rescued"
        assert not state(room, subject).measures


async def test_only_what_was_changed_is_entered(room: Room) -> None:
    subject = opened(room, "hidden_danger", lead_unit="应急管理局")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Fill in")
        await fill(desk, [">", "loose wires"])
        assert last(room, subject) == on.FactsEntered(
            (Fact("source", "self_check"), Fact("cause", "loose wires"))
        )


async def test_who_called_in_confidence_is_not_shown_but_can_be_typed_over(room: Room) -> None:
    subject = opened(room, "tip_off", facts=(Fact("caller", "周八"),))
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Fill in")
        assert "周八" not in desk.text
        await desk.press("f5")
        await desk.wait(lambda: "the text is empty" in desk.text)
        await desk.type("吴九")
        await desk.press("f5")
        await desk.wait(lambda: state(room, subject).value("caller") == "吴九")


# -- closing


async def test_closing_asks_for_what_is_missing_and_fills_it_in_by_the_same_stroke(
    room: Room,
) -> None:
    subject = opened(room, "hidden_danger", to="消防站")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Close")
        await desk.type("wires")
        await desk.press("tab", "tab", "f5")
        await desk.wait(lambda: "To be filled in first: Handling, Rectification" in desk.text)
        assert state(room, subject).value("cause") == ""
        await desk.type("fined")
        await desk.press("tab")
        await desk.type("mended")
        await desk.press("f5")
        await desk.wait(lambda: state(room, subject).state is State.LOOK_BACK)
        assert state(room, subject).value("rectification") == "mended"


# -- reports of an incident


async def test_a_report_is_drafted_from_the_log_and_never_held_back(room: Room) -> None:
    subject = opened(room, "incident", level="grade_3")
    async with at_desk(room, "hotline") as desk:
        await menu(desk, subject)
        await desk.press("1")
        await desk.wait(lambda: isinstance(desk.app.screen, ActForm))
        assert "Initial report" in desk.text
        await desk.type("city duty room")
        await desk.press("tab")
        await desk.type("NB ")
        await desk.press("f5")
        await desk.wait(lambda: state(room, subject).mark("initial_phone") is not None)
        sent = last(room, subject)
        assert (sent.report, sent.written, sent.to) == ("initial", False, "city duty room")
        assert "to be verified" in sent.text
        assert "\ncity duty room:\n" in sent.text
        await menu(desk, subject)
        labels = [each.label for each in desk.app.screen._choices]  # type: ignore[attr-defined]
        assert labels[:3] == [
            "Initial report in writing", "Initial report by phone", "Follow-up report"
        ]  # fmt: skip


async def test_digits_typed_after_a_refusal_stay_in_the_form(room: Room) -> None:
    subject = opened(room, to="消防站")
    async with at_desk(room, "matters") as desk:
        await choose(desk, subject, "Wait")
        await desk.press("f5")
        await desk.type("明天８点 8")
        assert isinstance(desk.app.screen, ActForm)
        assert desk.app.screen.facts()["waiting_for"] == "明天８点 8"
        assert desk.app.current_mode == "matters"


# -- links


async def test_a_matter_is_linked_by_number_to_a_matter_or_a_call(room: Room) -> None:
    first, second = opened(room), opened(room)
    call = room.hotline.receive(Call("flood", AT))
    async with at_desk(room, "hotline") as desk:
        await choose(desk, first, "Link")
        await fill(desk, ["2"])
        await choose(desk, first, "Link")
        await fill(desk, ["１１２２-0001", ">"])
        assert state(room, first).links == (second, call.subject)
        await choose(desk, first, "Link")
        await desk.type("77")
        await desk.press("f5")
        await desk.wait(lambda: "Nothing has the number" in desk.text)


# -- what is typed is not lost


async def test_esc_warns_once_and_a_draft_comes_back_after_a_break(room: Room) -> None:
    subject = opened(room)
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Log entry")
        await desk.type("half a")
        await desk.wait(lambda: room.drafts.count(FORM) == 1)
        await desk.press("escape")
        assert "Not saved yet" in desk.text
        await desk.app.pop_screen()
        await choose(desk, subject, "Log entry")
        assert "half a" in desk.text
        await desk.press("escape", "escape")
        await desk.wait(lambda: not isinstance(desk.app.screen, ActForm))
        assert not room.drafts.count(FORM)


async def test_a_refusal_keeps_the_form_and_what_was_typed(room: Room) -> None:
    subject = made(room, "ordered")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Take the order")
        await desk.press("tab", "tab")
        await desk.type("at once")
        await desk.press("tab")
        await desk.type("25:61")
        await desk.wait(lambda: "? This is not a time" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "! This is not a time" in desk.text)
        await desk.type("x")
        assert state(room, subject).answered is None
        assert "at once" in desk.text


async def test_an_act_overtaken_by_another_desk_is_refused(room: Room) -> None:
    subject = made(room, "reported")
    async with at_desk(room, "hotline") as desk:
        await choose(desk, subject, "Verify")
        act(room, subject, on.MatterClosed("done", AT))
        await desk.type("fine")
        await desk.press("f5")
        await desk.wait(lambda: "The matter is closed" in desk.text)
        assert isinstance(desk.app.screen, ActForm)


# -- words from outside, and the size of the screen


@pytest.mark.parametrize("words", LITERAL)
async def test_hostile_words_are_shown_as_they_were_given(room: Room, words: str) -> None:
    line = room.matters.open(Matter("other", words, AT))
    async with at_desk(room, "hotline") as desk:
        await menu(desk, line.subject)
        await desk.wait(lambda: words in desk.text)
        await desk.press("1")
        await desk.wait(lambda: isinstance(desk.app.screen, ActForm))
        await desk.wait(lambda: words in desk.text)
        assert nothing_obeyed(desk)


@pytest.mark.parametrize(("how", "language"), [("ordered", "zh"), ("danger", "en")])
async def test_every_form_fits_80_by_24(room: Room, how: str, language: str) -> None:
    subject = made(room, how)
    async with at_desk(room, "hotline", language=language) as desk:
        await menu(desk, subject)
        choices = desk.app.screen._choices  # type: ignore[attr-defined]
        for place, choice in enumerate(choices):
            if place:
                await menu(desk, subject)
            await desk.press(*["down"] * place, "enter")
            await desk.wait(lambda: isinstance(desk.app.screen, ActForm))
            await desk.wait(lambda: "Esc" in desk.text)
            assert choice.label in desk.text
            await desk.press("escape")
            await desk.wait(lambda: not isinstance(desk.app.screen, ActForm))
