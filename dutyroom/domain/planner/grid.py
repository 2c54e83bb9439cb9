"""The planner's view of a month: people down, days across, a number in each cell; 0 is off."""

from collections.abc import Sequence
from dataclasses import dataclass

HARD = 100
"""What one break of a hard rule costs while the planner looks for a way."""

Rows = list[list[int]]
"""What each person does on each day."""


@dataclass(frozen=True, slots=True)
class Band:
    """A count that should lie between two numbers."""

    counted: Sequence[Sequence[int]]
    """How much a number counts on a day: `counted[day][number]`."""
    least: int
    most: int
    weight: int = 0
    """What each one outside costs; 0 is a hard rule."""
    name: str = ""
    """What is counted."""


@dataclass(frozen=True, slots=True)
class RowRules:
    """What holds along one person's days."""

    wishes: Sequence[Sequence[int]]
    """What a number costs on a day: `wishes[day][number]`."""
    barred: Sequence[Sequence[bool]]
    """Which numbers may not follow which on the next day: `barred[number][next]`."""
    bands: tuple[Band, ...] = ()
    nights: frozenset[int] = frozenset()
    most_nights: int = 31
    """Nights in a row."""
    nights_before: int = 0
    """Nights in a row up to the day before the first."""
    longest_run: int = 31
    """Days in a row."""
    shortest_run: int = 1
    """Days in a row, but for runs that the edge of the grid cuts."""
    shortest_break: int = 1
    """Days off in a row, but for those that the edge of the grid cuts."""
    weekends: tuple[tuple[int, ...], ...] = ()
    """The days of each weekend."""
    most_weekends: int = 31
    """Weekends on which anything is done."""
    weekend_weight: int = 0
    """What each weekend above costs; 0 is a hard rule."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything the planner knows of a month."""

    may: Sequence[Sequence[tuple[int, ...]]]
    """The numbers a cell may hold, off among them: `may[person][day]`."""
    rows: tuple[RowRules, ...]
    cover: Sequence[Sequence[Sequence[int]]]
    """What it costs that so many do a number on a day: `cover[day][number][count]`."""
    hard: int = HARD
    """What one break of a hard rule costs; the costs of `cover` are reckoned with it."""
    heat: tuple[float, float] = (12.0, 0.3)
    """Temperatures, first and last, in units of cost: as hot as what it costs to cross a ridge."""
