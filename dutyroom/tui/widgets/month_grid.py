"""Days across and rows down in one widget: only the rows that are seen are ever asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.paint.lines import Line, fitted, line_fitted, run
from dutyroom.tui.paint.styles import CURSOR, Ground, ground_of, style_of
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.month_sheet import Column, GridCell, Sheet

NAMES = 16
"""Cells of the name of a row."""
HEADER = 2
"""Lines above the rows: days and weekdays."""
DAY, WEEK = 2, 7
"""Cells of a day in a month, and days in a week."""
NOTHING = GridCell()


class MonthGrid(Widget, can_focus=True):
    """The cursor is on one part of one cell.

    | Key(s) | Description |
    | :- | :- |
    | up, down, pageup, pagedown | The row. |
    | left, right | The day. |
    | [ ] | The shift before and after. |
    | enter, double click | Choose the shift. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("left_square_bracket", "shift(-1)", show=False),
        Binding("right_square_bracket", "shift(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    DEFAULT_CSS = "MonthGrid { height: 1fr; }"

    class Moved(Message):
        """The cursor is on another row, day or shift."""

    class Chosen(Message):
        """The shift under the cursor was chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._sheet = Sheet()
        self._cells: dict[int, Sequence[GridCell]] = {}
        self._layout: list[tuple[int, int]] = []
        self._top = self._left = 0
        self.row = self.day = self.shift = 0
        """Where the cursor is, each counted from 0."""

    def show(self, sheet: Sheet) -> None:
        """Show a sheet; the cursor stays on its row, day and shift where there are such."""
        self._sheet = sheet
        self._cells.clear()
        self.go(self.row, self.day, self.shift)
        self.refresh()

    def go(self, row: int, day: int, shift: int = 0) -> None:
        """Put the cursor on a shift and bring it into view."""
        before = (self.row, self.day, self.shift)
        self.row = max(0, min(self._sheet.rows - 1, row))
        self.day = max(0, min(len(self._sheet.days) - 1, day))
        self.shift = max(0, min(self.cell(self.row, self.day).parts - 1, shift))
        self._bring_into_view()
        self.refresh()
        if before != (self.row, self.day, self.shift):
            self.post_message(self.Moved())

    def cell(self, row: int, day: int) -> GridCell:
        """One cell of the grid."""
        if row not in self._cells:
            self._cells[row] = self._sheet.cells(row) if row < self._sheet.rows else ()
        cells = self._cells[row]
        return cells[day] if day < len(cells) else NOTHING

    # -- moving -----------------------------------------------------------------------------------

    def action_move(self, rows: int, days: int) -> None:
        """Move the cursor by rows and days."""
        self.go(self.row + rows, self.day + days, self.shift)

    def action_page(self, by: int) -> None:
        """Move by a page of rows."""
        seen = len({row for row, _ in self._seen()})
        self.go(self.row + by * max(1, seen - 1), self.day, self.shift)

    def action_shift(self, by: int) -> None:
        """Move to the shift before or after, over the end of the day too."""
        shift = self.shift + by
        if 0 <= shift < self.cell(self.row, self.day).parts:
            self.go(self.row, self.day, shift)
        elif 0 <= self.day + by < len(self._sheet.days):
            last = self.cell(self.row, self.day + by).parts - 1
            self.go(self.row, self.day + by, last if by < 0 else 0)

    def action_choose(self) -> None:
        """Choose the shift under the cursor."""
        if self._sheet.rows:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Go where was clicked; twice chooses it."""
        seen, line = self._seen(), event.y - HEADER
        if not 0 <= line < len(seen) or event.x <= NAMES:
            return
        row, day = seen[line][0], self._left + (event.x - NAMES - 1) // self._pitch
        if (row, day) != (self.row, self.day):
            self.go(row, day)
        elif event.chain == 2:
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three rows down."""
        self.action_move(3, 0)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three rows up."""
        self.action_move(-3, 0)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._bring_into_view()

    # -- what is seen -----------------------------------------------------------------------------

    @property
    def _pitch(self) -> int:
        return max(DAY, (self.size.width - NAMES - 1) // WEEK) if self._sheet.week else DAY

    @property
    def _columns(self) -> int:
        return max(1, (self.size.width - NAMES - 1) // self._pitch)

    @property
    def _lines(self) -> int:
        return max(1, self.size.height - HEADER)

    def _days(self) -> range:
        return range(self._left, min(len(self._sheet.days), self._left + self._columns))

    def _height(self, row: int) -> int:
        if not self._sheet.week:
            return 1
        return max((len(self.cell(row, day).lines) for day in self._days()), default=1) or 1

    def _seen(self) -> list[tuple[int, int]]:
        """The row and the line of it that stand on each line of the screen."""
        if not self._layout:
            row = self._top
            while row < self._sheet.rows and len(self._layout) < self._lines:
                self._layout += [(row, line) for line in range(self._height(row))]
                row += 1
        return self._layout[: self._lines]

    def _bring_into_view(self) -> None:
        columns = self._columns
        if self._sheet.week:
            self._left = self.day - (self._sheet.first + self.day) % WEEK
        else:
            self._left = max(self.day - columns + 1, min(self._left, self.day))
        self._left = max(0, min(self._left, len(self._sheet.days) - columns))
        self._top = min(self._top, self.row)
        left, row = self._lines - self._height(self.row), self.row
        while row > self._top and left >= self._height(row - 1):
            row -= 1
            left -= self._height(row)
        self._top = row
        self._layout = []

    # -- painting ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The days, the weekdays, or a line of a row."""
        theme, width, seen = self.app.theme, self.size.width, self._seen()
        if HEADER <= y < HEADER + len(seen):
            segments = self._row(*seen[y - HEADER], theme)
        else:
            header = self._header(y) if y < HEADER else ()
            segments = [Segment(text, style_of(tone, theme)) for text, tone in header]
        return Strip(segments).adjust_cell_length(width, style_of(Tone.PLAIN, theme))

    def _header(self, y: int) -> Line:
        sheet = self._sheet
        count = f"{self.row + 1}/{sheet.rows}" if sheet.rows else ""
        runs = [run(count if y else sheet.title, Tone.MUTED if y else Tone.HEAD, NAMES + 1)]
        for day in self._days():
            column = sheet.days[day]
            tone = Tone.HEAD if day == self.day else column.tone
            if column.ground is Ground.TODAY:
                tone = Tone.BAR_HEAD
            elif column.mark and not y:
                tone = Tone.WATCH
            runs.append(
                (fitted(column.word if y else self._numbered(day, column), self._pitch), tone)
            )
        return tuple(runs)

    def _numbered(self, day: int, column: Column) -> str:
        """A day's number; where days stand without a gap, not every day has one.

        Today and the cursor's day have theirs, and every fifth day that touches neither.
        """
        days, here = self._sheet.days, (self.day, day)
        if self._sheet.week or here[0] == here[1] or column.ground is Ground.TODAY:
            return f"{column.number:02}"
        near = any(
            each == self.day or days[each].ground is Ground.TODAY
            for each in (day - 1, day + 1)
            if 0 <= each < len(days)
        )
        fifth = column.number == 1 or column.number % 5 == 0
        return f"{column.number:02}" if fifth and not near else column.mark

    def _row(self, row: int, line: int, theme: str) -> list[Segment]:
        """A line of a row, each cell on the ground of its day."""
        segments = []
        for text, tone in line_fitted(self._sheet.head(row) if not line else (), NAMES + 1):
            calm = Tone.HEAD if row == self.row and tone is Tone.PLAIN else tone
            segments.append(Segment(text, style_of(calm, theme)))
        for day in self._days():
            cell, over = self.cell(row, day), ground_of(self._sheet.days[day].ground, theme)
            if row == self.row and day == self.day and self._is_cursor(cell, line):
                over = CURSOR
            runs = cell.lines[line] if line < len(cell.lines) else ()
            for text, tone in self._fitted(runs):
                segments.append(Segment(text, style_of(tone, theme) + over))
        return segments

    def _fitted(self, runs: Line) -> Line:
        """A line of a cell; between the days of a week stands a blank."""
        if not self._sheet.week:
            return line_fitted(runs, DAY)
        return (*line_fitted(runs, self._pitch - 1), run(" "))

    def _is_cursor(self, cell: GridCell, line: int) -> bool:
        """Whether a line of the cursor's cell is of the shift it is on."""
        if not cell.tops:
            return True
        last = self.shift + 1 == len(cell.tops)
        ends = len(cell.lines) if last else cell.tops[self.shift + 1]
        return cell.tops[self.shift] <= line < ends
