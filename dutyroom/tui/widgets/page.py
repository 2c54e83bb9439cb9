"""A page of lines painted as they are: one widget, no layout, no markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.paint.lines import Line, line_fitted
from dutyroom.tui.paint.styles import style_of
from dutyroom.tui.paint.tones import Tone


class Page(Widget):
    """Some lines; what does not fit is cut on the right and at the foot."""

    DEFAULT_CSS = "Page { height: 1fr; }"
    fill = Tone.PLAIN

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines from now on; nothing is painted where nothing changed."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else ()
        theme = self.app.theme
        segments = [
            Segment(text, style_of(tone, theme))
            for text, tone in line_fitted(line, width, self.fill)
        ]
        return Strip(segments, width)
