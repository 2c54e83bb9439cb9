"""The fairness ledger: what each person has stood, and how far apart people are."""

from collections.abc import Iterable
from dataclasses import dataclass

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.calendar.days import DayType, Span
from dutyroom.domain.nights import is_night
from dutyroom.domain.roster import Slot
from dutyroom.domain.shift_parts import unsplit

REST_DAY_S = 8 * 3600
"""What a day of compensatory rest makes good: a working day, which has eight hours.

State Council, rules on working hours (国务院关于职工工作时间的规定, 1995), article 3.
"""


@dataclass(frozen=True, slots=True)
class Stood:
    """What somebody has stood in some time; a night or a weekend counts for its duty day."""

    slots: int = 0
    nights: int = 0
    weekends: int = 0
    """Slots on days off that the law makes no holiday: weekends, and days moved to be off."""
    holidays: int = 0
    """Slots on statutory holidays."""
    seconds: int = 0
    owed_s: int = 0
    """Compensatory rest owed (补休), seconds: as long as was stood on days off."""

    def __add__(self, other: "Stood") -> "Stood":
        return Stood(*(a + b for a, b in zip(_row(self), _row(other), strict=True)))


def ledger(
    slots: Iterable[Slot],
    calendar: Calendar,
    days: Span,
    officers: Iterable[int] = (),
    offset: int = 480,
) -> dict[int, Stood]:
    """What everybody has stood on some days, whole slots by the duty day they belong to.

    `officers` are in it even if they stood nothing. Who stood all parts of a shift that was split
    stood one slot. Money is not counted here or anywhere. Raises `Refusal("notice_not_entered")`
    where the calendar does not know a year.
    """
    book = dict.fromkeys(officers, Stood())
    for slot in unsplit(each for each in slots if each.crew and each.day in days):
        stood = _stood(slot, calendar, offset)
        for duty in slot.crew:
            book[duty.officer] = book.get(duty.officer, Stood()) + stood
    return book


def rest_taken(taken: Iterable[tuple[int, Span]], days: Span) -> dict[int, int]:
    """Seconds of rest each officer took on some days; a day marked twice counts once."""
    found: dict[int, set[str]] = {}
    for officer, span in taken:
        found.setdefault(officer, set()).update(day for day in span if day in days)
    return {officer: len(marked) * REST_DAY_S for officer, marked in found.items()}


def rested(book: dict[int, Stood], taken_s: dict[int, int]) -> dict[int, Stood]:
    """The ledger after compensatory rest was taken, seconds by officer."""
    return {
        officer: stood + Stood(owed_s=-taken_s.get(officer, 0)) for officer, stood in book.items()
    }


def spread(book: dict[int, Stood]) -> Stood:
    """The most less the least of each column; nothing where there is nobody."""
    columns = zip(*map(_row, book.values()), strict=True)
    return Stood(*(max(column) - min(column) for column in columns))


def _stood(slot: Slot, calendar: Calendar, offset: int) -> Stood:
    kind, seconds = calendar.day_type(slot.day), slot.ends_at - slot.starts_at
    return Stood(
        slots=1,
        nights=int(is_night(slot, offset)),
        weekends=int(kind in (DayType.WEEKEND, DayType.MOVED_OFF)),
        holidays=int(kind is DayType.STATUTORY),
        seconds=seconds,
        owed_s=seconds if kind.off else 0,
    )


def _row(stood: Stood) -> tuple[int, ...]:
    return (
        stood.slots, stood.nights, stood.weekends, stood.holidays, stood.seconds, stood.owed_s,
    )  # fmt: skip
