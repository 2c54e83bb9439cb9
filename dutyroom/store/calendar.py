"""The calendar of the room: the years it began with, and what was entered since."""

import json
from functools import cache
from pathlib import Path

from dutyroom.domain import calendar as rules
from dutyroom.domain.calendar import (
    Calendar,
    PeriodEntered,
    SensitivePeriod,
    Span,
    YearEntered,
    YearTable,
    years_of,
)
from dutyroom.domain.calendar.in_force import ALWAYS
from dutyroom.journal.canon import canonical
from dutyroom.store.codec import body_of, event_of
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section


class RoomCalendar(Section):
    """What kind of day each day is here, and which days ask for more people."""

    events = (YearEntered, PeriodEntered)
    tables = ("calendar_year", "sensitive_period")
    strand = "calendar"

    def in_force(self, as_of: str = ALWAYS) -> Calendar:
        """The calendar of the tables published by an ISO date; without one, of all."""
        return Calendar(self.tables_known(), self.periods(), as_of)

    def tables_known(self) -> tuple[YearTable, ...]:
        """Every table there is, the shipped ones before those entered here.

        Of two of the same year and date the later has the last word: so a correction is entered.
        """
        found = self.file.rows("SELECT body FROM calendar_year ORDER BY year, published")
        entered = (event_of(YearTable, json.loads(body)) for (body,) in found)
        return (*shipped_years(), *entered)

    def year(self, year: int, as_of: str = ALWAYS) -> YearTable | None:
        """The table of a year that is in force on an ISO date; None where none is."""
        known = [
            each for each in self.tables_known() if each.year == year and each.published <= as_of
        ]
        return max(reversed(known), key=lambda each: each.published, default=None)

    def periods(self, within: Span | None = None) -> list[SensitivePeriod]:
        """The sensitive periods, or those that touch some days, by their beginning."""
        first, last = (within.first, within.last) if within else ("", ALWAYS)
        found = self.file.rows(
            "SELECT name, first, last, least FROM sensitive_period "
            "WHERE least > 0 AND first <= ? AND last >= ? ORDER BY first, name",
            (last, first),
        )
        return [SensitivePeriod(name, Span(*days), least) for name, *days, least in found]

    def enter(self, table: YearTable) -> Entry:
        """Enter a year's table; raises `Refusal` as `enter_year` does."""
        return self.room.record(rules.enter_year(table), subject=f"calendar:{table.year}")

    def enter_period(self, period: SensitivePeriod) -> Entry:
        """Enter a sensitive period; raises `Refusal` as `domain.calendar.enter_period` does."""
        return self.room.record(rules.enter_period(period), subject=f"period:{period.name}")

    def apply(self, event: YearEntered | PeriodEntered, entry: Entry) -> None:
        """Keep the last table of each year and date, and the last word on each period."""
        match event:
            case YearEntered(table=table):
                self.file.run(
                    "INSERT OR REPLACE INTO calendar_year VALUES (?, ?, ?)",
                    (table.year, table.published, canonical(body_of(table))),
                )
            case PeriodEntered(period=period):
                self.file.run(
                    "INSERT OR REPLACE INTO sensitive_period VALUES (?, ?, ?, ?)",
                    (period.name, period.days.first, period.days.last, period.least),
                )


@cache
def shipped_years() -> tuple[YearTable, ...]:
    """The tables that come with the program, read once."""
    path = Path(rules.__file__).with_name("years.toml")
    return years_of(path.read_text("utf-8"))
