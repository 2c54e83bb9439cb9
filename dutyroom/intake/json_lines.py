"""One JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path

from dutyroom.intake.charset import is_sound, lines, opened
from dutyroom.intake.table import Cell, TableRow


def rows(path: Path) -> Iterator[TableRow]:
    """The objects as rows that name their own cells; other lines have a fault."""
    with opened(path) as file:
        for number, line in enumerate(lines(file), 1):
            if line and not line.isspace():
                yield _row(number, line.strip())


def _row(number: int, line: str) -> TableRow:
    try:
        value = json.loads(line, parse_constant=str)
    except (ValueError, RecursionError):
        return TableRow(number, (), fault="line_unreadable" if line.endswith("}") else "line_cut")
    if not isinstance(value, dict):
        return TableRow(number, (), fault="line_unreadable")
    cells = tuple(map(_cell, value.values()))
    sound = is_sound(line) and all(is_sound(cell) for cell in cells if isinstance(cell, str))
    return TableRow(number, cells, tuple(value), "" if sound else "line_unreadable")


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return str(value).lower()
        case None | str() | int() | float():
            return value
        case list():
            return "、".join(str(item) for item in value)
        case _:
            return json.dumps(value, ensure_ascii=False)
