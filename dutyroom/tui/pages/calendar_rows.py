"""The calendar of a year as rows: its holidays with their days off, and its sensitive periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutyroom.domain.calendar import Holiday, SensitivePeriod, Span, YearTable
from dutyroom.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A holiday or a sensitive period, in words."""

    name: str
    days: str
    more: str
    """Make-up workdays, or the crew a period asks for."""
    period: SensitivePeriod | None = None


def calendar_rows(
    table: YearTable | None, periods: Iterable[SensitivePeriod]
) -> Iterator[CalendarRow]:
    """The rows of a year."""
    for holiday in table.holidays if table else ():
        yield CalendarRow(holiday.name, _span(holiday.off), _makeup(holiday))
    for period in periods:
        least = _("sensitive: at least {n}").format(n=period.least)
        yield CalendarRow(period.name, _span(period.days), least, period)


def year_title(year: int, table: YearTable | None) -> str:
    """What is known of a year; what is not is said, never guessed."""
    if table is None:
        return _("{year}: the holiday notice is not entered").format(year=year)
    off = sum(kind.off for holiday in table.holidays for _day, kind in holiday.days())
    made_up = sum(len(holiday.makeup) for holiday in table.holidays)
    return "  ".join(
        (
            str(year),
            ngettext("{n} day off", "{n} days off", off).format(n=off),
            ngettext("{n} make-up workday", "{n} make-up workdays", made_up).format(n=made_up),
            _("since {day}").format(day=table.published),
            table.source,
        )
    )


def _span(days: Span) -> str:
    last = days.last[5:] if days.last[:4] == days.first[:4] else days.last
    return days.first if days.first == days.last else f"{days.first} – {last}"


def _makeup(holiday: Holiday) -> str:
    days = " ".join(day[5:] for day in holiday.makeup)
    return _("worked: {days}").format(days=days) if days else ""
