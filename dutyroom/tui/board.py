"""What every board is: a status line, what it shows, an answer, the footer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import ScreenResume, ScreenSuspend

from dutyroom.domain.refusal import Refusal
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.status import StatusLine
from dutyroom.tui.widgets.verb_bar import VerbBar


class Board(Verbs[None]):
    """One board of the room, shown full screen; 80×24 is enough for it."""

    TITLE_MSGID: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(digit % 10), f"app.board({digit})", show=False) for digit in range(1, 11)
    ]

    stale = True
    """Whether the file has changed since the board was last read."""

    def compose(self) -> ComposeResult:
        """The frame round the board's body."""
        yield StatusLine()
        yield from self.body()
        yield AnswerLine()
        yield VerbBar()

    def body(self) -> ComposeResult:
        """What the board shows between status and answer."""
        yield from ()

    def read(self) -> None:
        """Read the room again and show it; quick at any length of the file."""

    def renew(self) -> None:
        """Read the room again if anything has changed since."""
        try:
            if self.stale:
                self.stale = False
                self.read()
                self.show_verbs()
            self.duty.show_status(self)
        except Refusal as refusal:
            self.stale = True  # a file that was busy or away is read when it is back
            self.refuse(refusal)

    def on_mount(self) -> None:
        """Show the board for the first time."""
        self.renew()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show what has changed while another board was in front."""
        self.renew()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """What was answered has been read when something else comes to the front."""
        for line in self.query(AnswerLine):
            line.clear()

    def retranslate(self) -> None:
        """Say everything in the language now in use."""
        self.stale = True
        self.renew()
