"""How the board of the roster paints what it shows, and where its cursor goes."""

from __future__ import annotations

from datetime import date, timedelta

from dutyroom.domain.checks import Finding
from dutyroom.i18n import _
from dutyroom.store.rostering.book import MonthBook, slot_of
from dutyroom.store.rostering.survey import Survey
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.roster.cell import Pane, cell_lines, in_sight, person_lines
from dutyroom.tui.screens.roster.day_rows import DayRows
from dutyroom.tui.screens.roster.days import columns
from dutyroom.tui.screens.roster.legend import Shown, legend
from dutyroom.tui.screens.roster.rows import PeopleRows, PeopleWeeks, PostRows, PostWeeks, Rows
from dutyroom.tui.screens.roster.shown import WIDE, RosterShown
from dutyroom.tui.screens.roster.traded import Traded
from dutyroom.tui.screens.roster.views import View
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.month_sheet import Sheet
from dutyroom.tui.widgets.page import Page


class RosterPainted(RosterShown):
    """The same place in every view: the cursor keeps its post, officer, day and shift."""

    def show_all(self, shift: int | None = None, at: int | None = None) -> None:
        """Read what is seen anew; the cursor stays, or goes to a shift of its cell.

        The shift is given by its place, or by an instant it holds.
        """
        self._read_rows()
        if at is not None:
            shift = self._shift_at(at)
        if self.view is View.DAY:
            self._show_day(shift)
        else:
            self._show_grid(self.grid.shift if shift is None else shift)
        self.show_legend()
        self.show_place()

    def _shift_at(self, at: int) -> int:
        """The shift of the cell that began last of those that hold an instant."""
        cell = self.cell_here()
        slots = cell.to_fill() if cell else ()
        holding = [n for n, each in enumerate(slots) if each.starts_at <= at < each.ends_at]
        return max(holding, key=lambda n: slots[n].starts_at, default=0)

    def _read_rows(self) -> None:
        self.book = MonthBook(self.room, self._month, self._number)
        self.calendar = self.book.calendar()
        self.traded = Traded(self.book)
        self._narrow()
        if self.posts and self._post not in [post.key for post in self.posts]:
            self._post = self.posts[0].key
        self.set_class(self.view is View.DAY, "-day")

    def known(self) -> Survey:
        """What is known of the month that is shown; of another nothing is."""
        return self.survey if self.is_known() else Survey(self._month, self._number)

    def is_known(self) -> bool:
        """Whether the month that is shown was looked over."""
        return (self.survey.month, self.survey.number) == (self._month, self._number)

    def _narrow(self) -> None:
        asked = self.query_one(FilterField).value.strip()
        roster, officers = self.room.roster, self.known().officers
        self.posts = roster.found(asked, most=1000) if asked else roster.posts()
        if asked:
            letters = "".join(each for each in asked.lower() if each.isalnum())
            officers = tuple(
                each
                for each in officers
                if asked in each.name or (letters and each.initials.startswith(letters))
            )
        self.officers = officers

    def _rows(self) -> Rows:
        book, survey = self.book, self.known()
        match self.view:
            case View.PEOPLE:
                return PeopleRows(book, self.officers, survey, self.traded)
            case View.PEOPLE_WEEK:
                return PeopleWeeks(book, self.officers, survey, self.traded)
            case View.POSTS_WEEK:
                return PostWeeks(book, self.posts, survey, self.traded)
        return PostRows(book, self.posts, survey, self.traded)

    def _show_grid(self, shift: int) -> None:
        rows, days = self._rows(), self.book.days
        key = self._officer if self.view.of_people else self._post
        row = rows.keys.index(key) if key in rows.keys else 0
        self.grid.show(
            Sheet(
                self._month, columns(self.calendar, days, self.duty.stand().day), len(rows.keys),
                rows.head, rows.cells, date.fromisoformat(days.first).weekday(), self.view.week,
            )
        )  # fmt: skip
        self.grid.go(row, int(self._day[-2:]) - 1, shift)
        self.take_place()

    def _show_day(self, shift: int | None) -> None:
        rows = DayRows(self.book, self.posts, self._day, self.known())
        slot = self.slot_here if shift is None else None
        if shift is not None:
            cell = self.cell_here()
            slots = cell.to_fill() if cell else ()
            slot = slots[shift] if shift < len(slots) else None
        self.table.show(rows, (self._post, slot.starts_at if slot else 0))
        self.take_place()

    def take_place(self) -> None:
        """Take over where the cursor is."""
        if self.view is View.DAY:
            slot = self.table.current
            self._post = slot.post if slot else self._post
            return
        self._day = f"{self._month}-{self.grid.day + 1:02}"
        keys = self.officers if self.view.of_people else self.posts
        if self.grid.row < len(keys):
            key = keys[self.grid.row].key
            if self.view.of_people:
                self._officer = key
            else:
                self._post = key

    # -- the line above, the pane

    def show_legend(self) -> None:
        """Say which month and version this is, and what is wrong with it."""
        day = self._day if self.view is View.DAY else self._month
        known = self.calendar.knows(self._day)
        shown = Shown(
            day, self.view, self._number, tuple(self.room.versions.of(self._month)),
            self.survey if self.is_known() else None, "" if known else self._month[:4],
        )  # fmt: skip
        self.query_one("#legend", Page).show([legend(shown, self.app.size.width)])

    def show_place(self) -> None:
        """Show the place under the cursor in words."""
        page = self.query_one("#cell", Page)
        page.show(in_sight(self._place_lines(), page.size.height))

    def _place_lines(self) -> list[Line]:
        width = self.app.size.width
        pane = Pane(self.room, self.calendar, width, width >= WIDE)
        if self.view.of_people:
            return self._person_lines(pane)
        cell = self.cell_here()
        if cell is None:
            return [(run(" " + _("No posts yet: F5 enters one."), Tone.MUTED),)]
        traded = self.traded.lines(map(slot_of, cell.slots))
        found = self.found_at(cell.post.key)
        return [*cell_lines(pane, cell, self.shift_here, found), *traded]

    def _person_lines(self, pane: Pane) -> list[Line]:
        at, survey = (self._officer, self._day), self.known()
        name = self.room.officers.name(self._officer)
        if not self.is_known():
            return []
        if not name:
            return [(run(" " + _("Nobody stands in this month."), Tone.MUTED),)]
        posts = {post.key: post for post in self.room.roster.posts()}
        slots = [
            self.book.manned(slot, posts[slot.post])
            for slot in survey.duties.get(at, ())
            if slot.post in posts
        ]
        marks, found = survey.marks.get(at, ()), self.found_at(self._officer)
        said = person_lines(pane, name, self._day, slots, self.shift_here, marks, found)
        traded = self.traded.lines(survey.duties.get(at, ()))
        return [*said, *traded, *self.traded.lines_of(at)]

    def found_at(self, whose: int) -> list[Finding]:
        """What is wrong with a post or an officer on the day under the cursor."""
        return [
            each
            for each in self.known().findings
            if each.day == self._day and whose in (each.post, each.officer)
        ]

    # -- moving

    def on_month_grid_moved(self) -> None:
        """Another cell is under the cursor."""
        if self.view is not View.DAY:
            self.take_place()
            self.show_place()

    def on_long_table_moved(self, event: LongTable.Moved) -> None:
        """Another slot of the day is under the cursor."""
        if event.table is self.table and self.view is View.DAY:
            self.take_place()
            self.show_place()

    def action_turn_day(self, by: int) -> None:
        """Go to the day before or after, within the month."""
        day = (date.fromisoformat(self._day) + timedelta(days=by)).isoformat()
        if day in self.book.days:
            self._day = day
            self.show_all()

    def show_version(self, month: str, number: int) -> None:
        """Show a version of a month; 0 is the roster in force."""
        if number:
            self.room.versions.get(month, number)
        last = MonthBook(self.room, month).days.last
        self._day = min(f"{month}-{self._day[-2:]}", last)
        self._month, self._number = month, number
        self.show_all(0)

    def go_to_officer(self, officer: int, day: str) -> None:
        """Put the cursor on an officer's day of the month, where people are shown."""
        if officer not in [each.key for each in self.officers]:
            self.query_one(FilterField).value = ""
        self._officer, self._day = officer, day
        self.show_all(0)

    def go_to(self, post: int, day: str, starts_at: int) -> None:
        """Put the cursor on a slot; what hides it gives way."""
        if post not in [each.key for each in self.posts]:
            self.query_one(FilterField).value = ""
        if self.view.of_people:
            self.view = View.POSTS_WEEK if self.view.week else View.POSTS
        if day[:7] != self._month:
            self._month, self._number = day[:7], 0
        self._post, self._day = post, day
        self.show_all(at=starts_at)
