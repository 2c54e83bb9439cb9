"""Times as files write them: strict, complete, and read by the hundred thousand."""

import re
from datetime import date, datetime

from dutyroom.domain.moment.day import SERIAL_ZERO, SERIALS
from dutyroom.domain.moment.english import is_english, parse
from dutyroom.domain.moment.value import Moment, seconds_of_day
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_STAMP = re.compile(
    r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日\s*|[ T]\s*)"
    r"(\d{1,2})(?:[:时点](\d{1,2})(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?|[时点])"
    r"\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(\d\d)(\d\d)[ T]?(\d\d):?(\d\d)(?::?(\d\d))?\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}\.\d+", re.ASCII)
_ONE_DAY_ONE_HOUR = (datetime(2000, 1, 1), datetime(2001, 2, 2, 1))  # noqa: DTZ001 - only to compare


def read_stamp(stamp: str | datetime | float, *, offset: int) -> Moment:
    """The moment a cell of a file names; local to `offset` (minutes) unless it has its own.

    A date and a time are asked for, in digits or with an English month, or a spreadsheet's
    serial number. Raises Refusal `moment_unreadable` (text).
    """
    if isinstance(stamp, str):
        moment = stamp_or_none(stamp, offset) or _worded(stamp, offset)
    elif isinstance(stamp, datetime):
        moment = Moment.from_datetime(stamp, offset=offset)
    else:
        moment = _from_serial(stamp, offset)
    if moment is None:
        raise Refusal("moment_unreadable", text=str(stamp))
    return moment


def stamp_or_none(text: str, offset: int) -> Moment | None:
    """The moment of a date and time written in digits; None if the text is anything else."""
    match = _STAMP.fullmatch(text)
    if match is None:
        folded = fold(text).strip()
        match = _STAMP.fullmatch(folded) or _COMPACT.fullmatch(folded)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    seconds = seconds_of_day(int(hour), int(minute or 0), int(second or 0))
    own = offset if zone is None else _minutes_east(zone)
    if seconds is None or own is None:
        return None
    try:
        return Moment.from_day(date(int(year), int(month), int(day)), seconds, own)
    except ValueError:
        return None


def _minutes_east(zone: str) -> int | None:
    if zone in "Zz":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        return None
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)


def _from_serial(serial: float, offset: int) -> Moment | None:
    # NaN and the infinities fail the comparison too.
    if not SERIALS.start <= serial < SERIALS.stop:
        return None
    return Moment.from_day(SERIAL_ZERO, round(serial * 86_400), offset)


def _worded(text: str, offset: int) -> Moment | None:
    folded = fold(text).strip()
    if _SERIAL.fullmatch(folded):
        return _from_serial(float(folded), offset)
    if not is_english(folded):
        return None
    read, again = (parse(folded, default) for default in _ONE_DAY_ONE_HOUR)
    # What differs was not in the text but in the default.
    return Moment.from_datetime(read, offset=offset) if read and read == again else None
