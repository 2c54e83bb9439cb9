"""Rows of words in aligned columns, as wide as a terminal or a printer shows them."""

from collections.abc import Sequence

from rich.cells import cell_len

from dutyroom.domain.text import visible


def table(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows as lines with their columns aligned; numbers stand to the right."""
    shown = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    right = [isinstance(cell, int) for cell in rows[-1]] if rows else []
    return [
        "  ".join(
            _padded(cell, width, to_right)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in shown
    ]


def _shown(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else visible(str(cell)).replace("\n", " ")


def _padded(text: str, width: int, to_right: bool) -> str:
    blank = " " * (width - cell_len(text))
    return blank + text if to_right else text + blank
