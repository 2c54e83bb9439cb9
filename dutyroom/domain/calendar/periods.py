"""Sensitive periods as a room enters them."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.calendar.in_force import SensitivePeriod
from dutyroom.domain.refusal import Refusal

MOST_CREW = 99


@dataclass(frozen=True, slots=True)
class PeriodEntered:
    """A sensitive period was entered; one of the same name and first day no longer counts."""

    kind: ClassVar[str] = "calendar.period_entered"
    period: SensitivePeriod


def enter_period(period: SensitivePeriod) -> PeriodEntered:
    """Enter a sensitive period; a least crew of 0 takes one back.

    Raises `Refusal("period_name_missing")`, "period_dates_crossed" (name) or
    "period_crew_out_of_range" (least).
    """
    if not period.name:
        raise Refusal("period_name_missing")
    if period.days.last < period.days.first:
        raise Refusal("period_dates_crossed", name=period.name)
    if not 0 <= period.least <= MOST_CREW:
        raise Refusal("period_crew_out_of_range", least=period.least, most=MOST_CREW)
    return PeriodEntered(period)
