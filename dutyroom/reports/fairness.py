"""The fairness ledger as people read it."""

from datetime import date, timedelta

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.fairness import Stood
from dutyroom.i18n import N_

HEADS = (
    N_("Slots"), N_("Nights"), N_("Weekends"), N_("Holidays"), N_("Hours"), N_("Rest owed, h"),
)  # fmt: skip
"""Msgids of the columns beside the officer, in the order of `stood_row`."""
_USUAL_DAYS = timedelta(days=89)


def stood_row(stood: Stood) -> tuple[str, ...]:
    """What somebody has stood, a column each; times in hours."""
    counts = (stood.slots, stood.nights, stood.weekends, stood.holidays)
    return (*map(str, counts), _hours(stood.seconds), _hours(stood.owed_s))


def latest_days(last: str) -> Span:
    """The 90 days that end on a day."""
    return Span((date.fromisoformat(last) - _USUAL_DAYS).isoformat(), last)


def year_so_far(last: str) -> Span:
    """The days of a calendar year up to one of them."""
    return Span(f"{last[:4]}-01-01", last)


def _hours(seconds: int) -> str:
    return f"{seconds / 3600:.1f}".removesuffix(".0")
