"""The first screen: the Today page, kept up to date."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from dutyroom.i18n import N_
from dutyroom.tui.board import Board
from dutyroom.tui.pages.today import today_page
from dutyroom.tui.screens.parked_verb import PARKED, ParkedVerb
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.page import Page


class TodayBoard(ParkedVerb, Board):
    """What an officer coming in wants to know, on one page."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("timers", "f5", N_("Timer"), N_("What is due or soon will be; acknowledge it")),
        PARKED,
        Verb("since", "f7", N_("Since"), N_("What opened, changed and closed since you left")),
        Verb("new_matter", "f8", N_("Matter"), N_("Open a matter")),
    )

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

    def do_timers(self) -> None:
        """Show what is due."""
        from dutyroom.tui.forms.timers import TimerList
        from dutyroom.tui.pages.timers import TimerRows

        self.app.push_screen(TimerList(TimerRows(self.room)))

    def do_since(self) -> None:
        """Show what has changed since the officer at the desk was last on duty."""
        self.duty.show_since()

    def do_new_matter(self) -> None:
        """Open a matter; it was received when the key was pressed."""
        from dutyroom.domain.matter_sheet import MatterSheet
        from dutyroom.tui.forms.matter import MatterForm

        sheet = MatterSheet(self.room.now(), self.room.rules().offset)
        self.app.push_screen(MatterForm(sheet))
