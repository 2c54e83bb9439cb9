"""The days of a month as the columns of a grid, and in words."""

from __future__ import annotations

from datetime import date

from dutyroom.domain.calendar import Calendar, DayType, Span
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.paint.lines import Run, run
from dutyroom.tui.paint.styles import Ground
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.month_sheet import Column

INSTEAD = {DayType.STATUTORY: N_("H"), DayType.MOVED_OFF: N_("H"), DayType.MAKEUP: N_("W")}
"""What stands in the place of a weekday where the day is not what its weekday says."""
TONES = {
    DayType.WORKDAY: Tone.PLAIN,
    DayType.WEEKEND: Tone.MUTED,
    DayType.STATUTORY: Tone.DONE,
    DayType.MOVED_OFF: Tone.DONE,
    DayType.MAKEUP: Tone.WATCH,
}
SENSITIVE = "▾"


def kind_of(calendar: Calendar, day: str) -> DayType | None:
    """What kind of day a day is; None where the year's notice is not entered."""
    return calendar.day_type(day) if calendar.knows(day) else None


def columns(calendar: Calendar, days: Span, today: str) -> tuple[Column, ...]:
    """The days of a month."""
    words = _("Mo Tu We Th Fr Sa Su").split()
    return tuple(_column(calendar, day, words, today) for day in days)


def _column(calendar: Calendar, day: str, words: list[str], today: str) -> Column:
    kind, when = kind_of(calendar, day), date.fromisoformat(day)
    off = when.weekday() >= 5 if kind is None else kind.off
    ground = Ground.TODAY if day == today else Ground.OFF if off else Ground.NONE
    tone = (Tone.MUTED if off else Tone.PLAIN) if kind is None else TONES[kind]
    instead = _(INSTEAD[kind]) if kind in INSTEAD else words[when.weekday()]
    mark = SENSITIVE if calendar.sensitive(day) else ""
    return Column(when.day, instead, tone, ground, mark)


def day_words(calendar: Calendar, day: str) -> tuple[Run, ...]:
    """A day in words: date, weekday, what kind of day it is, and which periods it lies in."""
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[date.fromisoformat(day).weekday()]
    runs = [run(f"{day[5:]} {weekday}")]
    kind = kind_of(calendar, day)
    if kind is not None and kind not in (DayType.WORKDAY, DayType.WEEKEND):
        named = f"{calendar.holiday(day)} {word(kind)}".strip()
        runs.append(run(f"  {named}", TONES[kind]))
    for period in calendar.sensitive(day):
        least = _("at least {n}").format(n=period.least)
        runs.append(run(f"  {SENSITIVE}{period.name} {least}", Tone.WATCH))
    return tuple(runs)
