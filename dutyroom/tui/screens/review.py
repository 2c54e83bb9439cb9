"""The handovers of the room for who reviews them: what is odd first, each read in full."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.handover.line import HandoverLine
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.pages.review_lines import SheetLine
from dutyroom.tui.pages.review_page import Shown, Wanted, read_page
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.review_list import Found, ReviewList
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Column, LongTable
from dutyroom.tui.widgets.page import Page

SHOW_AFTER = 0.05
"""Seconds the cursor rests on a handover until it is read."""
GLYPH = 2
"""Cells of the column of glyphs before a sheet."""


class ReviewBoard(ReviewList):
    """A list of any length; the handover under the cursor is read beside it or in its place."""

    VERBS: ClassVar[tuple[Verb, ...]] = ReviewList.VERBS
    DEFAULT_CSS = """
    ReviewBoard #found { height: 1; }
    ReviewBoard #list { height: 1fr; }
    ReviewBoard #handovers { width: 2fr; min-width: 68; }
    ReviewBoard #sheet { display: none; width: 1fr; }
    ReviewBoard.-narrow.-open #sheet, ReviewBoard.-beside #sheet { display: block; }
    ReviewBoard.-narrow.-open #handovers, ReviewBoard.-beside #handovers { display: none; }
    ReviewBoard.-wide #sheet { display: block; margin: 0 0 0 1; }
    """

    def body(self) -> ComposeResult:
        """What is looked for, how many there are, the list, the sheet beside it."""
        self.begin()
        self._as_of: tuple[str, int] = ("", 0)
        self._side = ""
        self._shown: tuple[Shown, HandoverLine] | None = None
        self._read_timer: Timer | None = None
        self.sheet: LongTable[SheetLine] = LongTable((), self._cells, id="sheet")
        yield self.filter
        yield Page(id="found")
        with Horizontal(id="list"):
            yield self.table
            yield self.sheet

    def hints(self) -> tuple[str, ...]:
        """What the keys are, and what the glyphs mean."""
        return (
            N_("Enter reads a handover in full, Esc goes back · / post, officer, number"),
            N_("Compared: ≠ changed, + new, − gone; in a narrow window F6 shows the other one."),
            N_("Forced, late, questioned and not yet reviewed ones stand first."),
        )

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self.table.focus()

    # -- the list

    def retranslate(self) -> None:
        """Say everything in the language now in use."""
        self._shown = None
        super().retranslate()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search or a sheet has come back."""
        result = event.worker.result if event.state is WorkerState.SUCCESS else None
        if isinstance(result, Found):
            self.show_found(result)
        elif isinstance(result, Shown):
            self._show(result)
        elif isinstance(event.worker.error, Refusal):
            self.refuse(event.worker.error)

    def show_head(self) -> None:
        """How many there are and what the keys do, or as of when the sheet is read."""
        said = [run(" " + _("{n:,} handovers").format(n=self.count), Tone.HEAD)]
        if at_ms := self._at_ms():
            at = f"{self.room.local(at_ms // 1000):%m-%d %H:%M:%S}"
            said.append(run("   " + _("◷ as it stood at {time}").format(time=at), Tone.WATCH))
        else:
            said.append(run("   " + _("/ filter · Enter in full"), Tone.MUTED))
        self.query_one("#found", Page).show([tuple(said)])
        self.show_verbs()

    # -- one handover

    def know(self) -> None:
        """Give the room what a thread has read: a sheet may be long."""
        if self._shown is not None and self._shown[0].known is not None:
            self.room.handover.know(self._shown[0].known)

    def on_long_table_moved(self, event: LongTable.Moved) -> None:
        """Another handover, another sheet beside it."""
        if event.table is self.table:
            self.show_head()
            self.read_soon()

    def on_long_table_chosen(self, event: LongTable.Chosen) -> None:
        """Enter on a handover."""
        if event.table is self.table:
            self.do_open()

    def on_resize(self, event: Resize) -> None:
        """Lay the sheet out anew."""
        self.read_soon()

    def do_open(self) -> None:
        """Read the handover in full."""
        self.current()
        self.add_class("-open")
        self.sheet.focus()
        self.read_soon()

    def do_compare(self) -> None:
        """Put the handover before beside it; where there is one column, in its place."""
        wide = self.has_class("-wide")
        self._side = "" if wide and self._side else "now" if self._side == "before" else "before"
        self.set_class(bool(self._side), "-beside")
        self.do_open()

    def show_as_of(self, at_ms: int) -> None:
        """Show the handover as it stood at an instant."""
        self._as_of = (self.current().subject, at_ms)
        self.show_head()
        self.do_open()

    def do_back(self) -> None:
        """Out of the comparison, out of the past, to the list, to all handovers."""
        if self._side:
            self._side = ""
            self.remove_class("-beside")
            self.read_soon()
        elif self._at_ms():
            self.show_as_of(0)
        elif self.has_class("-open"):
            self.leave_sheet()
        elif self.filter.value:
            self.filter.action_drop()

    def leave_sheet(self) -> None:
        """Back to the list, out of the comparison and out of the past."""
        self._side, self._as_of = "", ("", 0)
        self.remove_class("-open", "-beside")
        self.table.focus()
        self.show_head()
        self.read_soon()

    # -- its sheet

    def _at_ms(self) -> int:
        line = self.table.current
        return self._as_of[1] if line is not None and line.subject == self._as_of[0] else 0

    def _what(self) -> Wanted | None:
        """What is to be read as things stand; None where no sheet is to be seen."""
        line, cells = self.table.current, self.sheet.scrollable_content_region.width - GLYPH - 1
        if line is None or not self.sheet.display or cells < GLYPH:
            return None
        beside = bool(self._side and line.previous)
        width = (cells - 1) // 2 if beside and self.has_class("-wide") else cells
        return Wanted(line.subject, self._at_ms(), beside, width)

    def read_soon(self) -> None:
        """Read the handover under the cursor once it rests there."""
        if self._read_timer is None:
            self._read_timer = self.set_timer(SHOW_AFTER, self._read)

    def _read(self) -> None:
        self._read_timer = None
        wanted = self._what()
        if wanted is None:
            return
        if self._shown is not None:
            shown, line = self._shown
            # What is signed for changes only with its line.
            if (shown.wanted, line) == (wanted, self.table.current) and line.accepted_ms:
                self._show(shown)
                return
        search = partial(read_page, self.room.file.path, wanted)
        self.run_worker(search, thread=True, exclusive=True, group="sheet", exit_on_error=False)

    def _show(self, shown: Shown) -> None:
        """Show what was read, unless something else is wanted by now."""
        if shown.wanted != self._what():
            self.read_soon()
            return
        same = self._shown is not None and self._shown[0].wanted == shown.wanted
        self._shown = (shown, self.current())
        self.sheet.columns = self._columns(shown)
        keep = {} if same else {"keep": None}
        self.sheet.show(Listed(shown.lines), **keep)

    def _columns(self, shown: Shown) -> tuple[Column, ...]:
        glyph, now = Column("", GLYPH), Column(shown.title, 1, flexible=True)
        if not shown.wanted.beside:
            return glyph, now
        before = Column(shown.before, 1, flexible=True)
        if self.has_class("-wide"):
            return glyph, before, now
        return glyph, now if self._side == "now" else before

    def _cells(self, line: SheetLine) -> SheetLine:
        """The cells of a line; of two in a narrow window, the one that is asked for."""
        if len(line) < 3 or self.has_class("-wide"):
            return line
        return line[0], line[2 if self._side == "now" else 1]
