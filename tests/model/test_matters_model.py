"""Whatever is done about matters in whatever order: no guard breaks, and the tables add up."""

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dutyroom.domain.kinds import Before
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.blanks import missing
from dutyroom.domain.matters.matter import NEVER, Fact, Matter, State, Tier
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room

AT = 1_795_309_200
KINDS = ("height", "danger", "hidden_danger", "placard", "other")


class Believed:
    """What one matter must be, kept apart from the program in a few words."""

    def __init__(self, kind: str, level: str) -> None:
        self.kind, self.level = kind, level
        self.open, self.ordered, self.reported, self.held = True, False, False, False
        self.looked_back = self.struck = False
        self.filled: set[str] = set()


class Matters(RuleBasedStateMachine):
    """An officer who tries everything on a few matters while the clock goes on, or back."""

    def __init__(self) -> None:
        super().__init__()
        self.at = AT
        self.room = Room.create(
            ":memory:", name="值班室", kind=RoomKind.ROOM, supervisor="张三",
            clock=lambda: self.at * 1000,
        )  # fmt: skip
        self.believed: dict[str, Believed] = {}

    def teardown(self) -> None:
        assert rebuild(self.room).differed == ()
        assert {each.first_break for each in self.room.soundness.verify()} == {None}
        self.room.close()

    # -- what the officer does

    @rule(by=st.integers(-3600, 9000))
    def time_passes(self, by: int) -> None:
        self.at = max(AT, self.at + by)

    @rule(kind=st.sampled_from(KINDS), level=st.integers(0, 3))
    def open_one(self, kind: str, level: int) -> None:
        known = self.room.kinds.get(kind)
        chosen = known.levels[level % len(known.levels)].key
        facts = tuple(
            Fact(each.key, each.choices[0].key if each.choices else "有")
            for each in known.blanks
            if each.before is Before.OPENING
        )
        matter = Matter(
            kind, "事", self.at, level=chosen, lead_unit="街道", responsible_unit="站", facts=facts
        )
        subject = self.room.matters.open(matter).subject
        self.believed[subject] = Believed(kind, chosen)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def assign(self, which: int) -> None:
        def may(now: Believed) -> bool:
            return now.open

        def then(now: Believed) -> None:
            now.ordered, now.reported = True, False

        self._try(which, lambda s: rules.assign(self.room.matters.get(s), "站", self.at), may, then)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99), finished=st.booleans())
    def report(self, which: int, finished: bool) -> None:
        def then(now: Believed) -> None:
            now.reported = now.reported or finished

        self._try(
            which,
            lambda s: rules.report_back(
                self.room.matters.get(s), "好了", self.at, finished=finished
            ),
            lambda now: now.open,
            then,
        )

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99), verb=st.sampled_from(("acknowledge", "return", "remind")))
    def answer(self, which: int, verb: str) -> None:
        def ask(subject: str) -> on.MatterEvent:
            now = self.room.matters.get(subject)
            if verb == "acknowledge":
                return rules.acknowledge(now, "赵", self.at)
            if verb == "return":
                return rules.return_order(now, "站", "没车", self.at)
            return rules.remind(now, self.at)

        def then(now: Believed) -> None:
            now.reported = now.reported and verb == "remind"

        self._try(which, ask, lambda now: now.open and now.ordered, then)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def verify(self, which: int) -> None:
        self._try(
            which,
            lambda s: rules.verify(self.room.matters.get(s), "属实", self.at),
            lambda now: now.open and now.reported,
        )

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99), on_hold=st.booleans())
    def wait_or_go_on(self, which: int, on_hold: bool) -> None:
        def ask(subject: str) -> on.MatterEvent:
            now = self.room.matters.get(subject)
            return rules.hold(now, "物业", self.at) if on_hold else rules.resume(now, self.at)

        def then(now: Believed) -> None:
            now.held = on_hold

        self._try(which, ask, lambda now: now.open and (on_hold or now.held), then)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def fill_in(self, which: int) -> None:
        def ask(subject: str) -> on.MatterEvent:
            now = self.room.matters.get(subject)
            kind = self.room.matters.kind_of(now)
            lacking = missing(kind, Before.CLOSING, now.matter.level, now.values)
            values = tuple(
                Fact(each.key, each.choices[0].key if each.choices else "有") for each in lacking
            )
            entered = on.FactsEntered(values=values, owner=self.room.officer())
            return rules.enter_facts(now, kind, entered)

        def then(now: Believed) -> None:
            now.filled.add("all")

        self._try(which, ask, lambda now: not now.struck, then)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def close(self, which: int) -> None:
        def may(now: Believed) -> bool:
            kind = self.room.kinds.get(now.kind)
            asks = bool(missing(kind, Before.CLOSING, now.level, ()))
            return now.open and not now.held and (not asks or bool(now.filled))

        def then(now: Believed) -> None:
            now.open = False
            now.looked_back = False

        def ask(subject: str) -> on.MatterEvent:
            now = self.room.matters.get(subject)
            kind = self.room.matters.kind_of(now)
            return rules.close(now, kind, kind.codes[0].key, self.at)

        self._try(which, ask, may, then)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def reopen(self, which: int) -> None:
        def then(now: Believed) -> None:
            now.open, now.reported, now.looked_back = True, False, False

        self._try(
            which,
            lambda s: rules.reopen(self.room.matters.get(s), "有误", self.at),
            lambda now: not now.open and not now.struck,
            then,
        )

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def look_back(self, which: int) -> None:
        def ask(subject: str) -> on.MatterEvent:
            now = self.room.matters.get(subject)
            return rules.look_back(now, self.room.matters.kind_of(now), "没有反弹", self.at)

        def may(now: Believed) -> bool:
            asks = now.level in self.room.kinds.get(now.kind).looks_back
            return asks and not now.open and not now.struck and not now.looked_back

        def then(now: Believed) -> None:
            now.looked_back = True

        self._try(which, ask, may, then)

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99), tier=st.sampled_from(Tier))
    def raise_or_hand_down(self, which: int, tier: Tier) -> None:
        subject = self._subject(which)
        now = self.room.matters.get(subject)
        self._try(
            which,
            lambda s: rules.raise_up(now, tier, "值班室", self.at),
            lambda believed: believed.open and tier != now.matter.tier,
        )

    @precondition(lambda self: self.believed)
    @rule(which=st.integers(0, 99))
    def strike(self, which: int) -> None:
        subject = self._subject(which)
        believed = self.believed[subject]
        refused = ""
        try:
            self.room.strikes.strike(subject, "重复")
        except Refusal as refusal:
            refused = refusal.code
        assert refused == ("already_struck" if believed.struck else "")
        believed.struck, believed.open = True, False

    # -- what must hold

    @invariant()
    def every_matter_is_what_is_believed_of_it(self) -> None:
        for subject, believed in self.believed.items():
            now = self.room.matters.get(subject)
            line = self.room.matters.line(subject)
            assert line is not None
            assert now.state is line.state
            assert now.state.is_open == believed.open
            assert (now.state is State.STRUCK) == believed.struck
            assert (now.state is State.ARCHIVED) == (believed.looked_back and not believed.struck)
            if believed.open:
                assert (now.held is not None) == believed.held
                assert (line.closed, now.code) == (0, "")
            running = self.room.matters.timers(now)
            assert line.next_at == (running[0].due_at if running else NEVER)
            if not now.state.is_followed:
                assert running == ()

    @invariant()
    def the_list_has_every_matter_that_is_followed_once(self) -> None:
        followed = [
            subject for subject in self.believed if self.room.matters.get(subject).state.is_followed
        ]
        listed = [each.subject for each in self.room.matters.open_lines()]
        assert sorted(listed) == sorted(followed)

    # -- hands

    def _subject(self, which: int) -> str:
        return list(self.believed)[which % len(self.believed)]

    def _try(
        self,
        which: int,
        ask: Callable[[str], on.MatterEvent],
        may: Callable[[Believed], bool],
        then: Callable[[Believed], None] = lambda _now: None,
    ) -> None:
        subject = self._subject(which)
        believed = self.believed[subject]
        before = self.room.matters.get(subject)
        allowed = may(believed)
        refused = ""
        try:
            with self.room.write():
                self.room.matters.act(subject, ask(subject))
        except Refusal as refusal:
            refused = refusal.code
        assert (refused == "") == allowed, refused
        if refused:
            assert self.room.matters.get(subject) == before
        else:
            then(believed)


Matters.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestMatters = Matters.TestCase
