"""The days of a sheet, most of them without their year."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dutyroom.domain.text import clean, fold
from dutyroom.intake.days import day_of
from dutyroom.intake.table import Cell, TableRow, text

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[年.\-/]\s*(\d{1,2})\s*月?)?(?!\d)", re.ASCII)
_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月", re.ASCII)
_BARE = re.compile(r"(\d{1,2})[日号]?", re.ASCII)
_HALF_YEAR = timedelta(days=180)
_LONGEST = 24


class Days:
    """Reads the days of one sheet in their order, so that January after December is next year's."""

    def __init__(self, titles: Iterable[str], cells: Sequence[Cell], year: int) -> None:
        said = " ".join(fold(clean(title)) for title in titles)
        found = _YEAR.search(said)
        month = _MONTH.search(said)
        self._month = int(found[2]) if found and found[2] else int(month[1]) if month else 0
        whole = (day for cell in cells if (day := day_of(cell)) is not None)
        self._year = int(found[1]) if found else next((day.year for day in whole), year)
        self._last: date | None = None

    def read(self, cell: Cell) -> date | None:
        """The day of a cell; None where it names none."""
        day = day_of(cell) or self._incomplete(cell)
        if day is not None:
            self._last = day
        return day

    def _incomplete(self, cell: Cell) -> date | None:
        written = fold(clean(text(cell)))
        if bare := _BARE.fullmatch(written):
            written = f"{self._month}月{bare[1]}日"
        day = day_of(written, year=self._year)
        if day and self._last and self._last - day > _HALF_YEAR:
            self._year += 1
            day = day_of(written, year=self._year)
        return day


def is_meant_as_day(cell: Cell) -> bool:
    """Whether a cell that names no day was meant to: short, and it begins with a digit."""
    written = clean(text(cell))
    return 0 < len(written) <= _LONGEST and written[0].isdigit()


def titles(name: str, rows: Sequence[TableRow]) -> list[str]:
    """What stands above the headings, and the sheet's own name last."""
    return [*(text(cell) for row in rows for cell in row.cells), name]
