"""The locked screen: nothing of the room but the way back in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.screen import Screen
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.tui.kit.fields import PinField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page


class LockScreen(Screen[None]):
    """The officer's own PIN opens it; F10 signs the officer out and lets another in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "other", show=False, priority=True)]
    DEFAULT_CSS = """
    LockScreen { align: center middle; background: $background; }
    LockScreen > Vertical {
        width: 70;
        max-width: 96%;
        height: auto;
        padding: 1 2;
        border: round $panel;
    }
    LockScreen PinField { margin: 1 0; }
    LockScreen Page { height: 1; }
    LockScreen .lock--keys { height: 1; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """The name, the PIN, nothing else."""
        with Vertical():
            yield Static("", id="who")
            yield PinField(_("PIN"), id="pin")
            yield AnswerLine()
            yield Page(id="silence")
            yield Static("", id="keys", classes="lock--keys")

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Say who locked it."""
        from dutyroom.tui.app import DutyApp

        assert isinstance(self.app, DutyApp)
        self._duty = self.app
        name = self._duty.room.officers.name(self._duty.room.officer())
        self.query_one("#who", Static).update(
            say("[b]$title[/b]\n\n$name", title=_("Locked"), name=name)
        )
        keys = _("What was typed is kept · F10 another officer")
        self.query_one("#keys", Static).update(say("$keys", keys=keys))
        pin = self.query_one(PinField)
        pin.value = ""
        pin.focus()
        self.query_one(AnswerLine).clear()
        self.tell_silence(None)

    def tell_silence(self, minutes: int | None) -> None:
        """Say that nobody was at the desk for too long; of the room nothing else is said here."""
        text = _("▽ Desk silent for {n} min: sign in and acknowledge")
        said = "" if minutes is None else text.format(n=minutes)
        self.query_one("#silence", Page).show([(run(f" {said}", Tone.URGENT),)])

    def on_input_submitted(self, event: PinField.Submitted) -> None:
        """A PIN was given."""
        self.query_one(PinField).value = ""
        try:
            self._duty.room.attendance.sign_in(self._duty.room.officer(), event.value)
        except Refusal as refusal:
            self.query_one(AnswerLine).refuse(refusal)
            return
        self._duty.unlock()

    async def action_other(self) -> None:
        """Let another officer in; drafts stay, and so does a shift nobody has taken over."""
        try:
            await self._duty.give_way()  # behind the lock, so that nothing shows for a moment
        except Refusal as refusal:
            self.query_one(AnswerLine).refuse(refusal)
            return
        self._duty.unlock()
