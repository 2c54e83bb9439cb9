"""The matters of the room: the list, one matter with its log, and what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.worker import Worker, get_current_worker

from dutyroom.domain.matters.matter import NEVER
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.matters.window import MatterFilter, MatterKeys, Shown
from dutyroom.tui.matter_search import Found, Sight, find
from dutyroom.tui.pages.matter_rows import MatterRows, columns
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.matter_reading import MatterReading
from dutyroom.tui.screens.matter_verbs import MINE, TALLY
from dutyroom.tui.screens.narrowed import Narrowed
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.matter_pane import MatterPane
from dutyroom.tui.widgets.page import Page

if TYPE_CHECKING:
    from dutyroom.tui.forms.tally import Chosen


class MattersBoard(Narrowed, MatterReading):
    """Overdue ones first, then by urgency and due; the one under the cursor beside the list."""

    DEFAULT_CSS = """
    MattersBoard #found { height: 1; }
    MattersBoard #list { height: 1fr; }
    MattersBoard MatterPane { display: none; }
    MattersBoard.-narrow.-open MatterPane { display: block; }
    MattersBoard.-narrow.-open LongTable { display: none; }
    MattersBoard.-wide MatterPane { display: block; width: 38; border-left: solid $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.marked: dict[str, str] = {}
        self.sight = Sight()
        self._found = Found(self.sight, MatterKeys(), 0, 0)
        self._journal_end = (-1, -1)
        self._sorted_at = 0
        self._next_due = NEVER
        self._counted: Chosen | None = None

    def body(self) -> ComposeResult:
        """What is looked at, how many there are, the list, the matter beside it."""
        self.filter = FilterField()
        self.rows = MatterRows(self.room, self.marked)
        self.table: LongTable[MatterLine] = LongTable(
            columns(), self.rows, key_of=lambda line: line.id, empty=N_("No matter here.")
        )
        self.pane = MatterPane()
        yield self.filter
        yield Page(id="found")
        with Horizontal(id="list"):
            yield self.table
            yield self.pane

    def hints(self) -> tuple[str, ...]:
        """What can be typed."""
        return (
            N_("/ narrows the list: words, a number 0042, a kind, a unit, an owner, a state"),
            N_("Enter shows a matter with its log, Esc goes back · Space marks, F7 reminds"),
        )

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self.table.focus()

    # -- reading

    def read(self) -> None:
        """Show the first matters at once, and all of them when they are found."""
        self.filter.placeholder = _("words, number 0042, kind, unit, owner, state")
        end = self.room.matters.head()
        if end == self._journal_end:
            return
        self._fit()
        if self._journal_end == (-1, -1) and self.sight == Sight():
            first = self.room.matters.first()
            self._show_found(Found(self.sight, first, len(first), 0))
        self._journal_end = end
        self.find_now()

    def on_resize(self) -> None:
        """Say in the list what there is room for."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        wanted = columns(self.table.size.width or self.size.width)
        if wanted != self.table.columns:
            self.table.columns = wanted
            self.table.show(self.table.rows)

    def retranslate(self) -> None:
        """Say everything in the language now in use."""
        self._journal_end = (-1, -1)
        super().retranslate()

    def tick(self) -> None:
        """Count down; order anew when something has become overdue, or the clock was set back."""
        now = self.room.now()
        if now >= self._next_due or now < self._sorted_at:
            self._next_due = now + 60  # until the search says better
            self.find_now()
        elif now // 60 != self.rows.now // 60:
            self._repaint()
        self.show_clocks()

    def _repaint(self) -> None:
        self.rows.now = self.room.now()
        self.table.show(self.table.rows)

    def find_now(self) -> None:
        """Search on a thread for what is wanted."""
        super().find_now()
        sight = replace(self.sight, text=self.filter.value)
        search = partial(self._search, sight, sight != self._found.sight)
        self.run_worker(search, thread=True, exclusive=True, group="find", exit_on_error=False)

    def _search(self, sight: Sight, new: bool) -> None:
        worker = get_current_worker()
        for found in find(self.room.file.path, sight, self.room.clock, first=new):
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._show_found, found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search that could not be made says why."""
        if event.worker.group == "find" and isinstance(event.worker.error, Refusal):
            self.refuse(event.worker.error)

    def _show_found(self, found: Found) -> None:
        same = found.sight == self._found.sight
        self.sight, self._found = found.sight, found
        self.rows.now = self._sorted_at = self.room.now()
        self._next_due = self.room.matters.next_due()
        window = self.room.matters.window(found.keys)
        line = self.room.matters.line(self.opened) if self.opened else None
        if line is not None:
            self.table.show(window, line.id)
        elif same:
            self.table.show(window)
        else:
            self.table.show(window, None)
        self._show_count()
        self.show_soon()

    def _show_count(self) -> None:
        found, shown = self._found, self.sight.wanted.shown
        count = f"{len(found.keys):,}" + ("" if found.keys.exact else "+")
        title = self.sight.title or (_("My matters") if self.sight.wanted.owner else word(shown))
        parts = [run(f" {title} {count}", Tone.HEAD)]
        if self.sight.text.strip() and not self.sight.title and shown is Shown.OPEN:
            parts.append(run(_(" of {n:,}").format(n=found.open), Tone.HEAD))
        if found.overdue:
            parts.append(run("  " + _("! {n:,} overdue").format(n=found.overdue), Tone.URGENT))
        if self.marked:
            parts.append(run("  " + _("✓ {n} marked").format(n=len(self.marked)), Tone.STRONG))
        parts.append(run("   " + _("/ filter · Enter in full · Space marks"), Tone.MUTED))
        self.query_one("#found", Page).show([tuple(parts)])

    # -- which ones

    def show_only(self, shown: str) -> None:
        """Show another part of the matters, or the tally."""
        if shown == TALLY:
            self.show_tally()
        elif shown == MINE:
            self._look_at(Sight(MatterFilter(owner=self.room.officer())))
        else:
            self._look_at(Sight(MatterFilter(Shown(shown))))

    def show_tally(self) -> None:
        """Count them, and show the matters behind a number that is chosen."""
        from dutyroom.tui.forms.tally import TallyForm

        def go(chosen: Chosen | None) -> None:
            self._counted = chosen
            if chosen is not None:
                self._look_at(Sight(chosen.number.wanted, title=chosen.number.title))
            elif self.sight.title:
                self._look_at(Sight())

        last = self._counted
        self.app.push_screen(TallyForm(last.span, last.place) if last else TallyForm(), go)

    def _look_at(self, sight: Sight) -> None:
        self.do_close()
        self.sight = sight
        self.filter.value = ""
        self.find_now()
        self.table.focus()

    def do_filter(self) -> None:
        """Show only some matters."""
        self.do_close()
        self.filter.open()

    def do_back(self) -> None:
        """One step back: from the matter, the filter, the marks, the rows of a number."""
        if self.opened:
            self.do_close()
        elif self.filter.value:
            self.filter.action_drop()
        elif self.marked:
            self.marked.clear()
            self.show_marks()
        elif self.sight.title:
            self.show_tally()
        self.table.focus()

    def show_marks(self) -> None:
        """Show which matters are marked."""
        self._repaint()
        self._show_count()
