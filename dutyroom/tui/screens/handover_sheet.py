"""A board that shows the sheet of a handover: the one of now, or a frozen one."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.events import ScreenSuspend
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dutyroom.domain.handover.case import Case
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_
from dutyroom.tui.board import Board
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.pages.handover_desk import Desk, Loaded, Phase, desk_of, load, undecided
from dutyroom.tui.pages.handover_head import head_lines
from dutyroom.tui.pages.handover_lines import SheetLine
from dutyroom.tui.pages.handover_rows import COLUMNS, LineRows, added_lines, in_full
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page

MODE = "handover"
"""What this board is called among the boards."""


class SheetBoard(Board):
    """A sheet as a list, its head above it, the line under the cursor in full beside or below."""

    DEFAULT_CSS = """
    SheetBoard #head { height: 3; }
    SheetBoard #sheet { height: 1fr; }
    SheetBoard #pane { height: 5; padding: 0 1; border-top: solid $panel; }
    SheetBoard.-wide #sheet { layout: horizontal; }
    SheetBoard.-wide #pane {
        width: 42; height: 1fr; border-top: none; border-left: solid $panel;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.post = 0
        """The post that was chosen; 0 for that of the desk."""
        self.past = ""
        """The accepted handover that is read; empty for the present shift."""
        self.desk = Desk(Phase.NO_POST)
        self.loaded: Loaded | None = None
        self.lines: list[SheetLine] = []
        """The lines of the list."""
        self.left = 0
        """How many items of the shown sheet are still to be decided."""

    def body(self) -> ComposeResult:
        """The head, the lines of the sheet, one of them in full."""
        self.rows = LineRows()
        self.table: LongTable[SheetLine] = LongTable(
            COLUMNS, self.rows, key_of=_key, empty=N_("Nothing to show yet.")
        )
        self._pane = Static(id="line")
        yield Page(id="head")
        with Container(id="sheet"):
            yield self.table
            with VerticalScroll(id="pane", can_focus=False):
                yield self._pane

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self.table.focus()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Whoever comes back from another board finds the present shift, not the one just read."""
        if self.past and self.app.current_mode != MODE:
            self.past, self.stale = "", True

    # -- reading

    def read(self) -> None:
        """Show how the desk stands; a sheet that is not known yet is read on a thread."""
        post = self.post or self.room.handover.desk()
        before, self.desk = self.desk, desk_of(self.room, post, self.past)
        if self.desk.source != before.source or self.desk.phase is not before.phase:
            self._forget()
        if self.desk.phase in (Phase.NO_POST, Phase.UNOPENED):
            self.show()
        elif self.case is None:
            self.show()
            self._load()
        else:
            self.show()

    def retranslate(self) -> None:
        """Say everything in the language now in use."""
        self._forget()
        super().retranslate()

    def _forget(self) -> None:
        self.loaded = None
        self.table.show(Listed([]), None)

    def _load(self) -> None:
        reading = partial(load, self.room.file.path, self.room.clock, self.desk)
        self.run_worker(reading, thread=True, exclusive=True, group="sheet", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A sheet has been read."""
        worker = event.worker
        if worker.group != "sheet":
            return
        if worker.state is WorkerState.SUCCESS and isinstance(worker.result, Loaded):
            self._take(worker.result)
        elif isinstance(worker.error, Refusal):
            self.refuse(worker.error)

    def _take(self, loaded: Loaded) -> None:
        if loaded.desk.source != self.desk.source or loaded.desk.phase is not self.desk.phase:
            return
        first_time = self.loaded is None
        self.loaded = loaded
        if loaded.known is not None:
            self.room.handover.know(loaded.known)
        self.show()
        if first_time:
            self.begin()

    def begin(self) -> None:
        """Put the cursor where the reading begins: on the first line that is no heading."""
        self.table.move_to(1)

    @property
    def case(self) -> Case | None:
        """The frozen handover that is shown, as it stands; None where none is, or not yet."""
        if self.loaded is None or self.desk.line is None or not self.desk.source[0]:
            return None
        return self.room.handover.case(self.desk.line.subject)

    # -- showing

    def show(self) -> None:
        """Show the desk and what is known of its sheet."""
        case = self.case
        self.left = undecided(case) if case else 0
        self.rows.items = {} if case is None or self.desk.phase is Phase.HELD else case.items
        self.query_one("#head", Page).show(self.head())
        self.lines = self.loaded.lines if self.loaded else []
        if case is not None and self.desk.phase is Phase.PAST:
            self.lines = [*added_lines(self.room, case), *self.lines]
        self.table.show(Listed(self.lines))
        self.show_line()
        self.show_verbs()

    def head(self) -> list[Line]:
        """The lines over the sheet."""
        return head_lines(self.room, self.desk, self.loaded, self.case)

    def on_long_table_moved(self) -> None:
        """Another line is under the cursor."""
        self.show_line()

    def show_line(self) -> None:
        """Show the line under the cursor in full."""
        line = self.table.current
        if line is None:
            self._pane.update("")
            return
        item = self.rows.items.get(line.key)
        tall = self.has_class("-wide")
        self._pane.update(in_full(self.room, line, item, tall=tall))

    def on_resize(self) -> None:
        """Use the room there is."""
        self.show_line()


def _key(line: SheetLine) -> tuple[str, str]:
    return (line.key, "") if line.key else (line.title, line.text)
