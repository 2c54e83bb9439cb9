"""What a grid of days shows: its columns, its rows, and how a cell is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dutyroom.tui.paint.lines import Line
from dutyroom.tui.paint.styles import Ground
from dutyroom.tui.paint.tones import Tone


@dataclass(frozen=True, slots=True)
class Column:
    """One day."""

    number: int
    """The day of the month."""
    word: str
    """The weekday, or what the day is instead, of two cells at most."""
    tone: Tone = Tone.PLAIN
    ground: Ground = Ground.NONE
    mark: str = ""
    """A glyph for a day to be watched; it stands where the day has no number."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its lines, and the parts the cursor stops at in it."""

    lines: tuple[Line, ...] = ()
    parts: int = 0
    tops: tuple[int, ...] = ()
    """The line on which each part begins; where it is empty all parts lie on one line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the grid shows; days and rows are counted from 0."""

    title: str = ""
    days: tuple[Column, ...] = ()
    rows: int = 0
    head: Callable[[int], Line] = lambda _row: ()
    """The name of a row."""
    cells: Callable[[int], Sequence[GridCell]] = lambda _row: ()
    """The cells of a row, one a day; asked only for rows that are seen."""
    first: int = 0
    """The weekday of the first day, Monday is 0."""
    week: bool = False
    """Whether seven days take the whole width, from a Monday on where there is one."""
