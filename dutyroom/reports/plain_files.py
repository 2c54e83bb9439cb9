"""Records as lines of text: JSON for programs, CSV for spreadsheets."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from dutyroom.reports.record import Record, plain
from dutyroom.reports.wording import headings, shown

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_json_lines(path: Path, subject: str, records: Iterable[Record]) -> None:
    """One JSON object a line, with fixed names and values whatever the language."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            values = {name: plain(value) for name, value in record.items()}
            file.write(json.dumps(values, ensure_ascii=False) + "\n")


def write_csv(path: Path, subject: str, records: Iterable[Record]) -> None:
    """A table with the byte order mark Excel needs; no cell can act as a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings(subject))
        for record in records:
            writer.writerow([harmless(shown(name, value)) for name, value in record.items()])


def harmless(cell: str | int | float) -> str | int | float:
    """A cell behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
