"""The fairness ledger: what everybody has stood, and how far apart they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from typing import ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from dutyroom.domain.calendar import Span
from dutyroom.domain.fairness import Stood, spread
from dutyroom.i18n import N_, _
from dutyroom.reports.fairness import HEADS, latest_days, stood_row, year_so_far
from dutyroom.store.room import Room
from dutyroom.store.rostering.stood import stood
from dutyroom.tui.forms.roster.late_listing import LateListing
from dutyroom.tui.kit.safe import say
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

WIDTHS = (6, 7, 9, 9, 8, 13)
BY = tuple(each.name for each in fields(Stood))
"""What the columns beside the officer show, in their order."""
HOURS = BY.index("seconds")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What one officer has stood."""

    name: str
    stood: Stood


def open_form(board: RosterScreen) -> None:
    """Show the ledger of the latest 90 days."""
    board.duty.push_screen(Ledger(board.room.today()))


def ledger_rows(room: Room, days: Span) -> list[LedgerRow]:
    """What everybody has stood on some days, by name; raises `Refusal` as `stood` does."""
    name = room.officers.name
    rows = [LedgerRow(name(officer), each) for officer, each in stood(room, days).items()]
    return sorted(rows, key=attrgetter("name"))


class Ledger(LateListing[LedgerRow]):
    """Who has stood how much, sorted by any column; the spread is at the foot."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *LateListing.VERBS,
        Verb("turn_days", "f6", N_("Days"), N_("The latest 90 days, or the year so far")),
        Verb("sort_on", "right", "", N_("Sort by the next column"), shown=False),
        Verb("sort_back", "left", "", N_("Sort by the column before"), shown=False),
    )
    DEFAULT_CSS = """
    Ledger > Vertical { width: 78; }
    Ledger #spread { height: 1; }
    Ledger #spread-label { width: 1fr; }
    Ledger #spread-values { width: auto; text-style: bold; }
    """

    def __init__(self, today: str) -> None:
        self._spans = [latest_days(today), year_so_far(today)]
        self._by = HOURS
        self._ledger: Sequence[LedgerRow] = ()
        super().__init__(
            "", self._headed(), _cells, partial(ledger_rows, days=self._spans[0]),
            empty=N_("Nobody has stood on these days."),
        )  # fmt: skip

    def on_mount(self) -> None:
        """Put the spread between the list and the answer, and begin to read."""
        label = Static(say("$label", label=_("Spread max − min")), id="spread-label")
        values = Static("", id="spread-values")
        self.query_one("Vertical").mount(
            Horizontal(label, values, id="spread"), after=self.query_one(LongTable)
        )
        self._begin()

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("←→ sort by · F6 90 days or the year · Esc back")

    def do_turn_days(self) -> None:
        """Look at the other stretch of days."""
        self._spans.reverse()
        self._begin()

    def do_sort_on(self) -> None:
        """Sort by the next column."""
        self._sort(1)

    def do_sort_back(self) -> None:
        """Sort by the column before."""
        self._sort(-1)

    def _begin(self) -> None:
        days = self._spans[0]
        title = _("Stood from {first} to {last}").format(first=days.first, last=days.last)
        self.query_one(".listing--title", Static).update(say("$title", title=title))
        self.read(partial(ledger_rows, days=days))

    def _sort(self, by: int) -> None:
        self._by = (self._by + by) % len(BY)
        self.query_one(LongTable).columns = self._headed()
        self.show_rows(self._ledger)

    def _headed(self) -> tuple[Column, ...]:
        """The columns, the one that is sorted by with a mark."""
        heads = [_(head) for head in HEADS]
        heads[self._by] += "▾"
        counted = zip(heads, WIDTHS, strict=True)
        officer = Column(N_("Officer"), 12, flexible=True)
        return officer, *(Column(head, width, "right") for head, width in counted)

    def show_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Show the ledger, the most of the column that is sorted by first."""
        self._ledger = rows
        value = attrgetter(BY[self._by])
        super().show_rows(sorted(rows, key=lambda row: -value(row.stood)))
        apart = stood_row(spread({n: row.stood for n, row in enumerate(rows)}))
        said = " ".join(f"{each:>{width}}" for each, width in zip(apart, WIDTHS, strict=True))
        self.query_one("#spread-values", Static).update(say("$said ", said=said))

    def choose(self, row: LedgerRow) -> None:
        """A row of the ledger leads nowhere."""


def _cells(row: LedgerRow) -> list[Cell]:
    return [Cell(row.name), *(Cell(each) for each in stood_row(row.stood))]
