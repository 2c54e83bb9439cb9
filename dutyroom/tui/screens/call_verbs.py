"""What can be done about the call under the cursor."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain import hotline as rules
from dutyroom.domain.call_sheet import sheet_of
from dutyroom.domain.hotline import Category
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.call_line import CallLine
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.screens.parked_verb import PARKED, ParkedVerb
from dutyroom.tui.verbs import Verb

NOTE = "note"
"""The drafts of notes, as the file names them."""
SHIFT_S, DAY_S = 12 * 3600, 24 * 3600


class CallVerbs(ParkedVerb):
    """Notes, strikes, looks, parked calls, categories; and the way through the nights."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("note", "f5", N_("Note"), N_("Add a note to the call")),
        PARKED,
        Verb("strike", "f7", N_("Strike"), N_("Strike the call, with a reason; or correct it")),
        Verb("new_matter", "f8", N_("Matter"), N_("Open a matter from the call")),
        Verb("look", "ctrl+r", N_("Reveal"), N_("Show who called in full; the look is recorded"),
             shown=False),
        Verb("categories", "ctrl+g", N_("Category"), N_("Retire a category, or offer it again"),
             shown=False),
        Verb("filter", "slash", "", N_("Narrow the list in place"), False, over=False),
        Verb("open", "enter", "", N_("Show the call in full"), False, over=False),
        Verb("back", "escape", "", N_("Back to the list, to all calls"), False, over=False),
        Verb("shift_back", "left_square_bracket", "", N_("A shift earlier"), False, over=False),
        Verb("shift_on", "right_square_bracket", "", N_("A shift later"), False, over=False),
        Verb("day_back", "left_curly_bracket", "", N_("A day earlier"), False, over=False),
        Verb("day_on", "right_curly_bracket", "", N_("A day later"), False, over=False),
    )  # fmt: skip

    def current(self) -> CallLine:
        """The call under the cursor; raises `Refusal("no_call_here")`."""
        raise Refusal("no_call_here")

    def show_full(self, subject: str) -> None:
        """Show who called in full."""

    def go_span(self, by: int, seconds: int) -> None:
        """Go to another span of time."""

    def why_not(self, verb: Verb) -> Refusal | None:
        """What the call under the cursor does not allow."""
        try:
            if verb.name in ("note", "strike", "look", "new_matter"):
                line = self.current()
                if verb.name in ("strike", "new_matter") and line.struck:
                    return Refusal("already_struck")
                if verb.name == "look":
                    self._may_look(line)
        except Refusal as refusal:
            return refusal
        if verb.name == "categories" and not self.room.officers.supervising():
            return Refusal("supervisor_only")
        return super().why_not(verb)

    def _may_look(self, line: CallLine) -> None:
        own = line.officer == self.room.officer()
        supervises = self.room.officers.supervising()
        rules.uncover(line.call, own=own, supervises=supervises)

    # -- notes

    def do_note(self) -> None:
        """Add to the call; what was left half written is there again."""
        from dutyroom.tui.forms.note import NoteForm

        line = self.current()
        draft = f"{NOTE}:{line.subject}:{self.room.officer()}"
        begun = self.room.drafts.get(draft)

        def write(text: str) -> None:
            with self.room.write():
                self.room.hotline.note(line.subject, text)
                self.room.drafts.drop(draft)

        def keep(text: str) -> None:
            if text.strip():
                self.room.drafts.keep(draft, NOTE, {"text": text}, self.room.clock())
            else:
                self.room.drafts.drop(draft)

        def written(done: bool | None) -> None:
            if done:
                self.done(_("Noted on call {number}").format(number=line.number))

        title = _("Note on call {number}").format(number=line.number)
        form = NoteForm(title, begun.fields["text"] if begun else "", write=write, keep=keep)
        self.app.push_screen(form, written)

    # -- strikes

    def do_strike(self) -> None:
        """Ask for the reason, then whether to write the call anew."""
        self._ask_why(self.current(), "")

    def _ask_why(self, line: CallLine, reason: str) -> None:
        given: list[str] = []

        def check(answers: Answers) -> None:
            if not answers["reason"]:
                raise Refusal("reason_missing")
            given.append(answers["reason"])

        def asked(done: bool | None) -> None:
            if done:
                self._ask_how(line, given[-1])

        title = _("Strike call {number} through").format(number=line.number)
        blanks = [Blank("reason", _("Reason"), reason)]
        body = _("It stays readable, with the reason, your name and the time.")
        self.app.push_screen(Ask(title, blanks, check, body), asked)

    def _ask_how(self, line: CallLine, reason: str) -> None:
        choices = [
            Choice("correct", _("Correct it: write it anew")),
            Choice("void", _("Void it: nothing in its place")),
        ]

        async def go(how: str | None) -> None:
            try:
                if how == "correct":
                    await self._correct(line, reason)
                elif how == "void":
                    self.room.hotline.strike(line.subject, reason)
                    self.done(_("Call {number} is struck through").format(number=line.number))
                else:
                    self._ask_why(line, reason)
            except Refusal as refusal:
                self.refuse(refusal)

        self.app.push_screen(Choose(_("Correct or void?"), choices), go)

    async def _correct(self, line: CallLine, reason: str) -> None:
        from dutyroom.tui.forms.call import CallForm

        call = line.call
        if call.phone or call.caller or call.caller_unit:
            self.room.hotline.uncover(line.subject)
        sheet = sheet_of(call, replaces=line.subject, reason=reason)
        await self.app.push_screen(CallForm(sheet))

    # -- matters

    async def do_new_matter(self) -> None:
        """Open a matter from the call."""
        from dutyroom.tui.forms.matter import MatterForm
        from dutyroom.tui.forms.matter_of_call import sheet_of_call

        await self.app.push_screen(MatterForm(sheet_of_call(self.room, self.current())))

    # -- looks

    def do_look(self) -> None:
        """Show who called in full; the look is recorded."""
        line = self.room.hotline.uncover(self.current().subject)
        call = line.call
        self.show_full(line.subject)
        said = "  ".join(each for each in (call.phone, call.caller, call.caller_unit) if each)
        self.done(f"{line.number}  {said}")

    # -- categories

    def do_categories(self) -> None:
        """Retire a category, or offer it again."""
        offered = set(self.room.hotline.categories())
        choices = [
            Choice(each, f"{'●' if each in offered else '○'} {word(each)}") for each in Category
        ]

        def go(chosen: str | None) -> None:
            if not chosen:
                return
            retire = Category(chosen) in offered
            try:
                self.room.hotline.retire_category(chosen, retired=retire)
            except Refusal as refusal:
                self.refuse(refusal)
                return
            said = _("{category}: no longer offered") if retire else _("{category}: offered again")
            self.done(said.format(category=word(chosen)))

        self.app.push_screen(Choose(_("Categories: ● offered ○ retired"), choices), go)

    # -- through the nights

    def do_shift_back(self) -> None:
        """To the shift before."""
        self.go_span(-1, SHIFT_S)

    def do_shift_on(self) -> None:
        """To the shift after."""
        self.go_span(1, SHIFT_S)

    def do_day_back(self) -> None:
        """To the day before."""
        self.go_span(-1, DAY_S)

    def do_day_on(self) -> None:
        """To the day after."""
        self.go_span(1, DAY_S)
