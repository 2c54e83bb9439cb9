"""The list of people under isolation: who, which day, today's readings, when released."""

from __future__ import annotations

from dutyroom.domain import temperature
from dutyroom.domain.isolation.half_day import Half, HalfDay, between
from dutyroom.domain.isolation.person import Isolation, IsolationState
from dutyroom.domain.isolation.readings import Filled
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.isolation.section import Summary
from dutyroom.store.isolation.window import IsolationLine, Shown
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column, Look

BAR = 7
"""Cells of the bar: a fortnight in steps of two days."""
COLUMNS = (
    Column(N_("Name"), 8, flexible=True), Column(N_("Day n"), 5, align="right"), Column("", BAR),
    Column(N_("Morning"), 11), Column(N_("Evening"), 11), Column(N_("Release"), 12),
    Column(N_("Missed"), 6, align="right"), Column(N_("In charge"), 10, flexible=True),
)  # fmt: skip
LOOKS: dict[Filled, tuple[str, Look]] = {
    Filled.MEASURED: ("✓", ""),
    Filled.ABNORMAL: ("▲", "urgent"),
    Filled.NOT_ATTEMPTED: ("–", "dim"),
    Filled.MISSED: ("✗", "watch"),
    Filled.OPEN: ("·", "dim"),
    Filled.NOT_ASKED: (" ", "dim"),
}
"""The glyph of each, and how it is lit."""
SHORT = {
    Filled.NOT_ATTEMPTED: N_("not tried"),
    Filled.MISSED: N_("missed"),
    Filled.OPEN: N_("to come"),
}
"""Msgids of what stands where there is no temperature."""
EMPTY = {
    Shown.CURRENT: N_("Nobody is under isolation: F8 enters somebody."),
    Shown.OPEN: N_("Every reading of this half of the day is there."),
    Shown.DUE: N_("Nobody is due for release today or tomorrow."),
    Shown.ENDED: N_("Nobody was released yet."),
}
"""Msgids of what an empty list says."""


class IsolationRows:
    """How a person stands in the list."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.now = room.isolation.half_day()
        """As of when they are shown."""

    def cells(self, line: IsolationLine) -> list[Cell]:
        """One person."""
        isolation = line.isolation
        calm: Look = "" if isolation.is_current else "dim"
        missed = line.missed(self.now)
        return [
            Cell(isolation.person.name, calm),
            Cell(f"{self._number(isolation)}/{isolation.days}", calm),
            Cell(bar(self._number(isolation), isolation.days), "dim"),
            *(Cell(*half_said(line, HalfDay(self.now.day, half), self.now)) for half in Half),
            Cell(*released_said(isolation, self.now.day)),
            Cell(str(missed) if missed else "", "watch" if missed else "dim"),
            Cell(isolation.person.unit, "dim"),
        ]

    def _number(self, isolation: Isolation) -> int:
        day = isolation.ended.day if isolation.ended else self.now.day
        return isolation.person.number(day)


def bar(number: int, days: int) -> str:
    """How much of an isolation is over, as a small bar."""
    full = max(0, min(BAR, round(BAR * number / max(1, days))))
    return "━" * full + "─" * (BAR - full)


def half_said(line: IsolationLine, at: HalfDay, now: HalfDay) -> tuple[str, Look]:
    """How one half of a day stands: a glyph, and a temperature or a word."""
    state = line.filled(at, now)
    glyph, look = LOOKS[state]
    if state in (Filled.MEASURED, Filled.ABNORMAL):
        return f"{glyph} {temperature.shown(line.readings[at].tenths)}", look
    told = _(SHORT.get(state, ""))
    return f"{glyph} {told}" if told else "", look


def released_said(isolation: Isolation, today: str) -> tuple[str, Look]:
    """When somebody is to be released, or how it ended."""
    if isolation.state is IsolationState.RELEASED and isolation.ended:
        return f"✓ {isolation.ended.day[5:]}", "dim"
    if isolation.state is IsolationState.BROKEN_OFF:
        return f"→ {isolation.notice}", "dim"
    left = between(today, isolation.release_day)
    if left < 0:
        return "‼ " + _("{n} d over").format(n=-left), "urgent"
    if left < 2:
        return ("! " + _("today"), "watch") if left == 0 else ("△ " + _("tomorrow"), "watch")
    return f"  {isolation.release_day[5:]}", ""


def head(summary: Summary, shown: Shown, now: HalfDay) -> Line:
    """How many are isolated, who is due, and what is still to be measured."""
    title = _("Isolated {n}").format(n=summary.current)
    if shown is not Shown.CURRENT:
        title = _("{title} · shown: {shown}").format(title=title, shown=word(shown))
    parts = [run(f" {title}", Tone.HEAD)]
    if summary.overdue:
        parts.append(run("  ‼ " + _("overdue {n}").format(n=summary.overdue), Tone.URGENT))
    if summary.abnormal:
        parts.append(run("  ▲ " + _("abnormal {n}").format(n=summary.abnormal), Tone.URGENT))
    due = _("due today {today}, tomorrow {tomorrow}").format(
        today=summary.due_today, tomorrow=summary.due_tomorrow
    )
    lit = summary.due_today or summary.due_tomorrow
    parts.append(run(f"  {due}", Tone.WATCH if lit else Tone.MUTED))
    parts.append(run(f"  {word(now.half)} {summary.asked - summary.open}/{summary.asked}"))
    if summary.missed:
        parts.append(run("  ✗ " + _("missed {n}").format(n=summary.missed), Tone.WATCH))
    return tuple(parts)
