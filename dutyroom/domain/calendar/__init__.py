"""What kind of day each day is: working days, days off, holidays, and the notices behind them."""

from dutyroom.domain.calendar.days import DayType, Span
from dutyroom.domain.calendar.in_force import Calendar, SensitivePeriod
from dutyroom.domain.calendar.notice import read_notice
from dutyroom.domain.calendar.periods import PeriodEntered, enter_period
from dutyroom.domain.calendar.year import Holiday, YearEntered, YearTable, enter_year
from dutyroom.domain.calendar.year_file import years_of

__all__ = [
    "Calendar",
    "DayType",
    "Holiday",
    "PeriodEntered",
    "SensitivePeriod",
    "Span",
    "YearEntered",
    "YearTable",
    "enter_period",
    "enter_year",
    "read_notice",
    "years_of",
]
