"""How a grid travels to a planner's process: JSON, each table once however many rows share it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dutyroom.domain.planner.grid import Band, Grid, RowRules, Rows

Table = Sequence[Sequence[Any]]
Bars = Sequence[Sequence[tuple[int, int, int]]]
"""Cells that are barred together: person, day, number."""
Name = tuple[str | int, ...]
"""A rule: what kind, and its place."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a planner is asked."""

    grid: Grid
    seed: int
    seconds: float
    """Of the wall clock."""
    workers: int = 8
    start: Rows | None = None
    """A plan to begin from."""
    bars: Bars | None = None
    """Bars beside those of `grid.may`; with them it is asked which rules clash, not for a plan."""
    annealed: bool = False
    """Whether the built-in planner is asked, in plain Python, and not the solver."""
    bound: int = 0
    """What any plan costs at least, as far as is known."""

    def written(self) -> str:
        """The request as one line of JSON."""
        tables = _Tables()
        grid = {
            "may": tables.put(self.grid.may),
            "rows": [_rules(rules, tables) for rules in self.grid.rows],
            "cover": tables.put(self.grid.cover),
            "hard": self.grid.hard,
            "heat": self.grid.heat,
        }
        return json.dumps({
            "grid": grid, "tables": tables.tables, "seed": self.seed, "seconds": self.seconds,
            "workers": self.workers, "start": self.start, "bars": self.bars,
            "annealed": self.annealed, "bound": self.bound,
        })  # fmt: skip


def read(line: str) -> Request:
    """The request a line says."""
    said = json.loads(line)
    grid, tables = said["grid"], said["tables"]
    rows = tuple(_read_rules(rules, tables) for rules in grid["rows"])
    hot, cold = grid["heat"]
    return Request(
        Grid(tables[grid["may"]], rows, tables[grid["cover"]], grid["hard"], (hot, cold)),
        said["seed"], said["seconds"], said["workers"], said["start"], said["bars"],
        said["annealed"], said["bound"],
    )  # fmt: skip


class _Tables:
    """The tables of a grid, numbered as they are met."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._numbers: dict[int, int] = {}

    def put(self, table: Table) -> int:
        """The number of a table; the same object has the same number."""
        if id(table) not in self._numbers:
            self._numbers[id(table)] = len(self.tables)
            self.tables.append(table)
        return self._numbers[id(table)]


def _rules(rules: RowRules, tables: _Tables) -> dict[str, Any]:
    return {
        "wishes": tables.put(rules.wishes),
        "barred": tables.put(rules.barred),
        "bands": [
            (tables.put(band.counted), band.least, band.most, band.weight) for band in rules.bands
        ],
        "nights": sorted(rules.nights),
        "weekends": rules.weekends,
        **{name: getattr(rules, name) for name in _NUMBERS},
    }


def _read_rules(said: dict[str, Any], tables: list[Table]) -> RowRules:
    return RowRules(
        wishes=tables[said["wishes"]],
        barred=tables[said["barred"]],
        bands=tuple(Band(tables[counted], *rest) for counted, *rest in said["bands"]),
        nights=frozenset(said["nights"]),
        weekends=tuple(tuple(days) for days in said["weekends"]),
        **{name: said[name] for name in _NUMBERS},
    )


_NUMBERS = (
    "most_nights",
    "nights_before",
    "longest_run",
    "shortest_run",
    "shortest_break",
    "most_weekends",
    "weekend_weight",
)
"""The rules along a row that are one number each."""
