"""Whatever officers do in whatever order, no guard gives way and no entry falls between shifts."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.handover.terms import ItemState, State
from dutyroom.domain.hotline import Call
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.journal import identity
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.handover_sample import (
    DESK,
    EVENING,
    FULL,
    LEADER,
    LI,
    PIN,
    WANG,
    ZHANG,
    night,
)
from tests.store.sample import passages

OFFICERS = st.sampled_from((ZHANG, LI, WANG))
_folder = TemporaryDirectory()
SAMPLE = Path(_folder.name) / "sample.db"


def sample(copy: Path) -> Room:
    """A copy of a room whose first shift has begun, at the hand of who holds it."""
    if not SAMPLE.exists():
        night(SAMPLE, roster=False).room.close()
    shutil.copy(SAMPLE, copy)
    room = Room.open(copy, clock=Hands(EVENING * 1000))
    room.attendance.sign_in(ZHANG.key, PIN)
    return room


class Shifts(RuleBasedStateMachine):
    """A desk, and beside it a plain account of who holds it and which entry is whose."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.room = sample(Path(self.folder.name) / "room.db")
        self.holder = ZHANG.key
        opening = self.room.handover.window().fetch(0, 1)[0]
        self.cuts = [(opening.subject, identity.seq_of(opening.id) - 1)]
        """The accepted handovers and the last entry before each one's latest offer."""
        self.sheets: dict[str, Sheet] = {}
        self.offer_seq = 0

    # -- what is read

    def open_subject(self) -> str:
        line = self.room.handover.offered(DESK.key)
        return line.subject if line is not None and line.state is State.OFFERED else ""

    def case(self) -> Case:
        return self.room.handover.case(self.open_subject())

    def is_offered(self) -> bool:
        return bool(self.open_subject())

    def tried(self, act: Any, *asked: Any, **named: Any) -> str:
        """The code of the refusal, or nothing."""
        try:
            act(*asked, **named)
        except Refusal as refusal:
            return refusal.code
        return ""

    # -- what is done

    @rule(text=st.sampled_from(("断电", "积水")))
    def take_a_call(self, text: str) -> None:
        self.room.hotline.receive(Call(text, self.room.now()))

    @rule(kind=st.sampled_from(("danger", "drainage", "other")))
    def open_a_matter(self, kind: str) -> None:
        self.room.matters.open(Matter(kind, "事项", self.room.now()))

    @rule(count=st.integers(1, 120))
    def let_people_through(self, count: int) -> None:
        self.room.checkpoint.register_many(passages(count))

    @rule(seconds=st.integers(-3600, 90_000))
    def let_time_pass(self, seconds: int) -> None:
        assert isinstance(self.room.clock, Hands)
        self.room.clock.pass_(seconds)

    @rule(officer=OFFICERS)
    def sit_down(self, officer: Officer) -> None:
        self.room.attendance.sign_in(officer.key, PIN)

    @rule(officer=OFFICERS)
    def leave(self, officer: Officer) -> None:
        code = self.tried(self.room.handover.may_leave, officer.key)
        assert code == ("not_taken_over" if officer.key == self.holder else "")

    @rule()
    def open_again(self) -> None:
        assert self.tried(self.room.handover.open_first, DESK.key, PIN) == "shift_open"

    @rule(sits=st.booleans())
    def offer(self, *, sits: bool) -> None:
        if sits:
            self.room.attendance.sign_in(self.holder, PIN)
        before = self.is_offered()
        code = self.tried(self.room.handover.offer, DESK.key, FULL, PIN)
        if self.room.officer() != self.holder:
            assert code == "not_on_shift"
        else:
            assert code == ("already_offered" if before else "")
        if not code:
            self.offer_seq = self.room.log.latest(1)[0].seq

    @rule()
    def force(self) -> None:
        self.room.handover.force(DESK.key, FULL, LEADER.key, PIN, reason="失联")
        self.offer_seq = self.room.log.latest(1)[0].seq

    @rule()
    def defer(self) -> None:
        self.room.handover.defer(DESK.key, "水库险情", LEADER.key, by_phone=True)

    @precondition(is_offered)
    @rule(drawn=st.data())
    def say_something_of_an_item(self, drawn: st.DataObject) -> None:
        handover, subject, case = self.room.handover, self.open_subject(), self.case()
        key = drawn.draw(st.sampled_from(sorted(case.items)))
        item = case.items[key]
        waits = item.state in (ItemState.QUESTIONED, ItemState.RETURNED)
        match drawn.draw(st.sampled_from(("accept", "read", "ask", "answer", "return"))):
            case "accept":
                code = self.tried(handover.accept_items, subject, [key])
                taken = item.state is ItemState.ACCEPTED
                assert bool(code) == (taken or item.red or waits)
            case "read":
                code = self.tried(handover.read_back, subject, key, "水库水位上涨")
                assert bool(code) == (waits or item.state is ItemState.ACCEPTED)
            case "ask":
                assert bool(self.tried(handover.question, subject, key, "？")) == waits
            case "answer":
                code = self.tried(handover.answer, subject, key, "已办")
                mine = self.room.officer() in (case.outgoing, case.offered_by)
                assert bool(code) == (not waits or not mine)
            case _:
                handover.return_item(subject, key, "不接")

    @precondition(is_offered)
    @rule()
    def return_the_sheet(self) -> None:
        self.room.handover.return_sheet(self.open_subject(), "补充")

    @precondition(is_offered)
    @rule(officer=OFFICERS, after_all=st.booleans())
    def sign(self, officer: Officer, *, after_all: bool) -> None:
        subject = self.open_subject()
        for key, item in self.case().items.items() if after_all else ():
            if item.state in (ItemState.UNDECIDED, ItemState.ANSWERED):
                self.room.handover.read_back(subject, key, "水库水位上涨")
        case = self.case()
        done = case.count(ItemState.ACCEPTED, ItemState.SETTLED) == len(case.items)
        code = self.tried(self.room.handover.sign, subject, officer.key, PIN)
        assert bool(code) != done
        if done:
            self.holder = officer.key
            self.cuts.append((subject, self.offer_seq - 1))
            self.sheets[subject] = self.room.handover.case(subject).sheet
            again = self.room.handover.sign
            assert self.tried(again, subject, WANG.key, PIN) == "taken_over_already"

    @rule(officer=OFFICERS)
    def hand_over(self, officer: Officer) -> None:
        """The usual way: offered, decided and signed one after the other."""
        if not self.is_offered():
            self.offer(sits=True)
        self.sign(officer, after_all=True)

    @rule()
    def supplement(self) -> None:
        self.room.handover.supplement(self.cuts[-1][0], "补记")

    # -- what must hold

    @invariant()
    def one_officer_is_on_shift(self) -> None:
        held = self.room.handover.current(DESK.key)
        assert held is not None
        assert (held.officer, held.subject) == (self.holder, self.cuts[-1][0])

    def teardown(self) -> None:
        for entry in self.room.log.every():
            line = self.room.handover.shift_of(entry, DESK.key)
            ends = [subject for subject, seq in self.cuts if entry.seq <= seq]
            assert (line.subject if line else "") == (ends[0] if ends else "")
        for subject, frozen in self.sheets.items():
            assert self.room.handover.case(subject).sheet == frozen
        assert {each.first_break for each in self.room.handover.seals()} == {None}
        assert rebuild(self.room).differed == ()
        assert [each.first_break for each in self.room.soundness.verify()] == [None]
        self.room.close()
        self.folder.cleanup()


TestShifts = Shifts.TestCase
TestShifts.settings = settings(max_examples=8, stateful_step_count=30, deadline=None)
