"""Calendar days as the sheets of bureaus write them."""

import re
from datetime import date, datetime, timedelta

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers (right for every day since March 1900)."""
SERIALS = range(36_526, 73_051)
"""Serial numbers of the years 2000 to 2099."""

_DAY = re.compile(
    r"(?:((?:19|20)\d\d)[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?"
    r"(?:[ T]0?0:00(?::00)?)?\s*\(?(?:(?:周|星期|礼拜)[一二三四五六日天])?\)?",
    re.ASCII,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)


def read_day(day: str | date | float, *, year: int | None = None) -> date:
    """The day a cell names: `11月1日`, `2026-11-01`, a date, a datetime, a serial number.

    A day without its year takes `year`. Raises Refusal `day_unreadable` (text), also for days
    that do not exist.
    """
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    if isinstance(day, int | float):
        if day in SERIALS:
            return SERIAL_ZERO + timedelta(days=int(day))
        raise Refusal("day_unreadable", text=str(day))
    folded = fold(day).strip()
    match = _DAY.fullmatch(folded) or _COMPACT.fullmatch(folded)
    its_year = match and (match[1] or year)
    if match is None or its_year is None:
        raise Refusal("day_unreadable", text=day)
    try:
        return date(int(its_year), int(match[2]), int(match[3]))
    except ValueError:
        raise Refusal("day_unreadable", text=day) from None
