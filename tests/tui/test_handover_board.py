"""The handover of a shift by keys: pressed at a desk, then the room looked at, then the glass."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.draft import Condition, Draft, Supply
from dutyroom.domain.handover.terms import Flag, ItemState, Overall, State, Verdict
from dutyroom.domain.hotline import Call, Outcome, Urgency
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.roster import Post, PostKind
from dutyroom.domain.text import clean
from dutyroom.i18n import set_language
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room, opened
from dutyroom.tui.app import DutyApp
from dutyroom.tui.forms.ask import Ask
from dutyroom.tui.forms.call import CallForm
from dutyroom.tui.forms.call_draft import call_draft
from dutyroom.tui.forms.handover.draft_form import DraftForm
from dutyroom.tui.forms.handover.signature import Signature
from dutyroom.tui.kit.fields import PinField
from dutyroom.tui.pages.handover_desk import Phase
from dutyroom.tui.pages.sentences import sentence_of
from dutyroom.tui.screens.handover import HandoverBoard
from dutyroom.tui.screens.sign_in import SHOWN, SignIn
from dutyroom.tui.widgets.picks import Picks
from tests.store.clocks import Hands
from tests.store.handover_sample import (
    DESK,
    FULL,
    LEADER,
    LI,
    MORNING,
    PIN,
    WANG,
    ZHANG,
    enter_desk,
    night,
)
from tests.store.kept import kept
from tests.store.sample import begin
from tests.tui.duty_desk import Desk, nothing_obeyed
from tests.tui.hostile import HOSTILE


class Shift(Desk):
    """A desk whose board is that of the handover."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.app, desk.pilot)

    @property
    def board(self) -> HandoverBoard:
        [board] = [each for each in self.app.screen_stack if isinstance(each, HandoverBoard)]
        return board

    @property
    def line(self) -> HandoverLine:
        line = self.board.desk.line
        assert line is not None
        return line

    @property
    def case(self) -> Case:
        return self.room.handover.case(self.line.subject)

    @property
    def newest(self) -> HandoverLine:
        return self.room.handover.window(DESK.key).fetch(0, 1)[0]

    def state(self, beginning: str) -> ItemState:
        """What was decided about the item whose line holds some words."""
        assert self.board.loaded is not None
        keys = [each.key for each in self.board.loaded.lines if beginning in each.text]
        return next(self.case.items[key].state for key in keys if key)

    async def at_phase(self, phase: Phase) -> None:
        """Wait until the board is about something and has read its sheet."""
        await self.wait(lambda: self.board.desk.phase is phase and self.board.loaded is not None)
        await self.pilot.pause()

    async def go_to(self, words: str) -> None:
        """Put the cursor on the first item whose line holds some words, by keys."""
        await self.press("home")
        for _ in range(self.board.table.rows.count):
            line = self.board.table.current
            if line is not None and line.key and words in line.text:
                return
            await self.press("down")
        raise AssertionError(f"no item says {words}")

    async def sign(self) -> None:
        """Give the PIN and wait until it is signed."""
        await self.wait(lambda: isinstance(self.app.screen, Signature))
        await self.type(PIN)
        await self.press("enter")
        await self.wait(lambda: not isinstance(self.app.screen, Signature))

    async def offer(self) -> None:
        """Hand over with nothing to add."""
        await self.press("f5", "f5")
        await self.sign()
        await self.at_phase(Phase.OFFERED)

    async def come(self) -> None:
        """Let in whom the roster expects."""
        await self.press("f5", "enter")
        await self.type(PIN)
        await self.press("enter")
        await self.pilot.pause()

    async def say(self, key: str, words: str) -> None:
        """Press a key that asks for words, and say them."""
        await self.press(key)
        assert isinstance(self.app.screen, Ask)
        await self.type(words)
        await self.press("enter")


@kept
def morning(path: Path) -> Room:
    """08:00: Li has held the night, Wang is to take over; a danger, a leak and two calls."""
    desk = night(path)
    desk.sit(ZHANG)
    desk.take(desk.offer(replace(FULL, conditions=())).subject, LI)
    desk.sit(LI)
    desk.clock.ms = MORNING * 1000
    at = MORNING - 3600
    desk.room.matters.open(Matter("danger", "水库坝体渗水", at))
    desk.room.matters.open(Matter("drainage", "楼道漏水", at))
    waiting = Call("东门积水", at, outcome=Outcome.FOLLOW_UP)
    desk.room.hotline.receive(waiting)
    desk.room.hotline.receive(replace(waiting, text="有人被困", urgency=Urgency.IMMEDIATE))
    return desk.room


@kept
def quiet(path: Path) -> Room:
    """A night in which nothing happened, at its end."""
    desk = night(path)
    desk.sit(ZHANG)
    desk.take(desk.offer(Draft("晴")).subject, LI)
    desk.sit(LI)
    desk.clock.ms = MORNING * 1000
    return desk.room


@asynccontextmanager
async def on_shift(
    room: Room, *, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[Shift]:
    set_language(language)
    app = DutyApp(room)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await app.show_board("handover")
            await pilot.pause()
            yield Shift(Desk(app, pilot))
    finally:
        set_language("en")
        room.close()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return morning(tmp_path / "room.db")


@pytest.fixture
async def desk(room: Room) -> AsyncIterator[Shift]:
    async with on_shift(room) as found:
        await found.at_phase(Phase.HELD)
        yield found


# -- the opening


async def test_a_post_without_a_shift_says_so_and_is_opened_once(tmp_path: Path) -> None:
    room = begin(tmp_path / "room.db", Hands(MORNING * 1000))
    enter_desk(room)
    room.attendance.sign_in(ZHANG.key, PIN)
    async with on_shift(room) as desk:
        assert "No shift of this post has begun yet." in desk.text
        await desk.press("f5")
        await desk.type("rain")
        await desk.press("tab")
        await desk.type("radios 8")
        await desk.press("f5")
        await desk.sign()
        await desk.at_phase(Phase.HELD)
        assert "张三 on shift since 2026-11-23 08:00:00" in desk.text
        assert room.handover.supplies_last(DESK.key) == (Supply("radios", 8),)
        assert desk.newest.flags == (Flag.OPENING,)
        assert room.handover.draft(DESK.key) == Draft()


async def test_a_room_without_a_post_says_where_to_enter_one(tmp_path: Path) -> None:
    room = begin(tmp_path / "room.db")
    async with on_shift(room) as desk:
        assert "no post of this room" in desk.text
        await desk.press("f5", "f7", "escape")
        assert desk.board.desk.phase is Phase.NO_POST


# -- what would be said now


async def test_red_items_stand_first_and_every_part_has_its_lines(desk: Shift) -> None:
    assert "李四 on shift since 2026-11-22 20:00:00" in desk.text
    assert desk.board.loaded is not None
    lines = [each.text for each in desk.board.loaded.lines]
    assert lines[0] == "Red items, each to be read back: 2"
    assert "水库坝体渗水" in lines[1]
    assert "有人被困" in lines[2]
    assert {"Open matters", "Calls waiting", "Equipment, keys and supplies"} <= set(lines)


async def test_the_sheet_follows_what_is_recorded(desk: Shift) -> None:
    desk.room.matters.open(Matter("drainage", "新的一处", MORNING))
    desk.app.recorded()
    await desk.wait(lambda: "新的一处" in desk.text)


# -- the whole handover


async def test_a_plain_handover_takes_under_twenty_five_keys(tmp_path: Path) -> None:
    async with on_shift(quiet(tmp_path / "room.db")) as desk:
        await desk.at_phase(Phase.HELD)
        keys = ["5", "f5", "f5", *PIN, "enter", "f5", "enter", *PIN, "enter", "f5", *PIN, "enter"]
        assert len(keys) == 21
        await desk.press(*keys[:8])
        await desk.at_phase(Phase.OFFERED)
        await desk.press(*keys[8:15])
        await desk.press(*keys[15:])
        await desk.at_phase(Phase.PAST)
        assert desk.line.incoming == WANG.key


async def test_a_handover_goes_from_hand_to_hand(desk: Shift) -> None:
    seal_before = desk.newest.seal
    await desk.offer()
    assert desk.line.outgoing == LI.key
    await desk.come()
    assert desk.room.officer() == WANG.key
    assert "王五" in desk.lines[0]
    held = desk.room.handover.current(DESK.key)
    assert held is not None
    assert held.officer == LI.key
    assert desk.latest("officer.signed_out") == []
    await desk.say("enter", "dam seeps")
    await desk.say("enter", "trapped")
    await desk.press("f6")
    assert desk.case.count(ItemState.ACCEPTED) == len(desk.case.items) == 5
    await desk.press("f5")
    await desk.sign()
    await desk.at_phase(Phase.PAST)
    assert desk.line.state is State.ACCEPTED
    assert "taken over 2026-11-23 08:00:00" in desk.text
    assert f"seal {desk.line.seal}" in desk.text
    assert desk.line.seal != seal_before
    [gone] = desk.latest("officer.signed_out")
    assert gone.subject == f"officer:{LI.key}"
    now = desk.room.handover.current(DESK.key)
    assert now is not None
    assert now.officer == WANG.key
    desk.room.handover.may_leave(LI.key)


async def test_whom_the_roster_expects_is_proposed_first_and_who_hands_over_is_not(
    desk: Shift,
) -> None:
    await desk.offer()
    await desk.press("f5")
    await desk.wait(lambda: isinstance(desk.app.screen, SignIn))
    top = desk.app.screen.query_one(Picks).region.y
    proposed = "\n".join(desk.lines[top : top + SHOWN])
    assert proposed.index("王五") < proposed.index("张三")
    assert "李四" not in proposed


async def test_a_red_item_is_read_back_and_silence_is_no_word(desk: Shift) -> None:
    await desk.offer()
    await desk.come()
    await desk.go_to("水库坝体渗水")
    await desk.say("f5", "")
    assert "own words" in desk.text
    assert desk.state("水库坝体渗水") is ItemState.UNDECIDED
    await desk.type("dam seeps, next at ten")
    await desk.press("enter")
    assert desk.state("水库坝体渗水") is ItemState.ACCEPTED
    await desk.press("f6")
    assert desk.state("有人被困") is ItemState.UNDECIDED


async def test_a_nod_is_no_word(desk: Shift) -> None:
    await desk.offer()
    await desk.come()
    await desk.go_to("水库坝体渗水")
    await desk.say("f5", "收到")
    assert "not only that you heard it" in desk.text
    assert "Enter do it" in desk.text
    assert desk.state("水库坝体渗水") is ItemState.UNDECIDED


async def test_a_questioned_item_waits_for_the_outgoing_officers_pin(desk: Shift) -> None:
    await desk.offer()
    await desk.come()
    await desk.go_to("楼道漏水")
    await desk.say("q", "which floor")
    assert desk.state("楼道漏水") is ItemState.QUESTIONED
    assert "waiting for an answer 1" in desk.text
    await desk.go_to("楼道漏水")
    await desk.press("w")
    await desk.type("third")
    await desk.press("enter")
    await desk.type("0000")
    await desk.press("enter")
    assert desk.state("楼道漏水") is ItemState.QUESTIONED
    await desk.press("escape", "escape")
    desk.room.clock.pass_(60)  # type: ignore[attr-defined]
    await desk.press("w")
    await desk.type("third")
    await desk.press("enter")
    await desk.type(PIN)
    await desk.press("enter")
    assert desk.state("楼道漏水") is ItemState.ANSWERED
    [answer] = desk.latest("handover.item_answered")
    assert answer.officer == LI.key
    await desk.go_to("楼道漏水")
    await desk.press("enter")
    assert desk.state("楼道漏水") is ItemState.ACCEPTED


async def test_an_answer_without_a_pin_asks_for_it_and_is_no_attempt(desk: Shift) -> None:
    await desk.offer()
    await desk.come()
    await desk.go_to("楼道漏水")
    await desk.say("q", "which floor")
    await desk.go_to("楼道漏水")
    await desk.press("w")
    await desk.type("third")
    await desk.press("f5")
    assert isinstance(desk.app.screen.focused, PinField)
    assert desk.latest("officer.sign_in_failed") == []
    await desk.type(PIN)
    await desk.press("f5")
    assert desk.state("楼道漏水") is ItemState.ANSWERED


async def test_a_returned_item_stays_with_the_outgoing_officer(desk: Shift) -> None:
    await desk.offer()
    await desk.come()
    await desk.say("enter", "dam seeps")
    await desk.say("enter", "trapped")
    await desk.go_to("东门积水")
    await desk.press("f7", "2")
    await desk.type("his own call")
    await desk.press("enter")
    await desk.press("f6", "f5")
    assert "1 items wait for an answer" in desk.text
    assert not isinstance(desk.app.screen, Signature)
    await desk.press("w")
    await desk.type("mine")
    await desk.press("enter")
    await desk.type(PIN)
    await desk.press("enter")
    assert desk.state("东门积水") is ItemState.SETTLED
    await desk.press("f5")
    await desk.sign()
    await desk.at_phase(Phase.PAST)
    assert desk.line.flags == (Flag.RESERVATION,)


async def test_nobody_decides_before_who_takes_over_has_come(desk: Shift) -> None:
    await desk.offer()
    await desk.press("enter", "q", "b", "f6")
    if desk.app.screen is not desk.board:
        await desk.press("escape")
    assert desk.case.count(ItemState.UNDECIDED) == 5


async def test_the_whole_sheet_is_returned_and_offered_again_as_it_was_written(
    desk: Shift,
) -> None:
    await desk.press("f5")
    await desk.type("fog")
    await desk.press("f5")
    await desk.sign()
    await desk.at_phase(Phase.OFFERED)
    await desk.come()
    await desk.press("f7", "4")
    await desk.type("no plan")
    await desk.press("enter")
    await desk.at_phase(Phase.HELD)
    assert "no plan" in desk.text
    await desk.press("f5", "enter")
    await desk.type(PIN)
    await desk.press("enter")
    assert isinstance(desk.app.screen, DraftForm)
    assert desk.app.screen.draft().weather == "fog"
    await desk.press("f5")
    await desk.sign()
    await desk.at_phase(Phase.OFFERED)
    assert desk.line.returns == 1


async def test_an_unsaved_call_is_saved_first(desk: Shift) -> None:
    call_draft(desk.room).keep(CallSheet(MORNING, 480, text="半句话"))
    await desk.press("f5")
    assert desk.app.screen is desk.board
    assert "1 calls of yours are not saved yet" in desk.text


async def test_a_handover_waits_with_a_leaders_consent_by_phone(desk: Shift) -> None:
    await desk.press("f7", "1")
    await desk.type("dam")
    await desk.press("f5")
    assert desk.app.screen is desk.board
    held = desk.room.handover.current(DESK.key)
    assert held is not None
    assert held.flags == (Flag.DEFERRED, Flag.BY_PHONE)
    await desk.offer()
    assert desk.line.flags == (Flag.DEFERRED, Flag.BY_PHONE)


async def test_a_handover_waits_with_a_leaders_pin(desk: Shift) -> None:
    await desk.press("f7", "1")
    await desk.type("dam")
    await desk.press("enter", "enter")
    await desk.type(PIN)
    await desk.press("enter")
    held = desk.room.handover.current(DESK.key)
    assert held is not None
    assert held.flags == (Flag.DEFERRED,)


async def test_a_leader_signs_for_who_is_not_there(room: Room) -> None:
    room.attendance.sign_in(WANG.key, PIN)
    async with on_shift(room) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.press("f7", "2")
        await desk.type("taken ill")
        await desk.press("enter", "enter")
        await desk.sign()
        await desk.at_phase(Phase.OFFERED)
        assert desk.case.offered_by == LEADER.key
        await desk.say("enter", "dam seeps")
        await desk.say("enter", "trapped")
        await desk.press("f6", "f5")
        await desk.sign()
        await desk.at_phase(Phase.PAST)
        assert Flag.FORCED in desk.line.flags
        assert (desk.line.outgoing, desk.line.incoming) == (LI.key, WANG.key)


async def test_the_same_officer_may_take_over_and_is_flagged(tmp_path: Path) -> None:
    async with on_shift(quiet(tmp_path / "room.db")) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.offer()
        await desk.press("f5")
        await desk.type("ls")
        await desk.press("enter")
        await desk.type(PIN)
        await desk.press("enter", "f5")
        await desk.type(PIN)
        await desk.press("enter")
        await desk.wait(lambda: "The roster has somebody else" in desk.text)
        await desk.type("double shift")
        await desk.press("enter", "enter")
        await desk.at_phase(Phase.PAST)
        assert set(desk.line.flags) == {Flag.SAME_OFFICER, Flag.INCOMING_OFF_ROSTER}
        assert desk.room.officer() == LI.key
        assert desk.latest("officer.signed_out") == []


async def test_whoever_signs_second_is_told_who_took_over(room: Room, tmp_path: Path) -> None:
    async with on_shift(room) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.offer()
        await desk.come()
        await desk.say("enter", "dam seeps")
        await desk.say("enter", "trapped")
        await desk.press("f6", "f5")
        other = Room.open(tmp_path / "room.db", clock=room.clock)
        other.handover.sign(desk.line.subject, ZHANG.key, PIN, reason="came first")
        other.close()
        await desk.type(PIN)
        await desk.press("enter")
        await desk.wait(lambda: "张三 took over already, at 08:00:00." in desk.text)


async def test_a_wrong_pin_signs_nothing(desk: Shift) -> None:
    await desk.press("f5", "f5")
    await desk.type("9999")
    await desk.press("enter")
    await desk.wait(lambda: "PIN" in desk.lines[21])
    assert isinstance(desk.app.screen, Signature)
    assert desk.room.handover.offered(DESK.key) is None


async def test_a_call_is_written_down_over_a_signature_as_of_its_key(desk: Shift) -> None:
    await desk.press("f5", "f5", "f2")
    assert isinstance(desk.room.clock, Hands)
    desk.room.clock.pass_(30)
    await desk.type("flood")
    await desk.press("f5")
    await desk.wait(lambda: "is written down" in desk.text)
    assert isinstance(desk.app.screen, Signature)
    assert desk.room.hotline.latest(1)[0].call.received_at == MORNING
    await desk.sign()
    await desk.at_phase(Phase.OFFERED)


async def test_a_call_that_comes_while_it_is_being_signed_keeps_its_form(
    desk: Shift, tmp_path: Path
) -> None:
    await desk.press("f5", "f5")
    await desk.wait(lambda: isinstance(desk.app.screen, Signature))
    await desk.type(PIN)
    with opened(Room.open(tmp_path / "room.db", clock=desk.room.clock)) as other, other.write():
        await desk.press("enter", "f2", "x")
    await desk.wait(lambda: desk.room.handover.offered(DESK.key) is not None)
    assert isinstance(desk.app.screen, CallForm)
    await desk.press("escape")
    await desk.at_phase(Phase.OFFERED)
    await desk.wait(lambda: isinstance(desk.app.screen, HandoverBoard))


async def test_a_frozen_sheet_that_is_still_being_read_says_so(desk: Shift) -> None:
    await desk.offer()
    desk.board.loaded = None
    await desk.press("f5")
    assert "The sheet is still being read" in desk.text


# -- the draft


async def test_what_is_typed_is_kept_when_the_program_dies(room: Room, tmp_path: Path) -> None:
    async with on_shift(room) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.press("f5")
        await desk.type("snow")
        await desk.press("tab", "1", "tab")
        await desk.type("gate shut / 1800")
        await desk.press("tab", "7", "tab")
        await desk.type("keys 3")
        await desk.press("tab")
        await desk.type("if rain then pumps")
        plan = ("if rain then pumps",)
        await desk.wait(lambda: room.handover.draft(DESK.key).plan == plan)
        kept = room.handover.draft(DESK.key)
    again = Room.open(tmp_path / "room.db", clock=room.clock)
    again.attendance.sign_in(LI.key, PIN)
    async with on_shift(again) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.press("f5")
        assert isinstance(desk.app.screen, DraftForm)
        assert desk.app.screen.draft() == kept
        assert kept == Draft(
            "snow", Overall.CALM, (Condition("gate shut", MORNING + 10 * 3600),),
            (Supply("对讲机", 7, "台"), Supply("keys", 3)), ("if rain then pumps",),
        )  # fmt: skip


async def test_a_difference_stands_out_as_it_is_counted(desk: Shift) -> None:
    await desk.press("f5", "tab", "tab", "tab", "6")
    assert "last 8 台" in desk.text
    assert "± -2" in desk.text
    await desk.press("backspace", "8")
    assert "±" not in desk.text


async def test_a_limit_nobody_can_read_is_asked_for_again(desk: Shift) -> None:
    await desk.press("f5", "tab", "tab")
    await desk.type("gate shut / whenever")
    await desk.press("f5")
    assert isinstance(desk.app.screen, DraftForm)
    assert "whenever" in desk.lines[-3] or "whenever" in desk.text


# -- afterwards


async def test_a_past_handover_is_read_and_added_to(desk: Shift) -> None:
    await desk.press("f6", "enter")
    await desk.at_phase(Phase.PAST)
    assert "taken over 2026-11-22 20:00:00" in desk.text
    await desk.press("f5")
    await desk.type("found the key")
    await desk.press("f5")
    await desk.wait(lambda: desk.room.handover.window(DESK.key).fetch(0, 1)[0].supplements == 1)
    assert "Added after the takeover" in desk.text
    assert "李四 supplement  found the key" in desk.text
    await desk.press("escape")
    await desk.at_phase(Phase.HELD)


async def test_the_review_board_is_one_choice_away(desk: Shift) -> None:
    await desk.press("f7", "3")
    assert desk.app.current_mode == "review"


async def test_who_comes_back_to_the_board_finds_the_present_shift(desk: Shift) -> None:
    await desk.press("f6", "enter")
    await desk.at_phase(Phase.PAST)
    await desk.press("f5", "escape")
    await desk.at_phase(Phase.PAST)
    await desk.press("1")
    await desk.wait(lambda: "On duty now" in desk.text)
    await desk.press("5")
    await desk.at_phase(Phase.HELD)


async def test_what_a_leader_asked_is_answered(room: Room) -> None:
    past = room.handover.window(DESK.key).fetch(0, 1)[0]
    room.attendance.sign_in(LEADER.key, PIN)
    room.handover.review(past.subject, Verdict.QUERIED, "why so late")
    async with on_shift(room) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.press("f6", "enter")
        await desk.at_phase(Phase.PAST)
        await desk.press("f7", "1")
        assert "why so late" in desk.text
        await desk.type("traffic")
        await desk.press("enter")
        assert desk.room.handover.case(past.subject).state is State.ACCEPTED


async def test_another_post_of_the_room_has_a_shift_of_its_own(desk: Shift) -> None:
    desk.room.roster.enter_post(Post("信息岗", PostKind.ROOM))
    names = [each.name for each in desk.room.roster.posts(PostKind.ROOM)]
    await desk.press("f7", "4")
    await desk.press(str(names.index("信息岗") + 1))
    assert desk.board.desk.phase is Phase.UNOPENED
    assert "信息岗" in desk.text


# -- the glass


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_nothing_is_cut_off_on_a_small_screen(room: Room, language: str) -> None:
    async with on_shift(room, language=language) as desk:
        await desk.at_phase(Phase.HELD)
        small = desk.lines[1:4]
        await desk.pilot.resize_terminal(120, 40)
        await desk.pilot.pause()
        assert [line.rstrip() for line in small] == [line.rstrip() for line in desk.lines[1:4]]
        assert all("…" not in line for line in small)


async def test_hostile_words_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    room = morning(tmp_path / "room.db")
    for each in map(clean, HOSTILE):
        room.hotline.receive(Call(each, MORNING - 60, outcome=Outcome.FOLLOW_UP))
    async with on_shift(room, size=(120, 50)) as desk:
        await desk.at_phase(Phase.HELD)
        assert nothing_obeyed(desk)
        assert "[@click=app.quit]x[/]" in desk.text
        for _ in range(30):
            await desk.press("down")
            assert nothing_obeyed(desk)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_step_is_a_sentence_of_the_journal(room: Room, language: str) -> None:
    async with on_shift(room, language=language) as desk:
        await desk.at_phase(Phase.HELD)
        await desk.offer()
        await desk.come()
        await desk.say("enter", "dam seeps")
        await desk.press("f6")
        sentences = [
            sentence_of(desk.room, each)
            for each in desk.room.log.latest(60)
            if each.kind.startswith("handover.")
        ]
        assert len(sentences) >= 5
        assert all(desk.newest.number in each for each in sentences[:3])
        assert not any("handover." in each for each in sentences)
