"""A table of any length, in one widget: what is on the screen is fetched when it is painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, Final, Generic, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dutyroom.i18n import _
from dutyroom.tui.widgets import table_paint as paint
from dutyroom.tui.widgets.table_paint import Cell, Column, Look
from dutyroom.tui.widgets.table_rows import CHUNK, FindableRows, NoRows, Row, Rows, Window

__all__ = ["Cell", "Column", "FindableRows", "LongTable", "Look", "Rows"]

CURRENT: Final = object()
"""Stands for the key of the row the cursor is on."""

PAINTED = 1000
"""Lines kept as they were painted."""


class RowMessage(Message):
    """A word about one row of a table."""

    def __init__(self, table: LongTable[Any], row: Any, place: int) -> None:
        super().__init__()
        self.table = table
        self.row = row
        self.place = place

    @property
    def control(self) -> LongTable[Any]:
        """The table."""
        return self.table


class LongTable(ScrollView, Generic[Row], can_focus=True):
    """Rows under a header, with a cursor; nothing it does grows with their number.

    | Key(s) | Description |
    | :- | :- |
    | up, down | One row. |
    | pageup, pagedown | One page; the page moves under the cursor. |
    | home, end | The first and the last row. |
    | enter, double click | Choose the row. |

    It paints past Textual's style cache: give it no border and no padding.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,ctrl+home", "first", show=False),
        Binding("end,ctrl+end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"long-table--{name}" for name in ("header", "cursor", *paint.LOOKS) if name
    }

    DEFAULT_CSS = """
    LongTable {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $surface;
        color: $foreground;
        & > .long-table--header { background: $panel; color: $foreground; text-style: bold; }
        & > .long-table--cursor { background: $block-cursor-blurred-background; text-style: bold; }
        &:focus > .long-table--cursor { text-style: reverse; }
        & > .long-table--dim { color: $text-muted; }
        & > .long-table--hot { color: $text-error; text-style: bold; }
        & > .long-table--mark { color: $text-accent; text-style: underline; }
        & > .long-table--watch { color: $text-warning; text-style: bold; }
        & > .long-table--urgent { color: $text-error; text-style: bold; }
        & > .long-table--struck { color: $text-muted; text-style: strike; }
    }
    """

    class Moved(RowMessage):
        """Another row is under the cursor, or the row there has changed."""

    class Chosen(RowMessage):
        """A row was chosen."""

    def __init__(
        self,
        columns: Sequence[Column],
        paint_row: Callable[[Row], Sequence[Cell]],
        rows: Rows[Row] | None = None,
        *,
        key_of: Callable[[Row], Hashable] | None = None,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = columns
        self.paint_row = paint_row
        self.key_of = key_of
        self.empty = empty
        """What stands under the header when there are no rows (a msgid)."""
        self._window: Window[Row] = Window(cast("Rows[Row]", NoRows()) if rows is None else rows)
        self._cursor = 0
        self._painted: dict[tuple[int, bool], Strip] = {}
        self._painted_width = 0
        self._looks: paint.Looks | None = None

    # -- what it shows --------------------------------------------------------------------------

    @property
    def rows(self) -> Rows[Row]:
        """The rows it shows."""
        return self._window.rows

    @property
    def cursor(self) -> int:
        """The place of the cursor, from 0."""
        return self._cursor

    @property
    def current(self) -> Row | None:
        """The row under the cursor; None in an empty table."""
        return self._window[self._cursor]

    def show(self, rows: Rows[Row], keep: object = CURRENT) -> None:
        """Show other rows, or the same with what has changed in them.

        The cursor goes to the row with the key `keep`, by default that of the row it is on; where
        there is no such key it stays on its line. With None it goes to the first row.
        """
        if keep is CURRENT:
            row = self.current
            keep = None if row is None or self.key_of is None else self.key_of(row)
            place = self._cursor
        else:
            place = 0 if keep is None else self._cursor
        top, line = self._top, self._cursor - self._top
        self._window = Window(rows)
        self._painted.clear()
        found = None if keep is None else self._find(keep)
        # Set past the reactive, which would lay the whole screen out anew: no row moves a widget.
        self.set_reactive(LongTable.virtual_size, Size(self.size.width, rows.count + 1))
        self.vertical_scrollbar.window_virtual_size = rows.count + 1  # 1: the header
        self._cursor = max(0, min(rows.count - 1, place if found is None else found))
        self._scroll(self._cursor - line if top else 0)
        self.refresh()
        self._tell_moved()

    def _find(self, key: Hashable) -> int | None:
        """The place of a key: as the rows know it, or near the cursor."""
        if isinstance(self.rows, FindableRows):
            return self.rows.find(key)
        if self.key_of is None:
            return None
        near = range(max(0, self._cursor - CHUNK), self._cursor + CHUNK)
        rows = ((place, self._window[place]) for place in near)
        return next((p for p, row in rows if row is not None and self.key_of(row) == key), None)

    def retranslate(self) -> None:
        """Paint the titles anew."""
        self.refresh()

    # -- moving -----------------------------------------------------------------------------------

    def move_to(self, place: int, *, top: int | None = None) -> None:
        """Put the cursor there; scroll as little as will do, or to have `top` as first line."""
        old, old_top = self._cursor, self._top
        self._cursor = max(0, min(self.rows.count - 1, place))
        if not self._scroll(old_top if top is None else top):
            for row in {old, self._cursor}:
                self.refresh(Region(0, row - old_top + 1, self.size.width, 1))
        if self._cursor != old:
            self._tell_moved()

    @property
    def _top(self) -> int:
        return round(self.scroll_y)

    @property
    def _body(self) -> int:
        return max(1, self.size.height - 1)

    def _scroll(self, top: int) -> bool:
        """Scroll to `top`, or so that the cursor is seen; whether that moved anything."""
        top = min(self._cursor, max(top, self._cursor - self._body + 1))
        top = max(0, min(self.rows.count - self._body, top))
        if top == self._top:
            return False
        self.scroll_to(y=top, animate=False)
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Repaint the rows; the bar only when it would look different, in eighths of a cell."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
        step = max(1, self.rows.count // (8 * self._body))
        self.vertical_scrollbar.position = int(new_value) // step * step

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.move_to(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move the page, and the cursor with it."""
        rows = by * max(1, self._body - 1)
        self.move_to(self._cursor + rows, top=self._top + rows)

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self.rows.count - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        row = self.current
        if row is not None:
            self.post_message(self.Chosen(self, row, self._cursor))

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        place = self._top + event.y - 1
        if event.y and place < self.rows.count:
            self.move_to(place, top=self._top)
            if event.chain == 2:
                self.action_choose()

    def _tell_moved(self) -> None:
        row = self.current
        if row is not None:
            self.post_message(self.Moved(self, row, self._cursor))

    # -- painting ---------------------------------------------------------------------------------

    def _on_mount(self, event: events.Mount) -> None:
        self.show(self.rows, None)

    def _on_resize(self, event: events.Resize) -> None:
        self._scroll(self._top)

    def notify_style_update(self) -> None:
        """Forget all paint when the theme or the focus changes."""
        super().notify_style_update()
        self._looks = None
        self._painted.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Strips exactly as wide as the space beside the bar: nothing has to cut or filter them."""
        width, top = self.scrollable_content_region.width, self._top - 1
        if width != self._painted_width or len(self._painted) > PAINTED:
            self._painted.clear()
            self._painted_width = width
        strips = [self._line(top + y, width) if y else self._header(width) for y in crop.line_range]
        if crop.x or crop.width < width:  # partly covered by something else
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _header(self, width: int) -> Strip:
        titles = [_(column.title) for column in self.columns]
        return paint.header(self.columns, titles, width, self._styles())

    def _line(self, place: int, width: int) -> Strip:
        on_cursor = place == self._cursor
        strip = self._painted.get((place, on_cursor))
        if strip is None:
            row = self._window[place]
            if row is None:
                text = _(self.empty) if place == 0 and not self.rows.count else ""
                strip = paint.message(text, width, self._styles())
            else:
                cells = self.paint_row(row)
                strip = paint.line(self.columns, cells, width, self._styles(), on_cursor=on_cursor)
            self._painted[place, on_cursor] = strip
        return strip

    def _styles(self) -> paint.Looks:
        if self._looks is None:
            self._looks = paint.looks(self._filtered(self.rich_style), self._style)
        return self._looks

    def _style(self, name: str) -> Style:
        return self._filtered(self.get_component_rich_style(f"long-table--{name}"))

    def _filtered(self, style: Style) -> Style:
        """The style as the app's filters leave it, for a screen without colours among others."""
        segments = [Segment(" ", style)]
        for each in self.get_line_filters():
            segments = each.apply(segments, self.background_colors[1])
        return segments[0].style or Style()
