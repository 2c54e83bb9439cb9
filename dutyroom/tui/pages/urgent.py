"""The most urgent matters as lines of the Today page."""

from __future__ import annotations

from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.standing import Standing

DUE, NUMBER, LEVEL, STEP = 15, 11, 14, 14
"""Cells of when it is due, of the number, the level and the next step."""


def urgent(room: Room, now: Standing, width: int, most: int) -> list[Line]:
    """How many are open and overdue; of the first so many what is next, for who has signed in."""
    counts = _("Open {n:,}").format(n=now.open_matters)
    head = [run(" " + _("Matters"), Tone.HEAD), run(f"  {counts}", Tone.STRONG)]
    if now.overdue:
        late = _("! {n:,} overdue").format(n=now.overdue)
        head += [run(" · "), run(late, Tone.URGENT)]
    lines: list[Line] = [tuple(head)]
    if room.author is None or not now.open_matters:
        return lines
    found = room.matters.window(room.matters.first(most=most)).fetch(0, most)
    return lines + [_line(room, now.now, each, width) for each in found]


def _line(room: Room, now: int, line: MatterLine, width: int) -> Line:
    from dutyroom.tui.pages.matter_words import due_said, level_said

    level = room.kinds.get(line.kind).level(line.level)
    tone = Tone.URGENT if line.is_overdue(now) else Tone.PLAIN
    title = width - 1 - DUE - NUMBER - LEVEL - STEP
    return (
        run(" "),
        run(due_said(room, line.next_at, now), tone, DUE),
        run(line.number, Tone.MUTED, NUMBER),
        run(level_said(level), Tone(level.tone.value), LEVEL),
        run(line.title, width=title - 1),
        run(" "),
        run(word(line.next_step) if line.next_step else ""),
    )
