"""Handovers as a list shows them: when, between whom, how it went."""

from __future__ import annotations

from dutyroom.i18n import N_
from dutyroom.reports.handover_words import flag_said, state_said
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room
from dutyroom.tui.widgets.table_paint import Cell, Column

COLUMNS = (
    Column(N_("Handover"), 10), Column(N_("Taken over"), 15), Column(N_("Handed on"), 9),
    Column(N_("Taken by"), 9), Column(N_("State"), 11),
    Column(N_("What stands out"), 10, flexible=True),
)  # fmt: skip


class PastRows:
    """Paints accepted handovers."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def __call__(self, line: HandoverLine) -> list[Cell]:
        """The cells of one."""
        at = self._room.local(line.accepted_ms // 1000)
        name = self._room.officers.name
        return [
            Cell(line.number),
            Cell(f"{at:%m-%d %H:%M:%S}"),
            Cell(name(line.outgoing) or "—"),
            Cell(name(line.incoming)),
            Cell(state_said(line.state), "dim"),
            Cell("  ".join(flag_said(each) for each in line.flags), "watch"),
        ]
