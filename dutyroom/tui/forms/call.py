"""The form on which a call is written down while the caller speaks."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import ScreenResume, ScreenSuspend
from textual.timer import Timer

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.forms import call_page
from dutyroom.tui.forms.call_body import CallBody
from dutyroom.tui.forms.call_draft import CallDraft, Parked, parked
from dutyroom.tui.forms.call_lookup import CallLookUp
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.parked import ask_which
from dutyroom.tui.pages.status import status_of
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.options import Option
from dutyroom.tui.widgets.page import Page
from dutyroom.tui.widgets.status import StatusLine
from dutyroom.tui.widgets.verb_bar import VerbBar

KEEP_AFTER = 0.3
"""Seconds after a key until the sheet is kept as a draft."""
KEEP_AGAIN = 1.0
"""Seconds until a draft the file did not take is tried again."""


class CallForm(CallLookUp):
    """One call in hand; others may be parked."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("save", "f5,ctrl+s", N_("Log it"), N_("Write the call down under its number")),
        Verb("parked", "f6", N_("Parked"), N_("Take up a parked call; this one is parked")),
        Verb("drop", "f7", N_("Drop"), N_("Throw this call away, after a question")),
        Verb("link", "f8", N_("Link"), N_("Link it to the call it repeats, or unlink it")),
        Verb("back", "escape", N_("Park"), N_("Park this call and go back"), shown=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    AUTO_FOCUS = "#text"
    CSS = """
    CallForm #text, CallForm TextField, CallForm Options { background: $surface; }
    CallForm #text:focus, CallForm TextField:focus, CallForm Options:focus { background: $panel; }
    """
    """Stronger than the room's own rule for fields: here one has to see where they are."""
    DEFAULT_CSS = """
    CallForm #title { height: 1; }
    CallForm.-wide CallBody { layout: horizontal; }
    CallForm.-wide #beside { height: 1fr; width: 36; }
    CallForm.-wide #moment { width: 28; }
    CallForm.-low #beside { display: none; }
    CallForm.-low #sheet { overflow-y: auto; }
    CallForm.-low Labels, CallForm.-low #lines { height: 13; }
    """

    def __init__(self, call: Parked | CallSheet | None = None) -> None:
        super().__init__()
        self._first = call
        self._keep_timer: Timer | None = None
        self._waiting = 0
        self._unkept = False
        self._in_hand = False

    def compose(self) -> ComposeResult:
        """Status, title, fields, answer, footer."""
        yield StatusLine()
        yield Page(id="title")
        self.body = CallBody()
        yield self.body
        yield AnswerLine()
        yield VerbBar()

    def hints(self) -> tuple[str, ...]:
        """What is worth knowing on the form."""
        return (
            N_(
                "Only the text is required; what was typed is kept as a draft within half a second."
            ),
            N_("Tab or ↓ goes on; ←→, space or a digit changes a choice."),
            N_(
                "Category: its digit or first letters. Unit: letters or characters, Enter takes it."
            ),
            N_("When it happened: 20 min ago, 3-7 21:05, 2230, yesterday 22:30."),
        )

    # -- one call after another

    def on_mount(self) -> None:
        """Begin with what the form was opened for."""
        self._officer = self.room.officer()
        if isinstance(self._first, Parked):
            self._open(CallDraft(self.room, self._first), self._first.sheet)
        else:
            self.begin(self._first)
        self.set_interval(1.0, self._tick)
        self._tick()

    def begin(self, sheet: CallSheet | None = None) -> None:
        """Begin a call; it came in now unless a sheet says otherwise."""
        now = CallSheet(self.room.now(), self.room.rules().offset)
        self._open(CallDraft(self.room), sheet or now)

    def park(self) -> None:
        """Put the call in hand aside; raises `Refusal` where the file does not take it."""
        self.draft.keep(self.sheet())

    def sheet(self) -> CallSheet:
        """What has been typed so far."""
        return self.body.sheet(self.begun)

    def _take_up(self, call: Parked) -> None:
        self.park()
        self._open(CallDraft(self.room, call), call.sheet)

    def _open(self, draft: CallDraft, sheet: CallSheet) -> None:
        self.draft, self.begun, self._in_hand = draft, sheet, True
        self.forget()
        offered = [Option(each, word(each)) for each in self.room.hotline.categories()]
        if sheet.category not in {each.name for each in offered}:
            offered.append(Option(sheet.category, word(sheet.category)))
        self.body.fill(sheet, offered)
        self.query_one(AnswerLine).clear()
        self.look()
        self.show_title()

    # -- verbs

    def why_not(self, verb: Verb) -> Refusal | None:
        """Nothing to take up, nothing to link."""
        if verb.name == "parked" and not self._waiting:
            return Refusal("no_call_parked")
        if verb.name == "link" and not (self.repeat or self.begun.repeat_of):
            return Refusal("nothing_to_link")
        return super().why_not(verb)

    def do_save(self) -> None:
        """Write the call down and go back; a refusal points at its field."""
        sheet = self.sheet()
        try:
            call = sheet.call()
        except Refusal as refusal:
            self.body.enter(str(refusal.facts["field"]))
            raise
        hotline = self.room.hotline
        if sheet.replaces and self.room.strikes.of(sheet.replaces):
            self.begun = replace(self.begun, replaces="", reason="")
            raise Refusal("replaced_meanwhile")
        with self.room.write():
            if sheet.replaces:
                line = hotline.replace(sheet.replaces, sheet.reason, call)
            else:
                line = hotline.receive(call)
            self.draft.drop()
        self._leave(_("Hotline {number} is written down").format(number=line.number))

    def do_parked(self) -> None:
        """Take up another call; this one is parked."""
        ask_which(self, self._take_up, but=self.draft.id)

    def do_drop(self) -> None:
        """Throw the call away, if the answer is so."""
        if self.sheet().is_blank:
            self.do_back()
            return
        choices = [
            Choice("stay", _("Go on writing")),
            Choice("drop", _("Throw it away: nothing of it is kept")),
        ]
        self.app.push_screen(Choose(_("Throw this call away?"), choices), self._dropped)

    def do_link(self) -> None:
        """Link the call to the one it repeats, or take the link away."""
        offered = self.repeat.subject if self.repeat else ""
        linked = "" if self.begun.repeat_of else offered
        self.begun = replace(self.begun, repeat_of=linked)
        self._touch()
        self.show_beside()

    def do_back(self) -> None:
        """Park the call and go back."""
        self.park()
        kept = self.draft.kept is not None
        self._leave(_("Parked. F2, then F6 takes it up again.") if kept else "")

    def _dropped(self, answer: str | None) -> None:
        if answer == "drop":
            self.draft.drop()
            self._leave(_("Thrown away"))

    def _leave(self, said: str) -> None:
        self._in_hand = False
        below = self.app.screen_stack[-2]
        self.dismiss()
        if isinstance(below, Verbs) and said:
            below.done(said)

    # -- keeping what was typed

    def on_call_body_edited(self, event: CallBody.Edited) -> None:
        """Look up and keep, both a little later: the key comes first."""
        self._touch()
        self.look_soon(event.name)

    def _touch(self) -> None:
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER, self._keep)

    def _keep(self) -> None:
        """Keep the draft without waiting for anybody; what cannot be kept stays on the form."""
        self._keep_timer = None
        if not self._in_hand:
            return
        try:
            with self.room.drafts.at_once():
                self.park()
        except Refusal as refusal:
            self._unkept = True
            self._keep_timer = self.set_timer(KEEP_AGAIN, self._keep)
            self.refuse(refusal)
        else:
            if self._unkept:
                self.query_one(AnswerLine).done(_("Kept as a draft again"))
            self._unkept = False

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Something comes in front, the lock perhaps."""
        self._keep()

    def on_unmount(self) -> None:
        """The program ends: nobody is there any more to read why not."""
        if self._in_hand:
            with suppress(Refusal):
                self.park()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Go where somebody has finished the call meanwhile, or another officer sits here."""
        if not self._in_hand:
            return
        if self.draft.lost() or self.room.officer() != self._officer:
            self._in_hand = False
            self.call_later(self._go)
        self.show_title()

    def _go(self) -> None:
        self.dismiss()

    # -- what stands round the fields

    def show_title(self) -> None:
        """Say what is in hand and what waits."""
        waiting = [each for each in parked(self.room) if each.id != self.draft.id]
        self._waiting = len(waiting)
        old = self.room.hotline.get(self.begun.replaces)
        number = old.number if old else ""
        self.query_one("#title", Page).show(
            [call_page.title_line(self.begun, self._waiting, number)]
        )
        self.show_verbs()

    def _tick(self) -> None:
        if not self.duty.locked:
            others = replace(self.duty.standing_now(), drafts=self._waiting)
            self.query_one(StatusLine).tell(status_of(self.room, others, _("Hotline")))

    # -- from field to field

    def action_step(self, by: int) -> None:
        """Go to the field above or below; in a list of units, to the unit."""
        if not self.step_unit(by):
            self.focus_next() if by > 0 else self.focus_previous()

    def action_enter(self) -> None:
        """Take the unit that is pointed at, and go on."""
        self.take_unit()
        self.focus_next()

    def on_input_submitted(self) -> None:
        """Enter on a line."""
        self.action_enter()
