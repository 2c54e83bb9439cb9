"""Matters as a list shows them: how urgent, until when, what, how far, whose."""

from __future__ import annotations

from collections.abc import Container

from dutyroom.domain import kinds
from dutyroom.i18n import N_, language
from dutyroom.i18n.words import said, word
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.room import Room
from dutyroom.tui.pages.matter_words import SOON_S, due_said, level_said, state_said
from dutyroom.tui.widgets.table_paint import Cell, Column, Look

_WIDTHS = {"en": (11, 13, 7, 8, 6, 7), "zh": (6, 14, 8, 6, 7, 6)}
"""Cells of level, due, kind, state, unit and step: Chinese says them in fewer."""
_LEVEL = {"en": 11, "zh": 10}
"""Cells of a level from `ROOMY` cells on, where its word is said in full."""
ROOMY, NARROW = 82, 60
"""From how many cells on a list has room, and below how many a level is its glyph alone."""
_LOOKS: dict[kinds.Tone, Look] = {
    kinds.Tone.URGENT: "urgent",
    kinds.Tone.WATCH: "watch",
    kinds.Tone.MUTED: "dim",
    kinds.Tone.DONE: "dim",
}


def columns(total: int = 80) -> tuple[Column, ...]:
    """The columns for a list of some width, in the language in use; the last give way first."""
    level, due, kind, state, whose, step = _WIDTHS[language()]
    if total >= ROOMY:
        level = _LEVEL[language()]
    elif total < NARROW:
        level, kind, state, whose, step = 1, 0, 0, 0, 0
    return (
        Column(N_("Level"), level),
        Column(N_("Due"), due),
        Column(N_("No."), 10),
        Column(N_("Kind"), kind),
        Column(N_("Matter"), 11, flexible=True),
        Column(N_("State"), state),
        Column(N_("With"), whose),
        Column(N_("To do"), step),
    )


class MatterRows:
    """Paints matters as they stand at an instant."""

    def __init__(self, room: Room, marked: Container[str]) -> None:
        self._room = room
        self._marked = marked
        self.now = 0
        """The instant at which they are looked at, epoch seconds."""

    def __call__(self, line: MatterLine) -> list[Cell]:
        """The cells of one matter, in the order of `columns`."""
        kind = self._room.kinds.get(line.kind)
        level = kind.level(line.level)
        state = state_said(kind, line.state, line.stage, waits=line.next_step == "resume")
        whose = line.responsible_unit or line.lead_unit or self._room.officers.name(line.owner)
        marked = line.subject in self._marked
        struck = line.state.value == "struck"
        return [
            Cell(level_said(level), _LOOKS.get(level.tone, "") if line.state.is_open else "dim"),
            self._due(line),
            Cell(f"✓{line.number}" if marked else f" {line.number}", "mark" if marked else ""),
            Cell(said(kind.words)),
            Cell(" ".join(line.title.split()), "struck" if struck else ""),
            Cell(state, "" if line.state.is_open else "dim"),
            Cell(whose),
            Cell(word(line.next_step) if line.next_step else "", "dim"),
        ]

    def _due(self, line: MatterLine) -> Cell:
        text = due_said(self._room, line.next_at, self.now)
        if line.is_overdue(self.now):
            return Cell(text, "urgent")
        return Cell(text, "watch" if line.next_at - self.now <= SOON_S else "")
