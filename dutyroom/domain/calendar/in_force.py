"""The calendar in force on some day: the newest table of each year, and the sensitive periods."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from dutyroom.domain.calendar.days import DayType, Span, at_weekend
from dutyroom.domain.calendar.year import YearTable
from dutyroom.domain.refusal import Refusal

ALWAYS = "9999-12-31"
"""The day on which everything entered is in force."""


@dataclass(frozen=True, slots=True)
class SensitivePeriod:
    """Days that ask for more people than others: 两会, 汛期, a holiday."""

    name: str
    days: Span
    least: int
    """The least crew of a slot of the duty room."""


class Calendar:
    """What kind of day each day is, as those knew who read it on one day."""

    def __init__(
        self,
        tables: Iterable[YearTable],
        periods: Iterable[SensitivePeriod] = (),
        as_of: str = ALWAYS,
    ) -> None:
        known = [table for table in tables if table.published <= as_of]
        newest = {table.year: table for table in sorted(known, key=lambda each: each.published)}
        self._years = frozenset(newest)
        self._patient = False
        self._periods = tuple(periods)
        self._types: dict[str, DayType] = {}
        self._holidays: dict[str, str] = {}
        # A notice may move the last days of the year before: the later year has the last word.
        for _year, table in sorted(newest.items()):
            for holiday in table.holidays:
                self._types.update(holiday.days())
                self._holidays.update(dict.fromkeys(holiday.off, holiday.name))

    def day_type(self, day: str) -> DayType:
        """What kind of day an ISO date is; raises `Refusal("notice_not_entered", year=…)`."""
        self._refuse_unknown(day)
        usual = DayType.WEEKEND if at_weekend(day) and self.knows(day) else DayType.WORKDAY
        return self._types.get(day, usual)

    def knows(self, day: str) -> bool:
        """Whether the notice of a day's year is entered."""
        return int(day[:4]) in self._years

    def patient(self) -> "Calendar":
        """The same, but to plan with: days of a year without its notice are days like any other.

        Nothing is guessed: no such day counts as a day off or a holiday.
        """
        found = copy(self)
        found._patient = True
        return found

    def holiday(self, day: str) -> str:
        """The holiday whose days off have this one, or an empty text; raises as `day_type`."""
        self._refuse_unknown(day)
        return self._holidays.get(day, "")

    def sensitive(self, day: str) -> list[SensitivePeriod]:
        """The sensitive periods a day lies in; no notice is asked for."""
        return [period for period in self._periods if day in period.days]

    def least_crew(self, day: str) -> int:
        """The least crew the sensitive periods of a day ask for; 0 is none."""
        return max((period.least for period in self.sensitive(day)), default=0)

    def _refuse_unknown(self, day: str) -> None:
        if not (self._patient or self.knows(day)):
            raise Refusal("notice_not_entered", year=int(day[:4]))
