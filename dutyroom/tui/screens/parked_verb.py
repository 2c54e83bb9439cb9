"""The verb that brings back what is parked, on every board where somebody may look for it."""

from __future__ import annotations

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.call_draft import parked
from dutyroom.tui.forms.matter_draft import half_opened
from dutyroom.tui.forms.sheet_draft import Parked
from dutyroom.tui.standing import parked_count
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import Verb

Either = Parked[CallSheet | MatterSheet]
"""A call or a matter put aside."""
PARKED = Verb("parked", "f6", N_("Parked"), N_("Take up a parked call or matter"))


class ParkedVerb(Verbs[None]):
    """A screen from which parked calls and half-opened matters are taken up."""

    def why_not(self, verb: Verb) -> Refusal | None:
        """Nothing is parked."""
        if verb.name == PARKED.name and not parked_count(self.room):
            return Refusal("nothing_parked")
        return super().why_not(verb)

    def do_parked(self) -> None:
        """Take up a parked call or matter."""
        from dutyroom.tui.forms.parked import ask_which

        calls = {each.id: each for each in parked(self.room)}
        matters = {each.id: each for each in half_opened(self.room)}

        async def take_up(waiting: Either) -> None:
            from dutyroom.tui.forms.call import CallForm
            from dutyroom.tui.forms.matter import MatterForm

            id_ = waiting.id
            form = CallForm(calls[id_]) if id_ in calls else MatterForm(matters[id_])
            await self.app.push_screen(form)

        waiting: list[Either] = [*calls.values(), *matters.values()]
        ask_which(self, _("Parked calls and matters"), waiting, take_up)
