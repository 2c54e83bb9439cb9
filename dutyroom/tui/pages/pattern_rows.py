"""Patterns and the days they give, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.patterns import Pattern, planned
from dutyroom.domain.roster import Slot
from dutyroom.domain.usual_patterns import Usual
from dutyroom.i18n import N_, _
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import fitted

USUAL: dict[Usual, str] = {
    Usual.WHOLE_DAY: N_("24 h, then off"),
    Usual.TWO: N_("2 × 12 h"),
    Usual.THREE: N_("3 × 8 h"),
    Usual.FOUR_TEAMS: N_("four teams, three shifts"),
    Usual.NIGHTS: N_("weekday nights and days off"),
    Usual.NIGHTS_ONLY: N_("weekday nights alone"),
    Usual.DAYS_OFF_ONLY: N_("days off alone"),
    Usual.WEEKLY_LEADER: N_("a leader a week"),
    Usual.MAIN_AND_SECOND: N_("main and second"),
    Usual.RESIDENT: N_("residents for days"),
    Usual.ON_CALL: N_("on-call list"),
}
"""Msgids of the patterns that are chosen by name."""
SHOWN = timedelta(days=13)
"""From the first day shown to the last."""


def pattern_said(room: Room, pattern: Pattern) -> str:
    """A pattern in one line: its shifts, and who takes turns."""
    shifts = "、".join(each.name for each in (*pattern.shifts, *pattern.shifts_off))
    orders = dict.fromkeys("、".join(map(room.officers.name, turn.order)) for turn in pattern.turns)
    return _("from {first}, {shifts}: {names}").format(
        first=pattern.first, shifts=shifts, names=next(iter(orders), "")
    )


def days_given(room: Room, patterns: Sequence[Pattern], width: int) -> list[str]:
    """The first two weeks, a week beside the other; raises `Refusal` as `planned` does."""
    first = date.fromisoformat(max(each.first for each in patterns))
    days = Span(first.isoformat(), (first + SHOWN).isoformat())
    calendar, offset = room.calendar.in_force(), room.rules().offset
    given: dict[str, list[str]] = {day: [] for day in days}
    for slot in _slots(patterns, days, calendar, offset):
        given[slot.day].append(f"{slot.shift[:1]} {_crew(room, slot)}")
    lines = [f"{_day(day)} {' '.join(slots)}" for day, slots in given.items()]
    half = width // 2
    return [
        fitted(left, half - 1) + " " + fitted(right, half)
        for left, right in zip(lines[:7], lines[7:], strict=True)
    ]


def _slots(
    patterns: Iterable[Pattern], days: Span, calendar: Calendar, offset: int
) -> Iterable[Slot]:
    for pattern in patterns:
        yield from planned(pattern, days, lambda day: calendar.day_type(day).off, offset)


def _crew(room: Room, slot: Slot) -> str:
    name = cache(room.officers.name)
    return "+".join(name(duty.officer) for duty in slot.crew)


def _day(day: str) -> str:
    weekday = _("Mo Tu We Th Fr Sa Su").split()[date.fromisoformat(day).weekday()]
    return f"{day[5:]} {weekday}"
