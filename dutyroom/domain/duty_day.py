"""The day of duty a moment belongs to: a night counts for the day on which it began."""

from datetime import date, timedelta

from dutyroom.domain.moment import Moment

STARTS = 480
"""Minute of the day at which a duty day starts where a room has set no other: 08:00."""


def day_of(moment: Moment, starts: int = STARTS) -> date:
    """The duty day of a moment, by the local clock the moment was written with."""
    return (moment.local() - timedelta(minutes=starts)).date()


def bounds(day: date, offset: int, starts: int = STARTS) -> tuple[int, int]:
    """The first second of a duty day and the first second after it (epoch seconds)."""
    from_at = Moment.from_day(day, starts * 60, offset).at
    return from_at, from_at + 86_400


def number(day: date, n: int) -> str:
    """The short number people read aloud: `1122-0042`."""
    return f"{day:%m%d}-{n:04d}"
