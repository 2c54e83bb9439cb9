"""A month of posts and days in one widget: only the rows that are seen are ever asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.paint.lines import Line, Run, fitted, line_fitted, run
from dutyroom.tui.paint.styles import style_of
from dutyroom.tui.paint.tones import Tone

Covers = tuple[bool, ...]
"""One cell: whether each of its shifts is covered, in order; empty where nothing is planned."""

NAMES = 16
"""Cells of a post's name."""
HEADER = 2
"""Lines above the posts: days and weekdays."""
DAY, SHIFTS = 2, 4
"""Cells of a day that is one glyph, and of one that shows up to three shifts."""


@dataclass(frozen=True, slots=True)
class Month:
    """What the grid shows; days and posts are counted from 0."""

    days: tuple[date, ...] = ()
    weekdays: tuple[str, ...] = ()
    """The word of each weekday in the user's language, Monday first, of two cells at most."""
    today: int | None = None
    posts: tuple[str, ...] = ()
    covers: Callable[[int], Sequence[Covers]] = lambda _post: ()
    """The cells of a post, one a day."""


class MonthGrid(Widget, can_focus=True):
    """Posts down, days across; the cursor is on one shift of one cell.

    | Key(s) | Description |
    | :- | :- |
    | up, down, pageup, pagedown | The post. |
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
        """The cursor is on another post, day or shift."""

    class Chosen(Message):
        """The shift under the cursor was chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._month = Month()
        self._cells: dict[int, Sequence[Covers]] = {}
        self._top = self._left = 0
        self.wide = False
        """Whether each day shows its shifts, and the days scroll, instead of one glyph a day."""
        self.post = self.day = self.shift = 0
        """Where the cursor is, each counted from 0."""

    def show(self, month: Month) -> None:
        """Show a month; the cursor stays on its post, day and shift where there are such."""
        self._month = month
        self._cells.clear()
        self.go(self.post, self.day, self.shift)
        self.refresh()

    def go(self, post: int, day: int, shift: int = 0) -> None:
        """Put the cursor on a shift and bring it into view."""
        before = (self.post, self.day, self.shift)
        self.post = max(0, min(len(self._month.posts) - 1, post))
        self.day = max(0, min(len(self._month.days) - 1, day))
        self.shift = max(0, min(len(self.covers(self.post, self.day)) - 1, shift))
        self._bring_into_view()
        self.refresh()
        if before != (self.post, self.day, self.shift):
            self.post_message(self.Moved())

    def zoom(self) -> None:
        """Show shifts instead of days, or days instead of shifts."""
        self.wide = not self.wide
        self._bring_into_view()
        self.refresh()

    def covers(self, post: int, day: int) -> Covers:
        """One cell of the grid."""
        if post not in self._cells:
            self._cells[post] = self._month.covers(post) if self._month.posts else ()
        cells = self._cells[post]
        return cells[day] if day < len(cells) else ()

    # -- moving -----------------------------------------------------------------------------------

    def action_move(self, posts: int, days: int) -> None:
        """Move the cursor by posts and days."""
        self.go(self.post + posts, self.day + days, self.shift)

    def action_page(self, by: int) -> None:
        """Move by a page of posts."""
        self.go(self.post + by * max(1, self._rows - 1), self.day, self.shift)

    def action_shift(self, by: int) -> None:
        """Move to the shift before or after, over the end of the day too."""
        shift = self.shift + by
        if 0 <= shift < len(self.covers(self.post, self.day)):
            self.go(self.post, self.day, shift)
        elif 0 <= self.day + by < len(self._month.days):
            last = len(self.covers(self.post, self.day + by)) - 1
            self.go(self.post, self.day + by, last if by < 0 else 0)

    def action_choose(self) -> None:
        """Choose the shift under the cursor."""
        if self._month.posts:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Go where was clicked; twice chooses it."""
        post = self._top + event.y - HEADER
        day = self._left + (event.x - NAMES - 1) // self._pitch
        if event.y < HEADER or post >= len(self._month.posts) or event.x <= NAMES:
            return
        if (post, day) != (self.post, self.day):
            self.go(post, day)
        elif event.chain == 2:
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three posts down."""
        self.action_move(3, 0)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three posts up."""
        self.action_move(-3, 0)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._bring_into_view()

    @property
    def _pitch(self) -> int:
        return SHIFTS if self.wide else DAY

    @property
    def _rows(self) -> int:
        return max(1, self.size.height - HEADER)

    @property
    def _columns(self) -> int:
        return max(1, (self.size.width - NAMES - 1) // self._pitch)

    def _bring_into_view(self) -> None:
        rows, columns = self._rows, self._columns
        self._top = max(self.post - rows + 1, min(self._top, self.post))
        self._left = max(self.day - columns + 1, min(self._left, self.day))
        self._left = max(0, min(self._left, len(self._month.days) - columns))

    # -- painting ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The days, the weekdays, or a post with its cells."""
        post = self._top + y - HEADER
        if y < HEADER:
            line = self._header(y)
        elif post < len(self._month.posts):
            line = self._row(post)
        else:
            line = ()
        theme, width = self.app.theme, self.size.width
        segments = [Segment(text, style_of(tone, theme)) for text, tone in line_fitted(line, width)]
        strip = Strip(segments, width)
        return self._with_cursor(strip) if post == self.post and line else strip

    def _days(self) -> range:
        return range(self._left, min(len(self._month.days), self._left + self._columns))

    def _header(self, y: int) -> Line:
        month = self._month
        title = f"{month.days[0]:%Y-%m}" if month.days and not y else ""
        count = f"{self.post + 1}/{len(month.posts)}" if y and month.posts else ""
        runs = [run(title or count, Tone.HEAD if title else Tone.MUTED, NAMES + 1)]
        for day in self._days():
            when = month.days[day]
            text = self._numbered(day) if y == 0 else month.weekdays[when.weekday()]
            runs.append((fitted(text, self._pitch), self._day_tone(day)))
        return tuple(runs)

    def _numbered(self, day: int) -> str:
        """A day's number; where days stand without a gap, not every day has one.

        Today and the cursor's day have theirs, and every fifth day that touches neither.
        """
        number = self._month.days[day].day
        marked = [each for each in (self.day, self._month.today) if each is not None]
        fifth = number == 1 or number % 5 == 0
        apart = fifth and all(abs(day - each) > 1 for each in marked)
        return f"{number:02}" if self.wide or day in marked or apart else ""

    def _day_tone(self, day: int) -> Tone:
        if day == self._month.today:
            return Tone.BAR_HEAD
        if day == self.day:
            return Tone.HEAD
        return Tone.PLAIN if day % 2 or self.wide else Tone.MUTED

    def _row(self, post: int) -> Line:
        tone = Tone.HEAD if post == self.post else Tone.PLAIN
        runs = [run(self._month.posts[post], tone, NAMES), run(" ")]
        for day in self._days():
            runs.extend(self._cell(self.covers(post, day), day == self._month.today))
        return tuple(runs)

    def _cell(self, covers: Covers, today: bool) -> list[Run]:
        calm = Tone.BAR_DIM if today else Tone.MUTED
        gap = Tone.BAR_WATCH if today else Tone.WATCH
        if not covers:
            return [(fitted("·", self._pitch), calm)]
        if not self.wide:
            glyph = "●" if all(covers) else "◐" if any(covers) else "○"
            return [(fitted(glyph, DAY), calm if all(covers) else gap)]
        if len(covers) >= SHIFTS:
            kept = f"{sum(covers)}/{len(covers)}"
            return [(fitted(kept, SHIFTS), calm if all(covers) else gap)]
        marks = [("●", calm) if each else ("○", gap) for each in covers]
        return [*marks, (" " * (SHIFTS - len(marks)), calm)]

    def _with_cursor(self, strip: Strip) -> Strip:
        """The row with its cell, or the shift in it, shown reversed."""
        at = NAMES + 1 + (self.day - self._left) * self._pitch
        width = DAY
        if self.wide and len(self._current) < SHIFTS:
            at, width = at + self.shift, 1
        before, cell, after = strip.divide([at, at + width, strip.cell_length])
        marked = Strip(Segment.apply_style(cell, post_style=_CURSOR), cell.cell_length)
        return Strip.join([before, marked, after])

    @property
    def _current(self) -> Covers:
        return self.covers(self.post, self.day)


_CURSOR = Style(reverse=True)
