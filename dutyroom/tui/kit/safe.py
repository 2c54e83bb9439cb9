"""How words from outside reach the glass: literal, visible and on the lines they were given."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.text import Text
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from dutyroom.domain.text import visible


def plain(value: object, *, lines: bool = False) -> str:
    """A value as text that moves no cursor and hides nothing; one line unless `lines`."""
    text = visible(str(value))
    return text if lines else text.replace("\n", " ")


def say(template: str, **values: object) -> Content:
    """Our own markup with their values: `say("[b]$name[/b]", name=…)`; values stay literal."""
    shown = {name: plain(value, lines=True) for name, value in values.items()}
    return Content.from_markup(template, **shown)


def cell(value: object, style: str = "") -> Text:
    """One literal line for a table that takes Rich text; what does not fit ends in `…`."""
    return Text(plain(value), style=style, no_wrap=True, overflow="ellipsis", end="")


class NoControls(LineFilter):
    """The last net before the terminal: lines keep their width and lose what it would obey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, with only visible text in those that are text."""
        return [s if s.control else _shown(s) for s in segments]


def _shown(segment: Segment) -> Segment:
    text = plain(segment.text)
    if text == segment.text:
        return segment
    return Segment(set_cell_size(text, cell_len(segment.text)), segment.style)
