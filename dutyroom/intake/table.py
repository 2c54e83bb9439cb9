"""A file from outside as rows of cells, whatever its form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from dutyroom.domain.refusal import Refusal

Cell: TypeAlias = str | int | float | datetime | date | time | None
"""What a cell may hold; a formula is its own text and is never worked out."""


class TableRow(NamedTuple):  # a tuple, because a million of them are made
    """One row that holds something."""

    line: int
    """Where an officer finds it in the file, counted from 1."""
    cells: tuple[Cell, ...]
    columns: tuple[str, ...] = ()
    """The names of the cells where every row brings its own (JSON lines), else empty."""
    fault: str = ""
    """Why the row cannot be used: a problem's code, or empty."""

    def cell(self, index: int) -> Cell:
        """The cell at a place counted from 0; None beyond the last."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A file opened for reading; its rows are read once, while they are asked for."""

    name: str
    """The name of the sheet, or of the file without its ending."""
    rows: Iterator[TableRow]


def read_table(path: Path, *, merged: bool = False) -> Table:
    """Open a file as a table: CSV, XLSX or JSON lines, by its ending.

    With `merged`, every cell of a merged range holds what its first cell says; the workbook is then
    held in memory, so ask for it only where sheets are small (rosters).
    Raises `Refusal` "file_is_directory", "file_unreadable", "file_empty" or "file_form_unknown".
    """
    form = _form(path)
    try:
        table = form(path, merged)
        first = next(table.rows, None)
    except OSError as error:
        raise Refusal("file_unreadable", path=str(path)) from error
    if first is None:
        raise Refusal("file_empty", path=str(path))
    return Table(table.name, chain((first,), table.rows))


def read_sheets(path: Path) -> list[Table]:
    """Every sheet of a workbook, or a file of another form as the one sheet it is.

    Sheets are held in memory, their merged cells filled. Raises `Refusal` as `read_table` does.
    """
    if _form(path) is not _workbook:
        return [read_table(path, merged=True)]
    from dutyroom.intake.workbook import sheets

    return sheets(path)


def text(cell: Cell) -> str:
    """A cell as one would read it: no `.0` after whole numbers, days and times as ISO has them."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return str(cell)


def _form(path: Path) -> Callable[[Path, bool], Table]:
    if path.is_dir():
        raise Refusal("file_is_directory", path=str(path))
    if not path.is_file():
        raise Refusal("file_unreadable", path=str(path))
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise Refusal("file_form_unknown", path=str(path))
    return form


def _delimited(path: Path, merged: bool) -> Table:
    from dutyroom.intake.delimited import rows

    return Table(path.stem, rows(path))


def _json_lines(path: Path, merged: bool) -> Table:
    from dutyroom.intake.json_lines import rows

    return Table(path.stem, rows(path))


def _workbook(path: Path, merged: bool) -> Table:
    from dutyroom.intake.workbook import sheet

    return sheet(path, merged=merged)


_FORMS: dict[str, Callable[[Path, bool], Table]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".txt": _delimited,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json_lines,
    ".xlsx": _workbook,
    ".xlsm": _workbook,
}
