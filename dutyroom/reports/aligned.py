"""Rows of words in aligned columns, as wide as a terminal or a printer shows them."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from dutyroom.domain.text import visible


def table(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows as lines with their columns aligned; numbers stand to the right."""
    shown = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    right = [isinstance(cell, int) for cell in rows[-1]] if rows else []
    return [
        "  ".join(
            _padded(cell, wide, to_right)
            for cell, wide, to_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in shown
    ]


def width(text: str) -> int:
    """The columns a text takes: a Chinese character two, a combining mark none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(each) else 1 + (east_asian_width(each) in "WF") for each in text)


def _shown(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else visible(str(cell)).replace("\n", " ")


def _padded(text: str, wide: int, to_right: bool) -> str:
    blank = " " * (wide - width(text))
    return blank + text if to_right else text + blank
