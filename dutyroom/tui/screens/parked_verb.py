"""The verb that brings a parked call back, on every board where somebody may look for it."""

from __future__ import annotations

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_
from dutyroom.tui.forms.call_draft import FORM, ParkedCall
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import Verb

PARKED = Verb("parked", "f6", N_("Parked"), N_("Take up a parked call"))


class ParkedVerb(Verbs[None]):
    """A screen from which parked calls are taken up."""

    def why_not(self, verb: Verb) -> Refusal | None:
        """Nothing is parked."""
        if verb.name == PARKED.name and not self.room.drafts.count(FORM):
            return Refusal("no_call_parked")
        return super().why_not(verb)

    def do_parked(self) -> None:
        """Take up a parked call."""
        from dutyroom.tui.forms.parked import ask_which

        ask_which(self, self._take_up)

    async def _take_up(self, call: ParkedCall) -> None:
        from dutyroom.tui.forms.call import CallForm

        await self.app.push_screen(CallForm(call))
