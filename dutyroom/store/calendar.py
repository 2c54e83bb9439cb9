"""The years of holidays every room begins with."""

from functools import cache
from pathlib import Path

from dutyroom.domain import calendar
from dutyroom.domain.calendar import YearTable, years_of


@cache
def shipped_years() -> tuple[YearTable, ...]:
    """The tables that come with the program, read once."""
    path = Path(calendar.__file__).with_name("years.toml")
    return years_of(path.read_text("utf-8"))
