"""Lines of words and tones, cut to the cells there are; nothing of Textual in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from dutyroom.domain.text import visible
from dutyroom.tui.paint.tones import Tone

Run = tuple[str, Tone]
Line = tuple[Run, ...]
BLANK: Line = ()


@lru_cache(4096)
def fitted(text: str, width: int) -> str:
    """A text cut or filled to so many cells, with `…` where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(0, width - 1)) + "…" if width > 0 else ""


def run(text: object, tone: Tone = Tone.PLAIN, width: int | None = None) -> Run:
    """A word from anywhere: literal, on one line, and as wide as asked for."""
    shown = visible(str(text)).replace("\n", " ")
    return (shown if width is None else fitted(shown, width)), tone


def width_of(line: Iterable[Run]) -> int:
    """The cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


def line_fitted(line: Line, width: int, fill: Tone = Tone.PLAIN) -> Line:
    """A line cut with `…` or filled to exactly so many cells."""
    out: list[Run] = []
    left = width
    for text, tone in line:
        size = cell_len(text)
        if size > left:
            out.append((fitted(text, left), tone))
            return tuple(out)
        out.append((text, tone))
        left -= size
    if left:
        out.append((" " * left, fill))
    return tuple(out)


def beside(left: list[Line], right: list[Line], left_width: int, right_width: int) -> list[Line]:
    """Two columns with a rule between them; the shorter is filled with blank lines."""
    rows = max(len(left), len(right))
    left = left + [BLANK] * (rows - len(left))
    right = right + [BLANK] * (rows - len(right))
    return [
        (*line_fitted(a, left_width), ("│ ", Tone.RULE), *line_fitted(b, right_width))
        for a, b in zip(left, right, strict=True)
    ]
