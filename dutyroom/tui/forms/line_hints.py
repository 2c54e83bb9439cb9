"""What is said beneath a form about the line that has the keys."""

from __future__ import annotations

from datetime import date

from dutyroom.domain.moment import Moment, read_due, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.i18n.refusals import sentence
from dutyroom.tui.forms.call_page import category_lines
from dutyroom.tui.forms.lines import Days, FormLine, Pick, When
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone

MANY = 6
"""From how many words on each is shown with what chooses it."""


def choice_lines(line: FormLine, chosen: str, width: int) -> list[Line]:
    """How one of many words is chosen."""
    if isinstance(line, Pick) and len(line.options) >= MANY:
        return category_lines(line.options, chosen, width)
    if isinstance(line, Pick) and len(line.options) > 2:
        return [(run(_("←→, a digit or first letters choose"), Tone.MUTED),)]
    return []


def missed_line(typed: str) -> Line:
    """That no word begins with a letter."""
    return (run(_("? Nothing begins with {typed}").format(typed=typed), Tone.WATCH),)


def moment_lines(line: When, typed: str, now: Moment) -> list[Line]:
    """The full date of what was typed, or what may be typed."""
    if not typed:
        return [(run(line.hint, Tone.MUTED),)]
    try:
        local = (read_due if line.ahead else read_moment)(typed, now=now).local()
    except Refusal as refusal:
        return [(run(f"? {sentence(refusal.code, refusal.facts)}", Tone.WATCH),)]
    return [(run(f"= {_day(local)} {local:%H:%M}", Tone.DONE),)]


def days_lines(line: Days, typed: str, now: Moment) -> list[Line]:
    """The full dates of what was typed, or what may be typed."""
    from dutyroom.domain.calendar.spoken import read_days

    if not typed:
        return [(run(line.hint, Tone.MUTED),)]
    try:
        days = read_days(typed, now.local().date().isoformat())
    except Refusal as refusal:
        return [(run(f"? {sentence(refusal.code, refusal.facts)}", Tone.WATCH),)]
    ends = dict.fromkeys((days.first, days.last))
    said = " – ".join(_day(date.fromisoformat(each)) for each in ends)
    return [(run(f"= {said}", Tone.DONE),)]


def _day(day: date) -> str:
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]
    return f"{day:%Y-%m-%d} {weekday}"
