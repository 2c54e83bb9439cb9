"""The calls of the room: the list, one call in full, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import ScreenSuspend
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.call_line import CallLine
from dutyroom.store.call_window import CallFilter, CallKeys
from dutyroom.store.room import Room, opened
from dutyroom.tui.board import Board
from dutyroom.tui.call_filter import read_filter
from dutyroom.tui.pages import call_rows
from dutyroom.tui.pages.call_story import story_page
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.call_verbs import CallVerbs
from dutyroom.tui.screens.narrowed import Narrowed
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page

SHOW_AFTER = 0.05
"""Seconds the cursor rests on a call until it is shown in full beside the list."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    wanted: CallFilter
    keys: CallKeys
    total: int
    """How many calls there are in all."""


def find(path: str, wanted: CallFilter) -> Found:
    """Search a file on a connection of its own; raises `Refusal`."""
    with opened(Room.open(path, read_only=True)) as room:
        keys = room.hotline.find(wanted)
        return Found(wanted, keys, room.hotline.total() if wanted.terms else len(keys))


class HotlineBoard(Narrowed, CallVerbs, Board):
    """A list of any length, newest first; the call under the cursor can be read in full."""

    VERBS: ClassVar[tuple[Verb, ...]] = CallVerbs.VERBS
    DEFAULT_CSS = """
    HotlineBoard #found { height: 1; }
    HotlineBoard #list { height: 1fr; }
    HotlineBoard #pane { display: none; padding: 0 1; width: 1fr; }
    HotlineBoard #pane:focus { background: $boost; }
    HotlineBoard.-narrow.-open #pane { display: block; }
    HotlineBoard.-narrow.-open LongTable { display: none; }
    HotlineBoard.-wide #pane { display: block; width: 38; border-left: solid $panel; }
    """

    def body(self) -> ComposeResult:
        """What is looked for, how many there are, the list, the call beside it."""
        self.wanted = CallFilter()
        self._keys = CallKeys()
        self._total = 0
        self._head = (-1, -1)
        self._full = ""
        self._sought = ""
        self._show_timer: Timer | None = None
        self.filter = FilterField()
        self._rows = call_rows.CallRows(self.room)
        self.table: LongTable[CallLine] = LongTable(
            call_rows.COLUMNS, self._rows.cells, key_of=lambda line: line.key,
            empty=N_("No call. F2 writes one down."),
        )  # fmt: skip
        self._story = Static(id="story")
        yield self.filter
        yield Page(id="found")
        with Horizontal(id="list"):
            yield self.table
            with VerticalScroll(id="pane"):
                yield self._story

    def hints(self) -> tuple[str, ...]:
        """What can be typed."""
        return (
            N_("/ narrows the list: words, a number 0042, digits of a phone, a category"),
            N_("Enter shows a call in full, Esc goes back · [ ] a shift, { } a day"),
            N_("Ctrl+R shows who called in full until the cursor goes on; the look is recorded"),
        )

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self.table.focus()

    # -- reading

    def read(self) -> None:
        """Show the newest calls at once, and all of them when they are found."""
        self.filter.placeholder = _("words, number 0042, phone, category")
        head = self.room.hotline.head()
        if head == self._head:
            return
        if self._head == (-1, -1):
            newest = self.room.hotline.newest()
            self._show_found(Found(CallFilter(), newest, len(newest)))
        self._head = head
        self.find_now()

    def retranslate(self) -> None:
        """Say everything in the language now in use."""
        self._head = (-1, -1)
        super().retranslate()

    def find_now(self) -> None:
        """Search on a thread for what is wanted."""
        super().find_now()
        wanted = read_filter(self.filter.value, self.room)
        search = partial(find, self.room.file.path, wanted)
        self.run_worker(search, thread=True, exclusive=True, group="find", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search has come back."""
        worker = event.worker
        if worker.group == "find" and worker.state is WorkerState.SUCCESS:
            if isinstance(worker.result, Found):
                self._show_found(worker.result)
        elif worker.group == "find" and isinstance(worker.error, Refusal):
            self.refuse(worker.error)

    def _show_found(self, found: Found) -> None:
        same = found.wanted.terms == self.wanted.terms
        self.wanted, self._keys, self._total = found.wanted, found.keys, found.total
        self._rows.renew()
        window = self.room.hotline.window(found.keys)
        if same and self.table.cursor:
            self.table.show(window)
        else:
            self.table.show(window, None)
        self._show_sought()
        self._show_count()
        self._show_soon()

    def _show_count(self) -> None:
        count, total = len(self._keys), self._total
        said = _("{n:,} of {total:,} calls") if self.wanted.terms else _("{n:,} calls")
        more = "" if self._keys.exact else "+"
        keys = _("/ filter · Enter in full · [ ] shift · { } day")
        self.query_one("#found", Page).show([
            (
                run(" " + said.format(n=count, total=total) + more, Tone.HEAD),
                run(f"   {keys}", Tone.MUTED),
            )
        ])  # fmt: skip

    # -- narrowing

    def do_filter(self) -> None:
        """Show only some calls."""
        self.do_back()
        self.filter.open()

    # -- one call

    def current(self) -> CallLine:
        """The call under the cursor; raises `Refusal("no_call_here")`."""
        line = self.table.current
        if line is None:
            raise Refusal("no_call_here")
        return line

    def on_long_table_moved(self, event: LongTable.Moved) -> None:
        """Another call, another page beside it."""
        if self._full and self._full != event.row.subject:
            self._mask()
        self._show_soon()

    def on_long_table_chosen(self) -> None:
        """Enter on a call."""
        self.do_open()

    def number_here(self) -> str:
        """The number that called, unless it is confidential."""
        line = self.table.current
        return "" if line is None or line.call.confidential else line.call.phone

    def show_call(self, subject: str) -> None:
        """Show one call in full, wherever it stands in the list."""
        self.do_back()
        self.filter.action_drop()
        self._sought = subject
        self._show_sought()

    def _show_sought(self) -> None:
        line = self.room.hotline.get(self._sought) if self._sought else None
        place = None if line is None else self._keys.find(*line.key)
        if place is not None:
            self._sought = ""
            self.table.move_to(place)
            self.do_open()

    def do_open(self) -> None:
        """Show the call in full."""
        self.current()
        self.add_class("-open")
        self._show_story()
        self.query_one("#pane").focus()

    def do_back(self) -> None:
        """From the call to the list; from the list to all calls."""
        if self.has_class("-open"):
            self.remove_class("-open")
            self._mask()
        elif self.filter.value:
            self.filter.action_drop()
        self.table.focus()

    def show_full(self, subject: str) -> None:
        """Show who called in full until the cursor goes on."""
        self._full = subject
        self._show_story()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Nothing stays shown in full behind another screen."""
        if self._full:
            self._mask()

    def _mask(self) -> None:
        self._full = ""
        self.query_one(AnswerLine).clear()
        self._show_story()

    def _show_soon(self) -> None:
        if self._show_timer is None:
            self._show_timer = self.set_timer(SHOW_AFTER, self._show_story)

    def _show_story(self) -> None:
        self._show_timer = None
        line = self.table.current
        story = self.room.hotline.story(line.subject) if line else None
        if story is None:
            self._story.update("")
        elif self.query_one("#pane").display:
            full = self._full == story.line.subject
            self._story.update(story_page(self.room, story, full=full))
        self.show_verbs()

    # -- through the nights

    def go_span(self, by: int, seconds: int) -> None:
        """Go to the newest call of the span of a duty day before or after that has any."""
        if not len(self._keys):
            return
        starts = self._span(self.current().call.received_at, seconds)
        place = self._keys.place_of(starts - 1)
        if by > 0:
            newest = self._keys.place_of(starts + seconds - 1)
            later = self._span(self._keys.received_at(max(0, newest - 1)), seconds)
            place = self._keys.place_of(later + seconds - 1)
        self.table.move_to(place)

    def _span(self, at: int, seconds: int) -> int:
        """When the span of an instant began, counted from the start of its duty day."""
        rules = self.room.rules()
        since = at + (rules.offset - rules.day_starts) * 60
        return at - since % seconds
