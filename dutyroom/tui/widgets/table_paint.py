"""How a row becomes a line: columns, cells and their looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from dutyroom.tui.kit.safe import plain

Look = Literal["", "dim", "hot", "mark", "struck", "watch", "urgent"]
"""How a cell is lit: calm, of less weight, alarming, picked out, struck through.

What is to be watched or urgent brings a glyph of its own, where something hot is given one.
"""

LOOKS: tuple[Look, ...] = get_args(Look)

HOT_GLYPH = "◆"
"""Stands before a hot text, for whoever sees no colour."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title (a msgid), its width in cells, and who gets spare width."""

    title: str
    width: int
    align: Literal["left", "right"] = "left"
    flexible: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and how it is lit; a hot one spends a cell of its width on its glyph."""

    text: str
    look: Look = ""


Looks = Mapping[tuple[str, bool], Style]
"""The style of each look, off and on the cursor's line; and of the header: ("header", False)."""


def looks(calm: Style, style_of: Callable[[str], Style]) -> Looks:
    """All looks, from the calm one and the style of each component class."""
    cursor = style_of("cursor")
    bold = cursor + Style(bold=True)
    on_cursor = {
        "hot": bold, "watch": bold, "urgent": bold, "struck": cursor + Style(strike=True),
    }  # fmt: skip
    return {
        ("header", False): style_of("header"),
        **{(look, False): style_of(look) if look else calm for look in LOOKS},
        **{(look, True): on_cursor.get(look, cursor) for look in LOOKS},
    }


@lru_cache(8192)
def fit(text: str, width: int, align: str = "left") -> str:
    """The text in exactly `width` cells, on one line; what is cut ends in `…`."""
    text = plain(text)
    spare = width - cell_len(text)
    if spare < 0:
        return set_cell_size(text, width - 1) + "…" if width > 0 else ""
    return " " * spare + text if align == "right" else text + " " * spare


def widths(columns: Sequence[Column], total: int) -> list[int]:
    """The width of each column in `total` cells, with one cell between two.

    Flexible columns share what is spare; where there is too little, the last columns give way.
    """
    spare = total - sum(column.width + 1 for column in columns if column.width) + 1
    takers = sum(column.flexible for column in columns)
    shared: list[int] = []
    for column in columns:
        width = column.width
        if column.flexible and spare > 0:
            share = -(-spare // takers)
            width, spare, takers = width + share, spare - share, takers - 1
        width = max(0, min(width, total))
        total -= width + (width > 0)
        shared.append(width)
    return shared


def header(columns: Sequence[Column], titles: Sequence[str], total: int, looks: Looks) -> Strip:
    """The line of titles."""
    cells = [Cell(title) for title in titles]
    return line(columns, cells, total, {("", False): looks["header", False]}, on_cursor=False)


def line(
    columns: Sequence[Column], cells: Iterable[Cell], total: int, looks: Looks, *, on_cursor: bool
) -> Strip:
    """A row in exactly `total` cells."""
    rest = looks["", on_cursor]
    runs: list[tuple[Style, str]] = []
    for column, width, cell in zip(columns, widths(columns, total), cells, strict=False):
        if width:
            text = HOT_GLYPH + cell.text if cell.look == "hot" else cell.text
            runs.append((looks[cell.look, on_cursor], fit(text, width, column.align)))
            runs.append((rest, " "))
    segments: list[Segment] = []
    for style, text in runs:
        if segments and segments[-1].style is style:
            segments[-1] = Segment(segments[-1].text + text, style)
        else:
            segments.append(Segment(text, style))
    return Strip(segments).adjust_cell_length(total, rest)


def message(text: str, total: int, looks: Looks) -> Strip:
    """A line of its own, for when there are no rows."""
    return Strip([Segment(fit(text, total), looks["dim", False])], total)
