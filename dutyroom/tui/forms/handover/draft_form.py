"""What the outgoing officer adds to the sheet; kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from dutyroom.domain.handover import written
from dutyroom.domain.handover.draft import Draft, Supply
from dutyroom.domain.handover.terms import Overall
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.reports.handover_words import overall_said
from dutyroom.tui.forms.handover.counts import Counts
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.note_area import NoteArea
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.options import Option, Options

KEEP_AFTER = 0.3
"""Seconds after a key until the draft is kept."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form begins with."""

    title: str
    draft: Draft
    last: tuple[Supply, ...]
    """The supplies of the last handover."""
    now: Moment
    computed: Overall | None = None
    """The overall state as the facts have it; None at an opening."""


Keep = Callable[[Draft], None]
Signing = Callable[[Draft], Screen[Any]]
"""Makes the question for the signature; its answer is whether it was signed."""


class DraftForm(Dialog[bool]):
    """Weather, state, conditions, counts, plan and remarks; F5 shows the sheet to be signed."""

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", "", N_("The next field"), shown=False, over=False),
        Verb("preview", "f5,ctrl+s", N_("Go on"), N_("Read the whole sheet, then sign it")),
        Verb("leave_it", "escape", N_("Back"), N_("Go back; what was typed is kept")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    DEFAULT_CSS = """
    DraftForm { align: center middle; }
    DraftForm > Vertical {
        width: 100; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    DraftForm VerticalScroll { height: auto; max-height: 18; }
    DraftForm Horizontal { height: auto; }
    DraftForm .draft--label { width: 15; height: 1; color: $text-muted; }
    DraftForm TextField, DraftForm Options, DraftForm NoteArea { background: $background; }
    DraftForm NoteArea { width: 1fr; height: 2; padding: 0 1; }
    DraftForm NoteArea.-tall { height: 3; }
    DraftForm TextField:focus, DraftForm Options:focus, DraftForm NoteArea:focus {
        background: $panel;
    }
    DraftForm Options { width: 40; }
    DraftForm #computed { width: 1fr; height: 1; padding-left: 2; color: $text-muted; }
    DraftForm #draft-title { height: 1; text-style: bold; }
    DraftForm #draft-keys { height: 1; color: $text-muted; }
    """

    def __init__(self, asked: Asked, keep: Keep, signing: Signing) -> None:
        super().__init__()
        self._asked = asked
        self._keep = keep
        self._signing = signing
        self._kept = asked.draft
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The box with its fields."""
        asked, draft = self._asked, self._asked.draft
        known = {each.name for each in asked.last}
        self._weather = TextField(draft.weather, id="weather")
        self._stated = Options(
            [Option(each.value, overall_said(each)) for each in Overall], draft.stated, id="stated"
        )
        self._conditions = _area(
            [written.condition_line(each, asked.now.offset) for each in draft.conditions],
            _("what holds / until when: East gate closed / tomorrow 08:00"), "conditions",
        )  # fmt: skip
        self._counts = Counts(
            asked.last, {each.name: each.count for each in draft.supplies}, id="counts"
        )
        self._more = _area(
            [written.supply_line(each) for each in draft.supplies if each.name not in known],
            _("thing, number, unit, one a line: radios 8"), "more",
        )  # fmt: skip
        self._plan = _area(list(draft.plan), _("if … then …, one a line"), "plan", tall=True)
        self._remarks = _area([draft.remarks], "", "remarks")
        with Vertical():
            yield Static(say("$title", title=asked.title), id="draft-title")
            with VerticalScroll(can_focus=False):
                yield from self._fields()
            yield AnswerLine()
            yield Static(say("$keys", keys=self._keys()), id="draft-keys")

    def _keys(self) -> str:
        """What the keys do; an opening has no sheet to be read before it is signed."""
        if self._asked.computed is None:
            return _("Tab next field · F5 sign: the first shift begins · Esc back, kept")
        return _("Tab next field · F5 go on to the sheet · Esc back, kept")

    def _fields(self) -> ComposeResult:
        opening = self._asked.computed is None
        yield from _row(_("Weather"), self._weather)
        if not opening:
            assert self._asked.computed is not None
            said = _("computed: {state}").format(state=overall_said(self._asked.computed))
            computed = Static(say("$said", said=said), id="computed")
            yield from _row(_("Overall state"), self._stated, computed)
            yield from _row(_("Conditions"), self._conditions)
        if self._asked.last:
            yield from _row(_("Supplies"), self._counts)
        yield from _row(_("More supplies") if self._asked.last else _("Supplies"), self._more)
        if not opening:
            yield from _row(_("Plan"), self._plan)
        yield from _row(_("Remarks"), self._remarks)

    # -- what is typed

    def draft(self, *, strict: bool = True) -> Draft:
        """What stands in the fields; raises `Refusal` for a limit nobody can read if `strict`."""
        return Draft(
            self._weather.value.strip(),
            Overall(self._stated.value),
            written.conditions(self._conditions.text, self._asked.now, strict=strict),
            (*self._counts.value, *written.supplies(self._more.text, strict=strict)),
            written.lines(self._plan.text),
            self._remarks.text.strip(),
        )

    def on_input_changed(self) -> None:
        """Keep what is typed, a little later."""
        self._changed()

    def on_text_area_changed(self) -> None:
        """Keep what is typed, a little later."""
        self._changed()

    def on_options_changed(self) -> None:
        """Keep what is chosen, a little later."""
        self._changed()

    def on_counts_changed(self) -> None:
        """Keep what is counted, a little later."""
        self._changed()

    def _changed(self) -> None:
        if self._timer is None:
            self._timer = self.set_timer(KEEP_AFTER, self._keep_soon)

    def _keep_soon(self) -> None:
        try:
            self._keep_now()
        except Refusal as refusal:
            self.refuse(refusal)

    def _keep_now(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        draft = self.draft(strict=False)
        if draft != self._kept:
            self._keep(draft)
            self._kept = draft

    # -- verbs

    def on_input_submitted(self) -> None:
        """Enter goes on."""
        self.do_go_on()

    def do_go_on(self) -> None:
        """The next field."""
        self.focus_next()

    def do_preview(self) -> None:
        """Keep it, and show the sheet to be signed; raises `Refusal`."""
        draft = self.draft()
        self._keep_now()

        def signed(done: bool | None) -> None:
            if done:
                self._over()
                self.dismiss(True)

        self.app.push_screen(self._signing(draft), signed)

    def do_leave_it(self) -> None:
        """Go back; the draft stays."""
        self._keep_now()
        self.dismiss(False)

    def _over(self) -> None:
        if self._timer is not None:
            self._timer.stop()


def _area(texts: list[str], hint: str, name: str, *, tall: bool = False) -> NoteArea:
    return NoteArea("\n".join(texts), placeholder=hint, id=name, classes="-tall" if tall else None)


def _row(label: str, *fields: Widget) -> ComposeResult:
    with Horizontal():
        yield Static(say("$label", label=label), classes="draft--label")
        yield from fields
