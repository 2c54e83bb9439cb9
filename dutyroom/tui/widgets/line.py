"""Lines that say something new often: no markup, no layout, one repaint."""

from __future__ import annotations

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.kit.safe import plain


class Line(Widget):
    """One or a few lines of text; what does not fit ends in `…`."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(
        self,
        content: str | Content = "",
        *,
        lines: int = 1,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._content = _literal(content)
        if lines != 1:
            self.styles.height = lines

    @property
    def content(self) -> Content:
        """What it says."""
        return self._content

    def update(self, content: str | Content) -> None:
        """Say something else: a literal text, or content made with `say`."""
        content = _literal(content)
        if not content.is_same(self._content):
            self._content = content
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the text in the widget's own style."""
        lines = self._content.split(allow_blank=True)
        width = self.size.width
        line = lines[y] if y < len(lines) else Content()
        style = self.visual_style
        segments = line.truncate(width, ellipsis=True).render_segments(style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)


def _literal(content: str | Content) -> Content:
    return Content(plain(content, lines=True)) if isinstance(content, str) else content
