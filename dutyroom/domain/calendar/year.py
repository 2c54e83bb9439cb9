"""One year's holidays as a notice of the State Council arranges them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.calendar.days import DayType, Span, at_weekend
from dutyroom.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday with the days off around it."""

    name: str
    off: Span
    """All its days off in a row, the weekend among them too."""
    statutory: tuple[str, ...]
    """Those of the days off that the law makes holidays."""
    makeup: tuple[str, ...] = ()
    """Saturdays and Sundays that are worked for it."""

    def days(self) -> Iterator[tuple[str, DayType]]:
        """Each of its days with what kind of day it is."""
        for day in self.off:
            if day in self.statutory:
                yield day, DayType.STATUTORY
            else:
                yield day, DayType.WEEKEND if at_weekend(day) else DayType.MOVED_OFF
        for day in self.makeup:
            yield day, DayType.MAKEUP


@dataclass(frozen=True, slots=True)
class YearTable:
    """The holidays of one year, and where they are from."""

    year: int
    source: str
    """The notice's number, or what else the table was taken from."""
    published: str
    """ISO date since which the table is in force, until a later one of the same year."""
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class YearEntered:
    """A year's table was entered; an earlier one stays in force for what was published before."""

    kind: ClassVar[str] = "calendar.year_entered"
    table: YearTable


def enter_year(table: YearTable) -> YearEntered:
    """Enter a year's table; raises `Refusal` for what no year can have.

    "holiday_dates_crossed", "statutory_day_not_off", "makeup_day_not_weekend" and
    "day_arranged_twice", each with its `day` and the `holiday`.
    """
    seen: set[str] = set()
    for holiday in table.holidays:
        _check(holiday)
        for day, _kind in holiday.days():
            if day in seen:
                raise Refusal("day_arranged_twice", day=day, holiday=holiday.name)
            seen.add(day)
    return YearEntered(table)


def _check(holiday: Holiday) -> None:
    if holiday.off.last < holiday.off.first:
        raise Refusal("holiday_dates_crossed", day=holiday.off.first, holiday=holiday.name)
    for day in holiday.statutory:
        if day not in holiday.off:
            raise Refusal("statutory_day_not_off", day=day, holiday=holiday.name)
    for day in holiday.makeup:
        if not at_weekend(day):
            raise Refusal("makeup_day_not_weekend", day=day, holiday=holiday.name)
