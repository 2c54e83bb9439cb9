"""Dates with an English month or weekday, which python-dateutil reads."""

import re
from datetime import datetime, timedelta, timezone, tzinfo

_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_LONGEST = 60


def names_month(text: str) -> bool:
    """Whether the text has an English month in it."""
    return _MONTH.search(text) is not None


def is_english(text: str) -> bool:
    """Whether the text is worth the parser: short, and a month or weekday in it.

    Without a name the parser guesses which number is the month; a guess is no record.
    """
    return len(text) <= _LONGEST and bool(_MONTH.search(text) or _WEEKDAY.search(text))


def parse(text: str, default: datetime) -> datetime | None:
    """The datetime of the text, what it leaves out taken from `default`; None if unreadable."""
    from dateutil.parser import parse as parse_english

    try:
        read: datetime = parse_english(text, default=default, tzinfos=_zone)
    except (ValueError, OverflowError):
        return None
    return read if 1900 <= read.year < 2100 else None


def _zone(name: str | None, seconds: int | None) -> tzinfo | None:
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    if name is not None:
        raise ValueError(name)  # CST is five different zones
    return None
