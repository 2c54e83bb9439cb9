"""Days and spans of days, as ISO dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DayType(StrEnum):
    """What kind of day a day is: 工作日, 双休日, 法定节假日, 调休放假, 调休上班."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    STATUTORY = "statutory_holiday"
    MOVED_OFF = "moved_off"
    MAKEUP = "makeup_workday"

    @property
    def off(self) -> bool:
        """Whether offices are closed."""
        return self not in (DayType.WORKDAY, DayType.MAKEUP)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some days in a row, both ends inclusive."""

    first: str
    last: str

    def __contains__(self, day: str) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[str]:
        day, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        while day <= last:
            yield day.isoformat()
            day += timedelta(days=1)


def at_weekend(day: str) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return date.fromisoformat(day).weekday() >= 5
