"""What the board of the roster shows: a month of a version in one of its views, and a cursor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.roster import Post, Slot
from dutyroom.i18n import _
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.survey import Officer, Survey
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.screens.roster.cell import Cell, cell_of
from dutyroom.tui.screens.roster.day_rows import DayTable
from dutyroom.tui.screens.roster.views import View
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.month_grid import MonthGrid
from dutyroom.tui.widgets.page import Page

WIDE = 120
"""Cells from which on the pane stands beside the grid: a whole month still fits."""


class RosterShown(RosterScreen):
    """One of several views of the same place: a post or an officer, a day, a shift."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    DEFAULT_CSS = """
    RosterShown #roster { height: 1fr; }
    RosterShown #legend { height: 1; }
    RosterShown #cell { height: 6; }
    RosterShown.-low #cell { height: 2; }
    RosterShown.-wide #roster { layout: horizontal; }
    RosterShown.-wide #cell { width: 40; height: 1fr; }
    RosterShown.-wide #grid, RosterShown.-wide #day { width: 1fr; }
    RosterShown #day { display: none; }
    RosterShown.-day #day { display: block; }
    RosterShown.-day #grid { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.view = View.POSTS
        self.survey = Survey("", 0)
        """What is known of the whole month; empty until a thread has looked."""
        self.book: MonthBook
        self.calendar: Calendar
        self.posts: Sequence[Post] = ()
        self.officers: Sequence[Officer] = ()
        """The rows, narrowed by what stands in the filter."""
        self._number = 0
        self._day = self._month = ""
        self._post = self._officer = 0

    def body(self) -> ComposeResult:
        """Filter and legend, the grid or the day, the place under the cursor."""
        yield FilterField(placeholder=_("name or initials"))
        yield Page(id="legend")
        with Vertical(id="roster"):
            yield MonthGrid(id="grid")
            yield DayTable(id="day")
            yield Page(id="cell")

    @property
    def grid(self) -> MonthGrid:
        """The month or week."""
        return self.query_one(MonthGrid)

    @property
    def table(self) -> DayTable:
        """The day."""
        return self.query_one(DayTable)

    # -- what forms ask

    @property
    def month(self) -> str:
        """The month that is shown, ISO."""
        return self._month

    @property
    def version(self) -> int:
        """The number of the version that is shown."""
        return self._number

    @property
    def day_here(self) -> str:
        """The duty day under the cursor, ISO."""
        return self._day

    @property
    def post_here(self) -> Post | None:
        """The post under the cursor; None where people are shown, or nothing is."""
        if self.view.of_people:
            return None
        return next((post for post in self.posts if post.key == self._post), None)

    @property
    def officer_here(self) -> int:
        """The officer under the cursor, or the first in the slot under it; 0 for nobody."""
        if self.view.of_people:
            return self._officer
        slot = self.slot_here
        return slot.crew[0].officer if slot and slot.crew else 0

    @property
    def slot_here(self) -> Slot | None:
        """The slot under the cursor with its crew."""
        if self.view.of_people:
            slots = self.survey.duties.get((self._officer, self._day), ())
        else:
            cell = self.cell_here()
            slots = cell.to_fill() if cell else ()
        return slots[self.shift_here] if self.shift_here < len(slots) else None

    @property
    def shift_here(self) -> int:
        """Which of the shifts of its cell the cursor is on, counted from 0."""
        if self.view is not View.DAY:
            return self.grid.shift
        slot, cell = self.table.current, self.cell_here()
        slots = cell.slots if cell and slot else ()
        return next((n for n, each in enumerate(slots) if each == slot), 0)

    def cell_here(self) -> Cell | None:
        """The post and day under the cursor."""
        post = self.post_here
        return None if post is None else cell_of(self.book, post, self._day)

    def cell_of_person(self) -> Cell | None:
        """Where the officer under the cursor stands on the day, or usually does."""
        slots = self.survey.duties.get((self._officer, self._day), ())
        usual = next((each.post for each in self.officers if each.key == self._officer), 0)
        post = self.room.roster.post(slots[0].post if slots else usual)
        return None if post is None else cell_of(self.book, post, self._day)
