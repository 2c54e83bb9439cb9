"""A month of a duty room as a table: a day a row, a column for each duty of each shift."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timezone

from dutyroom.domain.calendar import Calendar, DayType
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import NO_SLOT, DutyRole
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.roster import Manned, Standing

SMALL_HOURS = "05:00"
"""What begins before it belongs to the night of the day before, on every sheet."""
NEXT_DAY = "次日"
"""What a sheet says before a later time of the next morning, at which part of a night begins."""


@dataclass(frozen=True, slots=True)
class MonthTable:
    """What stands on a month sheet."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def month_table(
    title: str, slots: Iterable[Manned], zone: timezone, calendar: Calendar
) -> MonthTable:
    """The sheet of one duty room's slots; several officers in a cell are parted by 、."""
    crews: dict[str, dict[str, list[Standing]]] = {}
    for slot in slots:
        crews.setdefault(slot.day, {}).setdefault(shift_said(slot, zone), []).extend(slot.crew)
    columns = _columns(crews.values())
    duties = (f"{word(role)}({shift})" for role, shift in columns)
    rows = (
        (
            day, weekday_said(day), *(_cell(crew.get(shift), role) for role, shift in columns),
            day_said(day, calendar),
        )
        for day, crew in crews.items()
    )  # fmt: skip
    return MonthTable(title, (_("Day"), _("Weekday"), *duties, _("Remark")), tuple(rows))


def _columns(days: Iterable[dict[str, list[Standing]]]) -> list[tuple[DutyRole, str]]:
    """Each role in each shift; a shift in which nobody ever stands is the officers'."""
    roles, found = list(DutyRole), dict[str, set[DutyRole]]()
    for crews in days:
        for shift, crew in crews.items():
            found.setdefault(shift, set()).update(each.role for each in crew)
    columns = ((role, shift) for shift, of in found.items() for role in of or {DutyRole.OFFICER})
    return sorted(columns, key=lambda column: (roles.index(column[0]), by_start(column[1])))


def _cell(crew: list[Standing] | None, role: DutyRole) -> str:
    if crew is None:
        return NO_SLOT
    return "、".join(each.name for each in crew if each.role is role)


def sheet_title(room: str, month: str, post: str) -> str:
    """What stands above a month: whose roster it is, of which month and post."""
    year, number = month.split("-")
    return _("{room}: duty roster {year}-{month} ({post})").format(
        room=room, year=year, month=int(number), post=post
    )


def weekday_said(day: str) -> str:
    """The weekday of an ISO date."""
    return _("Mon Tue Wed Thu Fri Sat Sun").split()[date.fromisoformat(day).weekday()]


def day_said(day: str, calendar: Calendar) -> str:
    """What kind of day it is, where it is no plain workday and the calendar knows it."""
    try:
        kind, holiday = calendar.day_type(day), calendar.holiday(day)
    except Refusal:
        return ""
    return "" if kind is DayType.WORKDAY else " ".join(filter(None, (word(kind), holiday)))


def shift_said(slot: Manned, zone: timezone) -> str:
    """A shift with its times on the wall: `白班08:00-20:00`, `夜班(2)次日06:30-08:00`."""
    starts, ends = (datetime.fromtimestamp(at, zone) for at in (slot.starts_at, slot.ends_at))
    late = starts.date().isoformat() > slot.day and f"{starts:%H:%M}" >= SMALL_HOURS
    return f"{slot.shift}{NEXT_DAY if late else ''}{starts:%H:%M}-{ends:%H:%M}"


def by_start(shift: str) -> tuple[bool, str]:
    """Shifts in their order; what begins on the next day belongs behind the evening."""
    clock = shift[-11:-6]
    return clock < SMALL_HOURS or shift[:-11].endswith(NEXT_DAY), clock
