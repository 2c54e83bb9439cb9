"""Whatever is traded in whatever order: every slot has its crew, and every trade is kept."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dutyroom.domain.author import Author
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Reason
from dutyroom.domain.fairness import Stood, ledger
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan
from dutyroom.domain.roster_versions import Origin
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.trades.trade import Offer, Stint, Trade, TradeKind, TradeState
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from dutyroom.store.rostering.slots import slots_in_force

DAYS = Span("2026-11-30", "2026-12-02")
POSTS = (Post("值班室", PostKind.ROOM, ShiftPlan.TWO), Post("东门一号卡口", plan=ShiftPlan.TWO))
OFFICERS = tuple(Officer(f"员{n}", f"A{n}") for n in range(4))
LEADERS = (Officer("秦局", "L1", role=Role.LEADER), Officer("韩班", "L2", role=Role.SUPERVISOR))
EVERYBODY = (*OFFICERS, *LEADERS)
BEGUN = POSTS[0].slots(DAYS.first, 480)[0].starts_at
STOOD_S = 3 * 24 * 3600 * (2 + 1)
"""Two in every slot of the room, one at the gate."""

DEEDS = ("agree", "decline", "approve", "refuse", "withdraw")
whom = st.integers(0, len(EVERYBODY) - 1)
which = st.integers(0, 99)


class Trades(RuleBasedStateMachine):
    """People who trade whatever they can, with a clock that only goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.at = BEGUN - 24 * 3600
        self.room = Room.create(
            ":memory:", name="值班室", kind=RoomKind.ROOM, supervisor="张三",
            clock=lambda: self.at * 1000,
        )  # fmt: skip
        self.known: dict[str, Trade] = {}
        with self.room.write():
            for officer in EVERYBODY:
                self.room.officers.enrol(officer)
            self._man()

    def _man(self) -> None:
        turn = 0
        for post in POSTS:
            self.room.roster.enter_post(post)
        for day in DAYS:
            for post in POSTS:
                slots = []
                for slot in post.slots(day, 480):
                    crew = [OFFICERS[turn % 4]]
                    crew += [OFFICERS[(turn + 1) % 4]] if post is POSTS[0] else []
                    roles = (DutyRole.MAIN, DutyRole.SECOND)
                    duties = (Duty(each.key, role) for each, role in zip(crew, roles, strict=False))
                    slots.append(replace(slot, crew=tuple(duties)))
                    turn += 1
                self.room.roster.fill(day, tuple(slots))

    def teardown(self) -> None:
        assert rebuild(self.room).differed == ()
        self.room.close()

    # -- what people do

    @rule(by=st.integers(0, 10 * 3600))
    def time_passes(self, by: int) -> None:
        self.at += by

    @rule(who=whom, stint=which, other=whom, back=which, swaps=st.booleans())
    def propose(self, who: int, stint: int, other: int, back: int, swaps: bool) -> None:
        given, returned = self._stint(stint), self._stint(back, EVERYBODY[other].key)
        kind = TradeKind.SWAP if swaps else TradeKind.COVER
        if given is not None:
            offer = Offer(kind, given, EVERYBODY[other].key, returned if swaps else None)
            self._try(who, lambda: self.room.trades.propose(offer))

    @rule(who=whom, stint=which, other=whom, since=st.integers(-60, 20_000))
    def take_over(self, who: int, stint: int, other: int, since: int) -> None:
        given = self._stint(stint)
        if given is not None:
            offer = Offer(
                TradeKind.TAKEOVER, given, EVERYBODY[other].key, from_at=given.starts_at + since
            )
            self._try(who, lambda: self.room.trades.take_over(offer))

    @precondition(lambda self: self.known)
    @rule(who=whom, which=which, deed=st.sampled_from(DEEDS), word=st.booleans())
    def answer(self, who: int, which: int, deed: str, word: bool) -> None:
        subject = list(self.known)[which % len(self.known)]
        act = getattr(self.room.trades, deed)
        self._try(who, lambda: act(subject, "话" if word else ""))

    @precondition(lambda self: self.known)
    @rule(which=which)
    def bring_to_its_end(self, which: int) -> None:
        """Whoever is asked agrees, and a leader approves."""
        trade = list(self.known.values())[which % len(self.known)]
        other = next(n for n, each in enumerate(EVERYBODY) if each.key == trade.offer.other)
        self._try(other, lambda: self.room.trades.agree(trade.subject))
        self._try(4, lambda: self.room.trades.approve(trade.subject, "知悉"))

    @rule(publish=st.booleans())
    def plan_anew(self, publish: bool) -> None:
        before = self.room.versions.in_force("2026-12")
        self.room.author = Author(LEADERS[0].key)
        version = self.room.versions.draft("2026-12", [], Origin.HAND)
        if publish:
            self.room.versions.publish("2026-12", version.number, "发布")
            assert self.room.versions.in_force("2026-12") == before

    # -- what must hold

    @invariant()
    def every_slot_has_its_crew_and_nobody_twice(self) -> None:
        slots = slots_in_force(self.room.file, DAYS.first, DAYS.last)
        for slot in slots:
            assert len(slot.crew) == (2 if slot.post == POSTS[0].key else 1)
            assert len({duty.officer for duty in slot.crew}) == len(slot.crew)
        for post in POSTS:
            own = sorted((s for s in slots if s.post == post.key), key=lambda s: s.starts_at)
            assert all(b.starts_at == a.ends_at for a, b in pairwise(own))
        found = self.room.versions.findings("2026-12")
        assert not [each for each in found if each.reason is Reason.UNCOVERED]

    @invariant()
    def the_ledger_has_every_second_once(self) -> None:
        slots = slots_in_force(self.room.file, DAYS.first, DAYS.last)
        book = ledger(slots, self.room.calendar.in_force(), DAYS)
        assert sum(book.values(), Stood()).seconds == STOOD_S

    @invariant()
    def every_trade_is_kept_with_all_that_was_done_about_it(self) -> None:
        listed = {each.subject: each for month in ("2026-11", "2026-12")
                  for each in self.room.trades.of_month(month)}  # fmt: skip
        assert listed == self.known
        for trade in listed.values():
            assert trade.steps[-1].state is trade.state
        waiting = Counter(
            each.subject for who in EVERYBODY for each in self.room.trades.waiting_for(who.key)
        )
        assert all(self.known[subject].state.waits for subject in waiting)

    # -- hands

    def _stint(self, which: int, officer: int = 0) -> Stint | None:
        found = [
            Stint(slot.post, slot.day, slot.starts_at, slot.ends_at, slot.shift, duty.officer,
                  duty.role)
            for slot in slots_in_force(self.room.file, DAYS.first, DAYS.last)
            for duty in slot.crew
            if officer in (0, duty.officer)
        ]  # fmt: skip
        return found[which % len(found)] if found else None

    def _try(self, who: int, act: Callable[[], Trade]) -> None:
        self.room.author = Author(EVERYBODY[who].key)
        try:
            trade = act()
        except Refusal:
            return
        before = self.known.get(trade.subject)
        assert before is None or before.offer == trade.offer
        assert trade.state is not TradeState.PROPOSED or before is None
        self.known[trade.subject] = trade


Trades.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
TestTrades = Trades.TestCase
