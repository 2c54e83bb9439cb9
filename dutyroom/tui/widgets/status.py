"""The one line of facts that is always there."""

from __future__ import annotations

from dutyroom.tui.paint.status import Status, status_line
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.page import Page


class StatusLine(Page):
    """Board, who is signed in, room, what waits, the clock."""

    DEFAULT_CSS = "StatusLine { height: 1; }"
    fill = Tone.BAR

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()

    def tell(self, status: Status) -> None:
        """Say this from now on."""
        self._status = status
        self.show([status_line(status, self.size.width or self.app.size.width)])

    def on_resize(self) -> None:
        """Use the room there is."""
        self.tell(self._status)
