"""Records as a workbook, row by row, so that a million rows need no memory."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dutyroom.reports.record import Record
from dutyroom.reports.wording import headings, shown

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ROWS = 1_000_000
"""Rows a sheet holds before the next is begun; Excel ends at 1,048,576."""
LONGEST_CELL = 32_767
"""Characters Excel keeps in a cell."""


def write_workbook(path: Path, subject: str, records: Iterable[Record]) -> None:
    """A sheet with a frozen heading; every text is a text, whatever it begins with."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rows, part = iter(records), 0
    while (first := next(rows, None)) is not None or part == 0:
        part += 1
        sheet = book.create_sheet(subject if part == 1 else f"{subject} {part}")
        sheet.freeze_panes = "A2"
        sheet.append(headings(subject))
        for record in _again(first, islice(rows, ROWS - 1)):
            sheet.append([_cell(sheet, shown(name, value)) for name, value in record.items()])
    book.save(path)


def _again(first: Record | None, rows: Iterable[Record]) -> Iterator[Record]:
    if first is not None:
        yield first
    yield from rows


def _cell(sheet: "WriteOnlyWorksheet", value: str | int | float) -> "str | int | float | Cell":
    if isinstance(value, str) and value.startswith("="):
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, value[:LONGEST_CELL])
        cell.data_type = "s"
        return cell
    return value
