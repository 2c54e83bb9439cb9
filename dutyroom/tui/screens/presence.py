"""Who is on post now, the spot checks, and where leaders are: three lists on one board."""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.presence.stands import StandLine
from dutyroom.tui.board import Board
from dutyroom.tui.pages.presence.checks import ChecksView
from dutyroom.tui.pages.presence.five import FiveView
from dutyroom.tui.pages.presence.standing import StandingView
from dutyroom.tui.pages.presence.view import AnyView, month_beside
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.narrowed import Narrowed
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page

LABEL = 14
"""Cells of a field's name beside the list."""


class PresenceBoard(Narrowed, Board):
    """One list at a time, narrowed in place; F5 is the next act for the row."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("look", "enter", "", N_("Show all of a row"), False, over=False),
        Verb("act", "f5", N_("Act"), N_("Arrived, absent, away …; a spot check; a confirmation")),
        Verb("view", "f6", N_("View"), N_("Who is on post, spot checks, the five-presence board")),
        Verb("times", "f7", N_("Times"), N_("Times for spot checks, drawn for your shift")),
        Verb("results", "f8", N_("Results"), N_("The spot checks by post, with their faults")),
        Verb("mark", "space", "", N_("Mark a row; F5 then acts on all marked"), False, over=False),
        Verb("filter", "slash", "", N_("Show only some rows"), False, over=False),
        Verb("before", "left_curly_bracket", "", N_("The month before"), False, over=False),
        Verb("after", "right_curly_bracket", "", N_("The month after"), False, over=False),
        Verb("back", "escape", "", N_("Drop the filter, then the marks"), False, over=False),
    )
    DEFAULT_CSS = """
    PresenceBoard #found { height: 1; }
    PresenceBoard #list { height: 1fr; }
    PresenceBoard #card { display: none; }
    PresenceBoard.-wide LongTable { width: 1fr; }
    PresenceBoard.-wide #card { display: block; width: 38; padding: 0 0 0 1; }
    """

    def body(self) -> ComposeResult:
        """What is looked for, how many there are, the list, and the row in full beside it."""
        self.views: tuple[AnyView, ...] = (
            StandingView(self.room), ChecksView(self.room), FiveView(self.room)
        )  # fmt: skip
        self.shown: AnyView = self.views[0]
        self._minute = 0
        self.filter = FilterField()
        self.table = LongTable(
            self.shown.columns, self.shown.cells, key_of=self.shown.key, empty=self.shown.empty
        )
        yield self.filter
        yield Page(id="found")
        with Horizontal(id="list"):
            yield self.table
            yield Page(id="card")

    def hints(self) -> tuple[str, ...]:
        """What can be typed, and what the glyphs mean."""
        return (
            N_("● on post · △ not arrived after 15 min · ◇ away · ✗ absent · ○ expected"),
            N_("Space marks, F5 then notes all marked at once · / narrows, ! only what is wrong"),
            N_("Spot check: Enter when it rings, Enter again when somebody answers"),
        )

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self.table.focus()

    # -- reading

    def read(self) -> None:
        """Read the list that is shown."""
        self.find_now()

    def find_now(self) -> None:
        """Show what is looked for."""
        super().find_now()
        self.filter.placeholder = _(self.shown.hint)
        self.shown.now = self.room.now()
        self._minute = self.shown.now // 60
        self.table.show(self.shown.read(self.filter.value))
        self._show_head()

    def _show_head(self) -> None:
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

    def tick(self) -> None:
        """A new minute may make somebody late."""
        if self.room.now() // 60 != self._minute:
            self.find_now()

    # -- which list

    def do_view(self) -> None:
        """Show the next of the three lists."""
        place = (self.views.index(self.shown) + 1) % len(self.views)
        self.show_view(self.views[place].name)

    def show_view(self, name: str) -> None:
        """Show one of the lists: `standing`, `checks` or `five`."""
        self.shown = next(each for each in self.views if each.name == name)
        table = self.table
        table.columns, table.paint_row = self.shown.columns, self.shown.cells
        table.key_of, table.empty = self.shown.key, self.shown.empty
        self.filter.value = ""
        self.filter.action_keep()
        table.show(self.shown.read(""), None)
        self.find_now()
        self.show_verbs()
        table.focus()

    def do_before(self) -> None:
        """The month before."""
        self._turn(-1)

    def do_after(self) -> None:
        """The month after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if isinstance(self.shown, ChecksView):
            self.shown.span = month_beside(self.room, self.shown.span, by)
            self.table.show(self.shown.read(self.filter.value), None)
            self._show_head()

    def do_filter(self) -> None:
        """Show only some rows."""
        self.filter.open()

    def do_back(self) -> None:
        """One step back: the filter, then the marks."""
        if self.filter.value:
            self.filter.action_drop()
        elif self.shown.marked:
            self.shown.marked.clear()
            self.find_now()

    # -- rows

    def do_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        row = self.table.current
        if isinstance(row, StandLine) and not row.is_uncovered:
            self.shown.marked ^= {self.shown.key(row)}
            self.table.show(self.table.rows)
            self._show_head()
            self.table.action_move(1)

    def those(self) -> list[StandLine]:
        """Who is acted on: everybody marked, else who is under the cursor; raises `Refusal`."""
        view, row = self.views[0], self.table.current
        if view.marked:
            return [each for each in view.read("").fetch(0, 9999) if view.key(each) in view.marked]
        if not isinstance(row, StandLine):
            raise Refusal("nobody_marked")
        if row.is_uncovered:
            raise Refusal("slot_uncovered")
        return [row]

    def noted(self, said: str) -> None:
        """Answer that something was noted; what was marked for it is marked no more."""
        self.views[0].marked.clear()
        self.done(said)

    async def on_long_table_chosen(self) -> None:
        """Enter on a row."""
        await self.action_verb("look")

    def do_look(self) -> None:
        """Show everything about the row."""
        from dutyroom.tui.forms.presence.card import FactsCard

        row = self.table.current
        if row is not None:
            self.app.push_screen(FactsCard(_(self.shown.title), self.shown.facts(row)))

    # -- acts

    def do_act(self) -> None:
        """The next act for the row, or for all that are marked."""
        import_module(f"dutyroom.tui.forms.presence.{self.shown.name}").open_acts(self)

    def do_times(self) -> None:
        """Times for spot checks."""
        from dutyroom.tui.forms.presence.times import open_times

        open_times(self)

    def do_results(self) -> None:
        """The spot checks of the month by post."""
        from dutyroom.tui.forms.presence.results import open_results

        open_results(self)
