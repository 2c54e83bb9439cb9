"""A board of several lists: one at a time, narrowed in place, the row in full beside it."""

from __future__ import annotations

from abc import abstractmethod

from textual.app import ComposeResult
from textual.containers import Horizontal

from dutyroom.i18n import _
from dutyroom.tui.board import Board
from dutyroom.tui.pages.view import AnyView
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.narrowed import Narrowed
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page

LABEL = 14
"""Cells of a field's name beside the list."""


class ViewsBoard(Narrowed, Board):
    """What boards of several lists have in common; each says which lists there are."""

    DEFAULT_CSS = """
    ViewsBoard #found { height: 1; }
    ViewsBoard #list { height: 1fr; }
    ViewsBoard #card { display: none; }
    ViewsBoard.-wide LongTable { width: 1fr; }
    ViewsBoard.-wide #card { display: block; width: 38; padding: 0 0 0 1; }
    """
    shown: AnyView
    """The list that is shown."""

    @abstractmethod
    def first_view(self) -> AnyView:
        """Make the lists, and say which is shown first."""

    def body(self) -> ComposeResult:
        """What is looked for, how many there are, the list, and the row in full beside it."""
        self.shown = self.first_view()
        self.filter = FilterField()
        self.table = LongTable(
            self.shown.columns, self.shown.cells, key_of=self.shown.key, empty=self.shown.empty
        )
        yield self.filter
        yield Page(id="found")
        with Horizontal(id="list"):
            yield self.table
            yield Page(id="card")

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self.table.focus()

    def read(self) -> None:
        """Read the list that is shown."""
        self.find_now()

    def find_now(self) -> None:
        """Show what is looked for."""
        super().find_now()
        self.filter.placeholder = _(self.shown.hint)
        self.shown.now = self.room.now()
        self.table.show(self.shown.read(self.filter.value))
        self.show_head()

    def show_head(self) -> None:
        """Say what is shown, and show the row under the cursor beside it."""
        self.query_one("#found", Page).show([self.shown.head()])
        self._show_card()

    def _show_card(self) -> None:
        if not self.has_class("-wide"):
            return
        row = self.table.current
        facts = [] if row is None else self.shown.facts(row)
        lines = [(run(label, Tone.MUTED, LABEL), run(said)) for label, said in facts]
        self.query_one("#card", Page).show(lines)

    def on_long_table_moved(self) -> None:
        """Show the row under the cursor beside the list."""
        self._show_card()
        self.show_verbs()

    def on_resize(self) -> None:
        """Fill the side pane where there is now room for it."""
        self.call_after_refresh(self._show_card)

    def show_list(self, view: AnyView) -> None:
        """Show another of the lists from its beginning."""
        self.shown, table = view, self.table
        table.columns, table.paint_row = view.columns, view.cells
        table.key_of, table.empty = view.key, view.empty
        self.filter.value = ""
        self.filter.action_keep()
        table.show(view.read(""), None)
        self.find_now()
        self.show_verbs()
        table.focus()

    def do_filter(self) -> None:
        """Show only some rows."""
        self.filter.open()

    async def on_long_table_chosen(self) -> None:
        """Enter on a row."""
        await self.action_verb("look")

    def do_look(self) -> None:
        """Show everything about the row."""
        from dutyroom.tui.forms.facts_card import FactsCard

        row = self.table.current
        if row is not None:
            self.app.push_screen(FactsCard(_(self.shown.title), self.shown.facts(row)))
