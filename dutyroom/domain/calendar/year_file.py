"""Years of holidays as they are written down in TOML."""

from datetime import date
from typing import Any

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.calendar.year import Holiday, YearTable, enter_year
from dutyroom.domain.refusal import Refusal


def years_of(text: str) -> tuple[YearTable, ...]:
    """The tables a text holds, in its order.

    Raises `Refusal("years_unreadable", why=…)` for what is no such file, and as `enter_year`.
    """
    import tomllib

    try:
        years = tuple(_year(row) for row in tomllib.loads(text)["years"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise Refusal("years_unreadable", why=str(error)) from error
    return tuple(enter_year(table).table for table in years)


def _year(row: dict[str, Any]) -> YearTable:
    holidays = tuple(_holiday(each) for each in row["holidays"])
    return YearTable(int(row["year"]), str(row["source"]), _iso(row["published"]), holidays)


def _holiday(row: dict[str, Any]) -> Holiday:
    first, last = map(_iso, row["off"])
    statutory, makeup = (tuple(map(_iso, row.get(name, ()))) for name in ("statutory", "makeup"))
    return Holiday(str(row["name"]), Span(first, last), statutory, makeup)


def _iso(day: Any) -> str:
    # A datetime is a date too, but not a day.
    if type(day) is not date:
        raise TypeError(f"not a day: {day}")
    return day.isoformat()
