"""A form whose sheet is kept as a draft while somebody types, and survives lock, crash and plug."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress

from textual.events import ScreenResume, ScreenSuspend
from textual.timer import Timer

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.widgets.answer import AnswerLine

KEEP_AFTER = 0.3
"""Seconds after a key until the sheet is kept as a draft."""
KEEP_AGAIN = 1.0
"""Seconds until a draft the file did not take is tried again."""


class Keeping(Verbs[None]):
    """One sheet in hand; whoever signs in after its officer does not find it open."""

    def __init__(self) -> None:
        super().__init__()
        self._keep_timer: Timer | None = None
        self._unkept = False
        self.in_hand = False
        """Whether what stands on the form is still to be written or put aside."""

    @abstractmethod
    def park(self) -> None:
        """Put the sheet aside; raises `Refusal` where the file does not take it."""

    @abstractmethod
    def is_lost(self) -> bool:
        """Whether somebody else has written or dropped the sheet meanwhile."""

    @abstractmethod
    def show_title(self) -> None:
        """Say what is in hand and what waits."""

    def on_mount(self) -> None:
        """Remember whose sheet it is."""
        self._officer = self.room.officer()

    def touch(self) -> None:
        """Something was typed: keep it a little later."""
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER, self.keep_now)

    def keep_now(self) -> None:
        """Keep the draft without waiting for anybody; what cannot be kept stays on the form."""
        self._keep_timer = None
        if not self.in_hand:
            return
        try:
            with self.room.drafts.at_once():
                self.park()
        except Refusal as refusal:
            self._unkept = True
            self._keep_timer = self.set_timer(KEEP_AGAIN, self.keep_now)
            self.refuse(refusal)
        else:
            if self._unkept:
                self.query_one(AnswerLine).done(_("Kept as a draft again"))
            self._unkept = False

    def leave(self, said: str) -> None:
        """Go back to what lies below, which says what was done."""
        self.in_hand = False
        below = self.app.screen_stack[-2]
        self.dismiss()
        if isinstance(below, Verbs) and said:
            below.done(said)

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Something comes in front, the lock perhaps."""
        self.keep_now()

    def on_unmount(self) -> None:
        """The program ends: nobody is there any more to read why not."""
        if self.in_hand:
            with suppress(Refusal):
                self.park()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Go where somebody has finished the sheet meanwhile, or another officer sits here."""
        if not self.in_hand:
            return
        if self.is_lost() or self.room.officer() != self._officer:
            self.in_hand = False
            self.call_later(self._go)
        self.show_title()

    def _go(self) -> None:
        self.dismiss()
