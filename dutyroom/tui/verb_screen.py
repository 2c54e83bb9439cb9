"""A screen that declares its verbs, performs them, and says why when it cannot."""

from __future__ import annotations

from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import ModalScreen, Screen, ScreenResultType

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.i18n.refusals import sentence
from dutyroom.tui.paint.footer import Offer, in_order
from dutyroom.tui.verbs import HELP, LOCK, ROOM_VERBS, TAKE_CALL, Verb, key_name
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.verb_bar import VerbBar

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.tui.app import DutyApp
    from dutyroom.tui.kit.fields import TextField


PIN_REFUSED = ("pin_empty", "pin_wrong", "sign_in_wait")
"""After these a PIN is given anew, and nothing else can come first."""


class Verbs(Screen[ScreenResultType]):
    """What boards, forms and questions have in common: verbs, footer, answers."""

    VERBS: ClassVar[tuple[Verb, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        verbs = cls.__dict__.get("VERBS", ())
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *(each.binding() for each in verbs)]
        super().__init_subclass__(**kwargs)

    @property
    def duty(self) -> DutyApp:
        """The app, as what it is."""
        from dutyroom.tui.app import DutyApp

        assert isinstance(self.app, DutyApp)
        return self.app

    @property
    def room(self) -> Room:
        """The open room; only screens see it, widgets get values."""
        return self.duty.room

    def hints(self) -> tuple[str, ...]:
        """Msgids of sentences the help adds: what can be typed here, and how."""
        return ()

    def number_here(self) -> str:
        """The phone, identity number or plate the cursor is on; empty for none."""
        return ""

    def why_not(self, verb: Verb) -> Refusal | None:
        """Why a verb cannot act now; None when it can."""
        if not verb.for_all and self.room.author is None:
            return Refusal("not_signed_in")
        return None

    def verbs(self) -> tuple[Verb, ...]:
        """What can be done here, the verbs of the room among it."""
        return (*ROOM_VERBS, *self.VERBS)

    async def action_verb(self, name: str) -> None:
        """Perform a verb, or say why not."""
        await self.perform(next(each for each in self.verbs() if each.name == name))

    async def perform(self, verb: Verb) -> None:
        """Perform a verb; a refusal becomes a sentence, never a crash."""
        owner = self if hasattr(self, f"do_{verb.name}") else self.duty
        try:
            if refusal := self.why_not(verb):
                if refusal.code != "not_signed_in":
                    raise refusal
                self.duty.sign_in_then(verb)
                return
            result = getattr(owner, f"do_{verb.name}")()
            if isawaitable(result):
                await result
        except Refusal as refusal:
            self.refuse(refusal)

    def done(self, said: str) -> None:
        """Answer that something was done, and let every board see it."""
        for line in self.query(AnswerLine):
            line.done(said)
        self.duty.recorded()

    def refuse(self, refusal: Refusal) -> None:
        """Answer why something was not done."""
        facts = dict(refusal.facts)
        if "path" in facts:  # one line has room for a name, not for a whole path
            facts["path"] = Path(str(facts["path"])).name
        lines = self.query(AnswerLine)
        for line in lines:
            line.refuse(Refusal(refusal.code, **facts))
        if refusal.code in PIN_REFUSED:
            self._ask_pin_again()
        if not lines:
            self.notify(sentence(refusal.code, facts), severity="warning")

    def _ask_pin_again(self) -> None:
        from dutyroom.tui.kit.fields import PinField

        for field in self.query(PinField):
            field.value = ""
            field.focus()

    def on_text_field_cut(self, event: TextField.Cut) -> None:
        """Answer that a field holds no more."""
        for line in self.query(AnswerLine):
            line.refused(_("Cut to {n:,} characters: the line holds no more").format(n=event.most))

    def on_text_field_refused(self, event: TextField.Refused) -> None:
        """Answer that a page is not for this line."""
        for line in self.query(AnswerLine):
            line.refused(_("A whole page was pasted into one line: nothing of it was taken"))

    def tick(self) -> None:
        """A second has passed: bring countdowns up to date."""

    def show_verbs(self) -> None:
        """Bring the footer up to date."""
        for bar in self.query(VerbBar):
            bar.offer(self.offers())

    def offers(self) -> list[Offer]:
        """The verbs the footer shows, function keys first and in order."""
        return [
            Offer(each.name, key_name(each.first_key), _(each.label), self.why_not(each) is None)
            for each in in_order(self.verbs())
        ]


class Dialog(ModalScreen[ScreenResultType], Verbs[ScreenResultType]):
    """A question over the board it concerns."""

    TAKES_CALLS: ClassVar[bool] = False
    """Whether a call may be written down over it, as where it ends only by its own keys."""
    LOCKS: ClassVar[bool] = True
    """Whether it can be hidden: not before there is a room to sign in to."""

    def verbs(self) -> tuple[Verb, ...]:
        """Its own, the help and the lock; the board waits, and so does the question for a call."""
        lock = (LOCK,) if self.LOCKS and self.room.author is not None else ()
        return (HELP, *self.VERBS, *([TAKE_CALL] if self.TAKES_CALLS else ()), *lock)
