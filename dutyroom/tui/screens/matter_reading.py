"""One matter of a list, read in full: beside the list where there is room, else in its place."""

from __future__ import annotations

from textual.events import ScreenSuspend
from textual.timer import Timer

from dutyroom.domain.refusal import Refusal
from dutyroom.store.matters.line import MatterLine
from dutyroom.tui.pages import matter_story
from dutyroom.tui.pages.matter_facts import Case
from dutyroom.tui.screens.matter_verbs import MatterVerbs
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import FindableRows, LongTable
from dutyroom.tui.widgets.matter_pane import MatterPane

SHOW_AFTER = 0.05
"""Seconds the cursor rests on a matter until it is shown in full beside the list."""


class MatterReading(MatterVerbs):
    """The matter under the cursor, or one that stays open whatever becomes of the list."""

    table: LongTable[MatterLine]
    pane: MatterPane

    def __init__(self) -> None:
        super().__init__()
        self.opened = ""
        """The subject of the matter that is open; empty for none."""
        self._full = ""
        self._case: Case | None = None
        self._show_timer: Timer | None = None

    def show_matter(self, subject: str) -> None:
        """Show one matter with its log, whichever are listed."""
        self.opened = subject
        self.add_class("-open")
        line = self.room.matters.line(subject)
        rows = self.table.rows
        if line is not None and isinstance(rows, FindableRows):
            place = rows.find(line.id)
            if place is not None:
                self.table.move_to(place)
        self._show_story()
        self.pane.focus()

    def current(self) -> MatterLine:
        """The matter that is open, else that under the cursor; raises `Refusal`."""
        line = self.room.matters.line(self.opened) if self.opened else self.table.current
        if line is None:
            raise Refusal("matter_none_here")
        return line

    def on_long_table_moved(self, event: LongTable.Moved) -> None:
        """Another matter, another page beside it."""
        if self.opened and self.table.has_focus:
            self.opened = event.row.subject
        if self._full and not self.opened and self._full != event.row.subject:
            self._mask()
        self.show_soon()

    def on_long_table_chosen(self) -> None:
        """Enter on a matter."""
        self.do_open()

    def do_open(self) -> None:
        """Show the matter with its log."""
        self.show_matter(self.current().subject)

    def do_close(self) -> None:
        """From the matter to the list."""
        self.remove_class("-open")
        self.opened = ""
        self._mask()
        self.table.focus()

    def show_full(self, subject: str) -> None:
        """Show who called until the cursor goes on."""
        self._full = subject
        self._show_story()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Nothing stays shown in full behind another screen."""
        self._mask()

    def _mask(self) -> None:
        if self._full:
            self._full = ""
            self.query_one(AnswerLine).clear()
            self._show_story()

    def show_soon(self) -> None:
        """Show the matter under the cursor once the cursor rests."""
        if self._show_timer is None:
            self._show_timer = self.set_timer(SHOW_AFTER, self._show_story)

    def _show_story(self) -> None:
        self._show_timer = None
        seen = self.has_class("-open") or self.has_class("-wide")
        self._case = self._read_case() if seen else None
        if self._case is None:
            self.pane.show()
        else:
            log = self.room.log.of(self._case.subject)
            story = matter_story.story_page(self.room, self._case, log)
            self.pane.show(matter_story.head(self.room, self._case), story)
        self.show_clocks()
        self.show_verbs()

    def _read_case(self) -> Case | None:
        try:
            subject = self.current().subject
        except Refusal:
            return None
        now = self.room.matters.get(subject)
        return Case(subject, now, self.room.matters.kind_of(now), self._full == subject)

    def show_clocks(self) -> None:
        """Count down, and say what is overdue."""
        if self._case is None:
            self.pane.count()
            return
        running = self.room.matters.timers(self._case.now)
        self.pane.count(matter_story.clocks(self.room, self._case, running, self.room.now()))
