"""A month being planned: how far it is, how good the best so far; Esc stops and keeps that."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.refusals import sentence
from dutyroom.i18n.words import word
from dutyroom.reports.plans import judgement
from dutyroom.tui.forms.roster.apart import reckon
from dutyroom.tui.forms.roster.plan_order import PATTERN, Made, Order, made_of
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint.lines import BLANK, Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page

if TYPE_CHECKING:
    from dutyroom.domain.planner import Progress
    from dutyroom.store.room import Room

BAR = 40
"""Cells of the bar."""
TELL_S = 0.2


class Stage(StrEnum):
    """How far the planning is."""

    AT_WORK = "at_work"
    WARNED = "warned"
    """The month cannot be met; it is asked whether to plan what can be."""
    MADE = "made"
    """There is a plan to be kept or dropped."""
    KEPT = "kept"
    """It is becoming a draft."""
    OVER = "over"
    """Nothing came of it."""


class Planning(Dialog[int]):
    """A planner at work in a process of its own; the answer is the number of the draft, or 0."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter,f5", N_("Keep"), N_("Keep the plan as a draft, or plan what can be")),
        Verb("drop", "f8", N_("Drop"), N_("Keep nothing of the plan")),
        Verb("stop", "escape", N_("Stop"), N_("Stop with the best plan so far"), for_all=True),
    )
    DEFAULT_CSS = """
    Planning { align: center middle; }
    Planning > Vertical {
        width: 76; max-width: 100%; height: 18; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    Planning Static { height: 1; }
    Planning #planning-title { text-style: bold; }
    Planning #far { height: 5; }
    Planning #planning-keys { color: $text-muted; }
    """

    def __init__(self, order: Order) -> None:
        super().__init__()
        self._order = order
        self._stage = Stage.AT_WORK
        self._progress: Progress | None = None
        self._made = Made()
        self._stopped = self._anyway = False

    @property
    def posts(self) -> int:
        """How many posts the plan is of."""
        return len({slot.post for slot in self._made.slots})

    def compose(self) -> ComposeResult:
        """What is planned, how far it is, what clashes."""
        title = _("{month}: {way}").format(month=self._order.month, way=word(self._order.way))
        with Vertical():
            yield Static(say("$title", title=title), id="planning-title")
            yield Page(id="far")
            yield Page(id="why")
            yield AnswerLine()
            yield Static("", id="planning-keys")

    def on_mount(self) -> None:
        """Begin, and tell how far it is."""
        self._patient = self.room.calendar.year(int(self._order.month[:4])) is None
        self.set_interval(TELL_S, self._tell)
        self._begin()

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self._stopped = True

    # -- the work

    def _begin(self) -> None:
        order, anyway = self._order, self._anyway

        def work(room: Room) -> Made:
            return made_of(room, order, self._watch, anyway=anyway)

        self._show(Stage.AT_WORK)
        reckon(self, work, self._take, self._fail)

    def _watch(self, progress: Progress) -> bool:
        self._progress = progress
        return not self._stopped

    def _take(self, made: Made) -> None:
        self._made = made
        if made.slots and not (made.broken or self._stopped):
            self._draft()
        elif made.slots:
            self._show(Stage.MADE)
        else:
            self._show(Stage.WARNED if self._order.way == "builtin" else Stage.OVER)

    def _fail(self, refusal: Refusal) -> None:
        self.refuse(refusal)
        self._show(Stage.MADE if self._made.slots else Stage.OVER)

    def _draft(self) -> None:
        order, slots = self._order, self._made.slots

        def draft(room: Room) -> int:
            from dutyroom.domain.roster_versions import Origin

            return room.versions.draft(order.month, slots, Origin(order.way), order.seed).number

        self._show(Stage.KEPT)
        reckon(self, draft, self.dismiss, self._fail, writes=True)

    # -- what is shown

    def _show(self, stage: Stage) -> None:
        self._stage = stage
        self._tell()

    def _tell(self) -> None:
        self.query_one("#far", Page).show(list(self._far()))
        self.query_one("#why", Page).show([(run(each),) for each in self._made.why])
        self.query_one("#planning-keys", Static).update(self._keys())

    def _far(self) -> Iterator[Line]:
        yield BLANK
        progress = self._progress
        share = progress.share if progress and self._stage is Stage.AT_WORK else 0.0
        if self._stage is Stage.AT_WORK and self._order.way != PATTERN:
            full = round(share * BAR)
            yield (run("█" * full + "░" * (BAR - full) + f" {share:4.0%}"),)
        else:
            yield (run(self._said(), Tone.STRONG),)
        if progress is not None and progress.broken >= 0:
            judged = judgement(progress.broken, progress.penalty, progress.bound)
            counts = _("hard rules broken {broken} · penalty {penalty} · bound {bound}")
            yield (run(judged, Tone.WATCH if progress.broken else Tone.DONE),)
            yield (run(counts.format(
                broken=progress.broken, penalty=progress.penalty, bound=progress.bound
            ), Tone.MUTED),)  # fmt: skip
        if self._patient:
            facts = {"year": self._order.month[:4]}
            unknown = sentence("notice_not_entered", facts)
            yield (run(unknown + " " + _("Its days off are not shared out."), Tone.MUTED),)

    def _said(self) -> str:
        match self._stage:
            case Stage.WARNED | Stage.OVER if self._made.why:
                return _("This month cannot be met.")
            case Stage.MADE if self._stopped:
                return _("Stopped: this is the best so far.")
            case Stage.MADE:
                return _("Not every rule is kept.")
            case Stage.OVER:
                return _("There is no plan.")
        return _("Making the draft…")

    def _keys(self) -> str:
        match self._stage:
            case Stage.AT_WORK:
                return _("Esc stop, with the best so far")
            case Stage.WARNED:
                return _("F5 plan what can be · Esc back")
            case Stage.MADE:
                return _("F5 keep it as a draft · F8 drop it")
            case Stage.KEPT:
                return ""
        return _("Esc back")

    # -- verbs

    def do_go_on(self) -> None:
        """Keep the plan, or plan what can be."""
        if self._stage is Stage.MADE:
            self._draft()
        elif self._stage is Stage.WARNED:
            self._anyway = True
            self._begin()

    def do_drop(self) -> None:
        """Keep nothing of the plan."""
        if self._stage is Stage.MADE:
            self.dismiss(0)

    def do_stop(self) -> None:
        """Stop with the best so far; what was planned is not dropped by this key."""
        if self._stage is Stage.AT_WORK:
            self._stopped = True
        elif self._stage in (Stage.WARNED, Stage.OVER):
            self.dismiss(0)
