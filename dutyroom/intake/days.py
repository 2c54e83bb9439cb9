"""Calendar days in cells."""

from datetime import date, time

from dutyroom.domain.moment import read_day
from dutyroom.domain.refusal import Refusal
from dutyroom.intake.table import Cell


def day_of(cell: Cell, *, year: int | None = None) -> date | None:
    """The day a cell names, as text, date or serial number; None where it names none.

    A day without its year takes `year`.
    """
    if cell is None or isinstance(cell, time):
        return None
    try:
        return read_day(cell, year=year)
    except Refusal:
        return None
