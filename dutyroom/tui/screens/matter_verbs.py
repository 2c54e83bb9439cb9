"""What can be done about the matter under the cursor, or about those that are marked."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from dutyroom.domain.hotline import Call
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Channel, State
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.refusals import sentence
from dutyroom.i18n.words import word
from dutyroom.store.matters.line import MatterLine
from dutyroom.tui.board import Board
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.sheet import Facts, Pick, Sheet
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.options import Option

MINE, TALLY = "mine", "tally"
SHOWN = {
    "open_ones": N_("Open"),
    "overdue_ones": N_("Overdue"),
    MINE: N_("Mine"),
    "closed_ones": N_("Closed"),
    "all_ones": N_("All"),
    TALLY: N_("119 tally"),
}
"""What F6 offers, and what it is called."""


class MatterVerbs(Board):
    """Acts, new matters, reminders, marks, looks, and which matters are shown."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("act", "f5", N_("Act"), N_("What can be done about the matter now")),
        Verb("show", "f6", N_("Show"), N_("Open, overdue, mine, closed, all, or the 119 tally")),
        Verb("remind", "f7", N_("Remind"), N_("Remind who has the marked ones, or this one")),
        Verb("new", "f8", N_("Matter"), N_("Open a new matter")),
        Verb("look", "ctrl+r", N_("Reveal"), N_("Show who called in full; the look is recorded"),
             shown=False),
        Verb("mark", "space", "", N_("Mark the matter, or take its mark away"), False, over=False),
        Verb("filter", "slash", "", N_("Narrow the list in place"), False, over=False),
        Verb("open", "enter", "", N_("Show the matter with its log"), False, over=False),
        Verb("back", "escape", "", N_("Back to the list, to all matters, to the tally"), False,
             over=False),
    )  # fmt: skip

    marked: dict[str, str]
    """The marked matters: their numbers by their subjects."""

    def current(self) -> MatterLine:
        """The matter under the cursor; raises `Refusal("matter_none_here")`."""
        raise Refusal("matter_none_here")

    def show_full(self, subject: str) -> None:
        """Show who called in full."""

    def show_marks(self) -> None:
        """Show which matters are marked."""

    def show_only(self, shown: str) -> None:
        """Show another part of the matters."""

    def why_not(self, verb: Verb) -> Refusal | None:
        """What the matter under the cursor does not allow."""
        try:
            if verb.name in ("act", "look", "mark", "open"):
                self.current()
            if verb.name == "remind" and not self.marked:
                line = self.current()
                if not line.state.is_open:
                    return Refusal("matter_closed")
                if line.state is State.OPEN:
                    return Refusal("matter_not_assigned")
        except Refusal as refusal:
            return refusal
        return super().why_not(verb)

    def do_show(self) -> None:
        """Choose which matters are shown."""

        def go(chosen: str | None) -> None:
            if chosen:
                self.show_only(chosen)

        choices = [Choice(name, _(label)) for name, label in SHOWN.items()]
        self.app.push_screen(Choose(_("Show"), choices), go)

    def do_act(self) -> None:
        """Ask what is to be done about the matter, the next step first."""
        from dutyroom.tui.forms.act import act_on

        act_on(self, self.current().subject)

    async def do_new(self) -> None:
        """Open a new matter, received at the moment of the key."""
        from dutyroom.domain.matter_sheet import MatterSheet
        from dutyroom.tui.forms.matter import MatterForm

        sheet = MatterSheet(self.room.now(), self.room.rules().offset)
        await self.app.push_screen(MatterForm(sheet))

    # -- marks and reminders

    def do_mark(self) -> None:
        """Mark the matter, or take its mark away."""
        line = self.current()
        if self.marked.pop(line.subject, None) is None:
            self.marked[line.subject] = line.number
        self.show_marks()

    def do_remind(self) -> None:
        """Ask by which channel and in what words, then remind them all at once."""
        if not self.marked:
            line = self.current()
            asked = {line.subject: line.number}
        else:
            asked = dict(self.marked)
        numbers = list(asked.values())
        title = _("Remind: {number}") if len(numbers) == 1 else _("Remind of {n} matters")
        ways = tuple(Option(each.value, word(each)) for each in Channel)
        lines = (
            Pick("channel", _("Channel"), ways, Channel.PHONE.value),
            Blank("words", _("Words"), hint=_("may stay empty")),
        )
        hint = " ".join(numbers) if len(numbers) > 1 else ""
        told: list[str] = []

        def save(facts: Facts) -> None:
            refused = self._remind(asked, facts)
            told[:] = [_reminded(len(asked), refused)]
            for subject in asked.keys() - refused.keys():
                self.marked.pop(subject, None)

        def saved(done: bool | None) -> None:
            if done:
                self.done(told[-1])
                self.show_marks()

        title = title.format(number=numbers[0], n=len(numbers))
        self.app.push_screen(Sheet(title, lines, save, hint=hint), saved)

    def _remind(self, asked: dict[str, str], facts: Facts) -> dict[str, Refusal]:
        """Remind all that can be; why not, of the others. Raises `Refusal` where none can be."""
        refused: dict[str, Refusal] = {}
        way = Channel(facts["channel"])
        with self.room.write():
            for subject in asked:
                now = self.room.matters.get(subject)
                remind = partial(rules.remind, now, self.room.now(), channel=way)
                try:
                    self.room.matters.act(subject, remind(words=facts["words"]))
                except Refusal as refusal:
                    refused[subject] = refusal
        if len(refused) == len(asked):
            raise next(iter(refused.values()))
        return refused

    # -- looks

    def do_look(self) -> None:
        """Show who called in full; the look is recorded, of the call it came from too."""
        line = self.current()
        now = self.room.matters.get(line.subject)
        kind = self.room.matters.kind_of(now)
        found = self.room.hotline.get(now.matter.source)
        call = found if found and _tells_who(found.call) else None
        if call is None and not any(each.value and kind.hides(each.key) for each in now.values):
            raise Refusal("nothing_masked")
        with self.room.write():
            self.room.matters.uncover(line.subject)
            if call is not None:
                self.room.hotline.uncover(call.subject)
        self.show_full(line.subject)
        self.done(_("Who called is shown until you go on; the look is recorded"))


def _reminded(asked: int, refused: dict[str, Refusal]) -> str:
    """How many were reminded and how many not, with the reason of the first."""
    n = asked - len(refused)
    said = ngettext("{n} reminder", "{n} reminders", n).format(n=n)
    for why in list(refused.values())[:1]:
        told = _("{done} · {n} not, marks kept: {why}")
        said = told.format(done=said, n=len(refused), why=sentence(why.code, why.facts))
    return said


def _tells_who(call: Call) -> bool:
    return bool(call.phone or call.caller or call.caller_unit)
