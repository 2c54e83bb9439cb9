"""The form on which a call is written down while the caller speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.call_line import CallLine
from dutyroom.tui.forms import call_page, matter_draft
from dutyroom.tui.forms.call_body import CallBody
from dutyroom.tui.forms.call_draft import ParkedCall, call_draft, parked
from dutyroom.tui.forms.call_lookup import CallLookUp
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.keeping import Keeping
from dutyroom.tui.forms.sheet_draft import Parked, SheetDraft
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.pages.status import status_of
from dutyroom.tui.pages.watch_marks import described
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.options import Option
from dutyroom.tui.widgets.page import Page
from dutyroom.tui.widgets.status import StatusLine
from dutyroom.tui.widgets.verb_bar import VerbBar


class CallForm(Keeping, CallLookUp):
    """One call in hand; others may be parked."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("save", "f5,ctrl+s", N_("Log it"), N_("Write the call down under its number")),
        Verb("parked", "f6", N_("Parked"), N_("Take up a parked call; this one is parked")),
        Verb("drop", "f7", N_("Drop"), N_("Throw this call away, after a question")),
        Verb("new_matter", "f8", N_("Matter"), N_("Log the call and open a matter from it")),
        Verb(
            "link",
            "ctrl+l",
            N_("Link"),
            N_("Link it to the call it repeats, or unlink it"),
            shown=False,
        ),
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

    def __init__(self, call: ParkedCall | CallSheet | None = None) -> None:
        super().__init__()
        self._first = call
        self._waiting = 0

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
        if isinstance(self._first, Parked):
            self._open(call_draft(self.room, self._first), self._first.sheet)
        else:
            self.begin(self._first)
        self.set_interval(1.0, self._tick)
        self._tick()

    def begin(self, sheet: CallSheet | None = None) -> None:
        """Begin a call; it came in now unless a sheet says otherwise."""
        now = CallSheet(self.room.now(), self.room.rules().offset)
        self._open(call_draft(self.room), sheet or now)

    def park(self) -> None:
        """Put the call in hand aside; raises `Refusal` where the file does not take it."""
        self.draft.keep(self.sheet())

    def sheet(self) -> CallSheet:
        """What has been typed so far."""
        return self.body.sheet(self.begun)

    def number_here(self) -> str:
        """The number on the line."""
        return self.sheet().phone

    def _take_up(self, call: ParkedCall) -> None:
        self.park()
        self._open(call_draft(self.room, call), call.sheet)

    def _open(self, draft: SheetDraft[CallSheet], sheet: CallSheet) -> None:
        self.draft, self.begun, self.in_hand = draft, sheet, True
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
        line = self._log()
        said = _("Hotline {number} is written down").format(number=line.number)
        noticed = (described(each) for each in self.room.watchlist.of(line.subject))
        self.leave("  ".join((said, *noticed)))

    async def do_new_matter(self) -> None:
        """Write the call down and open a matter from it; its clock counts from the call's key."""
        from dutyroom.tui.forms.matter import MatterForm
        from dutyroom.tui.forms.matter_of_call import sheet_of_call

        line = self._log()
        self.in_hand = False
        self.duty.recorded()
        await self.app.switch_screen(MatterForm(sheet_of_call(self.room, line, own=True)))

    def _log(self) -> CallLine:
        """Write the call down; a refusal points at its field."""
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
        return line

    def do_parked(self) -> None:
        """Take up another call; this one is parked."""
        from dutyroom.tui.forms.parked import ask_which

        ask_which(self, _("Parked calls"), self._others(), self._take_up)

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
        self.touch()
        self.show_beside()

    def do_back(self) -> None:
        """Park the call and go back."""
        self.park()
        kept = self.draft.kept is not None
        self.leave(_("Parked. F2, then F6 takes it up again.") if kept else "")

    def _dropped(self, answer: str | None) -> None:
        if answer == "drop":
            self.draft.drop()
            self.leave(_("Thrown away"))

    def on_text_field_refused(self, event: TextField.Refused) -> None:
        """Ask whether a page that was pasted into a line is what the caller said."""

        def chosen(answer: str | None) -> None:
            if answer == "text":
                self.body.add_text(event.text)
            else:
                said = _("A whole page was pasted into one line: nothing of it was taken")
                self.query_one(AnswerLine).refused(said)

        choices = [
            Choice("text", _("Put it at the end of the call's text")),
            Choice("leave", _("Leave it out")),
        ]
        event.prevent_default()
        self.app.push_screen(Choose(_("A page was pasted into one line"), choices), chosen)

    # -- keeping what was typed

    def on_call_body_edited(self, event: CallBody.Edited) -> None:
        """Look up and keep, both a little later: the key comes first."""
        self.touch()
        self.look_soon(event.name)

    def is_lost(self) -> bool:
        """Whether somebody else has saved or dropped the call meanwhile."""
        return self.draft.lost()

    # -- what stands round the fields

    def _others(self) -> list[ParkedCall]:
        return [each for each in parked(self.room) if each.id != self.draft.id]

    def show_title(self) -> None:
        """Say what is in hand and what waits."""
        self._waiting = len(self._others())
        old = self.room.hotline.get(self.begun.replaces)
        number = old.number if old else ""
        self.query_one("#title", Page).show(
            [call_page.title_line(self.begun, self._waiting, number)]
        )
        self.show_verbs()

    def _tick(self) -> None:
        if not self.duty.locked:
            aside = self._waiting + self.room.drafts.count(matter_draft.FORM)
            others = replace(self.duty.standing_now(), drafts=aside)
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
