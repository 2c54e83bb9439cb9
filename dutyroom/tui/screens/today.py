"""The first screen: the Today page, kept up to date."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from dutyroom.tui.board import Board
from dutyroom.tui.pages.today import today_page
from dutyroom.tui.screens.parked_verb import PARKED, ParkedVerb
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.page import Page


class TodayBoard(ParkedVerb, Board):
    """What an officer coming in wants to know, on one page."""

    VERBS: ClassVar[tuple[Verb, ...]] = (PARKED,)

    def body(self) -> ComposeResult:
        """One page."""
        yield Page(id="page")

    def read(self) -> None:
        """Read the room again."""
        now = self.duty.stand()
        width, height = self.app.size
        self._minute = now.now // 60
        self.query_one("#page", Page).show(today_page(self.room, now, width, height - 3))

    def on_resize(self) -> None:
        """Use the room there is."""
        self.stale = True
        self.renew()

    def tick(self) -> None:
        """A new minute may bring a new shift or a new silence."""
        if self.duty.stand().now // 60 != self._minute:
            self.stale = True
            self.renew()
