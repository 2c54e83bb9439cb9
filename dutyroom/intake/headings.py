"""What columns are called, in Chinese and English, and which field each one fills."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean, fold
from dutyroom.intake.table import Cell, Table, TableRow, text

_HEADING_ROWS = 10
"""How far down a heading row is looked for, under titles and dates of printing."""
_DECORATION = re.compile(r"\(.*?\)|\[.*?\]|[\s_*:\-]")


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings a subject's files may have, by field; the first two are the usual ones."""

    fields: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...] = ()
    joined: frozenset[str] = frozenset()
    """Fields that several columns may fill together, as two phones do."""

    def field_of(self, heading: str) -> str:
        """The field a heading stands for, or an empty text."""
        plain = plain_heading(heading)
        return next((name for name, known in self.fields.items() if plain in known), "")


@dataclass(frozen=True, slots=True)
class Binding:
    """Which cell of a row fills which field, for rows of one heading."""

    names: tuple[str, ...]
    places: tuple[int, ...]
    """Where the cell of each name stands; a name comes twice where two columns join."""
    headings: Mapping[str, str]
    """What the file calls each field."""
    extra: tuple[str, ...]
    """Columns that fill nothing."""


class Record(NamedTuple):  # a tuple, because a million of them are made
    """A row by the names of its fields."""

    line: int
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    fault: str = ""

    def text(self, name: str, *, lines: bool = False) -> str:
        """A cell as clean text; empty where the row or the file has none."""
        return clean(text(self.cells.get(name)), lines=lines)

    def column(self, name: str) -> str:
        """What the file calls a field; the field's own name where it has no such column."""
        return self.headings.get(name, name)


@dataclass(slots=True)
class Records:
    """The rows of a table as records, once; `extra` grows while they are read."""

    rows: Iterator[TableRow]
    known: Headings
    extra: list[str] = field(default_factory=list)
    """Columns that fill nothing, in the order they were met."""

    def __iter__(self) -> Iterator[Record]:
        top = list(islice(self.rows, _HEADING_ROWS))
        if any(row.columns for row in top) or not any(row.cells for row in top):
            return self._named(chain(top, self.rows))
        return self._below_heading(top)

    def _named(self, rows: Iterator[TableRow]) -> Iterator[Record]:
        bindings: dict[tuple[str, ...], Binding] = {}
        for row in rows:
            bound = bindings.get(row.columns)
            if bound is None:
                bound = self._bind(row.columns)
                if (
                    row.columns
                    and not bindings
                    and not set(self.known.required) & {*bound.headings}
                ):
                    raise missing(self.known, bound)
                if row.columns:
                    bindings[row.columns] = bound
            yield _record(row, bound)

    def _below_heading(self, top: Sequence[TableRow]) -> Iterator[Record]:
        found = [bind(self.known, tuple(map(text, row.cells))) for row in top]
        at = max(range(len(top)), key=lambda index: len(found[index].places))
        if not {*self.known.required} <= {*found[at].headings}:
            raise missing(self.known, found[at])
        bound = self._bind(tuple(map(text, top[at].cells)))
        for row in chain(top[at + 1 :], self.rows):
            if row.cells != top[at].cells:  # a printed list repeats its heading on every page
                yield _record(row, bound)

    def _bind(self, columns: Sequence[str]) -> Binding:
        bound = bind(self.known, columns)
        self.extra.extend(name for name in bound.extra if name not in self.extra)
        return bound


def records(table: Table, known: Headings) -> Records:
    """The records of a table; reading them raises `Refusal("column_missing", column=…)`."""
    return Records(table.rows, known)


def bind(known: Headings, columns: Sequence[str]) -> Binding:
    """The field of every column; of two columns for one field the first wins, unless they join."""
    names: list[str] = []
    places: list[int] = []
    headings: dict[str, str] = {}
    extra: list[str] = []
    for place, column in enumerate(columns):
        name = known.field_of(column)
        if name and (name not in headings or name in known.joined):
            names.append(name)
            places.append(place)
            headings.setdefault(name, clean(column))
        elif clean(column):
            extra.append(clean(column, limit=100))
    return Binding(tuple(names), tuple(places), headings, tuple(extra))


def plain_heading(heading: str) -> str:
    """A heading without case, width, spaces, units in brackets and other decoration."""
    return _DECORATION.sub("", fold(clean(heading, limit=200)).casefold())


def missing(known: Headings, bound: Binding) -> Refusal:
    """The refusal of a file that lacks a required column."""
    name = next(name for name in known.required if name not in bound.headings)
    chinese, english, *_others = known.fields[name]
    if english == plain_heading(name):  # headings are kept without their blanks
        english = name.replace("_", " ")
    return Refusal("column_missing", column=f"{chinese} / {english}")


def _record(row: TableRow, bound: Binding) -> Record:
    try:
        cells = dict(zip(bound.names, map(row.cells.__getitem__, bound.places), strict=True))
    except IndexError:  # a row with fewer cells than its heading
        cells = dict(zip(bound.names, map(row.cell, bound.places), strict=True))
    if len(cells) < len(bound.names):
        cells |= _joined(row, bound)
    return Record(row.line, cells, bound.headings, row.fault)


def _joined(row: TableRow, bound: Binding) -> dict[str, Cell]:
    parts: dict[str, list[str]] = {}
    for name, place in zip(bound.names, bound.places, strict=True):
        parts.setdefault(name, []).append(text(row.cell(place)))
    return {name: "、".join(filter(None, found)) for name, found in parts.items() if found[1:]}
