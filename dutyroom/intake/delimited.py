"""Rows of text parted by commas, tabs or semicolons."""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from dutyroom.intake.charset import is_sound, lines, opened
from dutyroom.intake.table import TableRow

_DELIMITERS = ",\t;"
_GUARDED = tuple(f"'{sign}" for sign in "=+-@\t\r")


def rows(path: Path) -> Iterator[TableRow]:
    """The rows that hold something; a quoted cell with line breaks counts from its first line."""
    with opened(path) as file:
        first = next(lines(file), "")
        reader = csv.reader(chain((first,), lines(file)), delimiter=_delimiter(first))
        line = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:  # a cell beyond all measure: usually a quote that is never closed
                yield TableRow(line, (), fault="line_unreadable")
            else:
                joined = "".join(cells)
                if joined and not joined.isspace():
                    fault = "" if is_sound(joined) else "line_unreadable"
                    if "'" in joined:
                        cells = list(map(_bared, cells))
                    yield TableRow(line, tuple(cells), fault=fault)
            line = reader.line_num + 1


def _bared(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)
