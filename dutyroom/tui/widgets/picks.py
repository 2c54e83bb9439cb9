"""A few lines under a field, one of them the chosen one; the field keeps the focus."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.kit.safe import plain
from dutyroom.tui.paint.lines import fitted


class Picks(Widget):
    """Matches for what is being typed."""

    COMPONENT_CLASSES = {"picks--line", "picks--chosen"}
    DEFAULT_CSS = """
    Picks { height: 6; }
    Picks > .picks--line { color: $foreground; }
    Picks > .picks--chosen { color: $accent; text-style: bold reverse; }
    """

    class Chosen(Message):
        """A line was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: tuple[str, ...] = ()
        self.place = 0
        """Which line is the chosen one, counted from 0."""

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines, the first of them chosen."""
        self._lines = tuple(plain(each) for each in lines)
        self.place = 0
        self.refresh()

    def move(self, by: int) -> None:
        """Choose a line further up or down."""
        if self._lines:
            self.place = (self.place + by) % len(self._lines)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One match, or nothing."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        chosen = y == self.place
        style = self.get_component_rich_style(f"picks--{'chosen' if chosen else 'line'}")
        text = ("▸ " if chosen else "  ") + self._lines[y]
        return Strip([Segment(fitted(text, self.size.width), style)], self.size.width)

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        if event.y < len(self._lines):
            self.place = event.y
            self.refresh()
            self.post_message(self.Chosen())
