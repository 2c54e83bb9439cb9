"""The sheet of a workbook that was on top when it was saved."""

import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from dutyroom.domain.refusal import Refusal
from dutyroom.intake.charset import is_sound
from dutyroom.intake.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_BROKEN = (
    BadZipFile, zlib.error, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError,
    NotImplementedError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
)  # fmt: skip
"""What openpyxl and the modules under it raise for a file that is not a sound workbook."""


def sheet(path: Path, *, merged: bool) -> Table:
    """The sheet as a table, read as it is asked for, or whole where `merged`.

    Raises `Refusal("file_unreadable")`, at once or from its rows.
    """
    from openpyxl import load_workbook

    # Workbooks of other programs lack styles or carry extensions; that is no news for an officer.
    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        book = load_workbook(path, read_only=not merged, keep_links=False)
        top = book.active if book.active in book.worksheets else book.worksheets[0]
    except _BROKEN as error:
        raise Refusal("file_unreadable", path=str(path)) from error
    return Table(top.title, _rows(path, book, top, merged))


def sheets(path: Path) -> list[Table]:
    """Every sheet as a table, its merged cells filled; held in memory. Raises as `sheet`."""
    from openpyxl import load_workbook

    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        book = load_workbook(path, keep_links=False)
    except _BROKEN as error:
        raise Refusal("file_unreadable", path=str(path)) from error
    return [Table(each.title, _rows(path, book, each, True)) for each in book.worksheets]


def _rows(path: Path, book: "Workbook", top: "Worksheet", merged: bool) -> Iterator[TableRow]:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    try:
        spread = _spread(top) if merged else {}
        if isinstance(top, ReadOnlyWorksheet):
            top.reset_dimensions()  # some programs write a range that is too small
        for line, values in enumerate(top.iter_rows(values_only=True), 1):
            row = _row(line, values, spread)
            if any(cell is not None for cell in row.cells):
                yield row
    except _BROKEN as error:
        raise Refusal("file_unreadable", path=str(path)) from error
    finally:
        book.close()


def _row(line: int, values: tuple[object, ...], spread: dict[tuple[int, int], object]) -> TableRow:
    if spread:
        values = tuple(spread.get((line, column), value) for column, value in enumerate(values, 1))
    cells = tuple(map(_cell, values))
    sound = all(is_sound(cell) for cell in cells if isinstance(cell, str))
    return TableRow(line, cells, fault="" if sound else "line_unreadable")


def _spread(top: "Worksheet") -> dict[tuple[int, int], object]:
    """What the first cell of each merged range says, for all of its cells."""
    return {
        (row, column): top.cell(block.min_row, block.min_col).value
        for block in top.merged_cells.ranges
        for row in range(block.min_row, block.max_row + 1)
        for column in range(block.min_col, block.max_col + 1)
    }


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return value if value and not value.isspace() else None
        case None | int() | float() | datetime() | date() | time():
            return value
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case _:  # an array or table formula carries its text
            return str(getattr(value, "text", "") or "")
