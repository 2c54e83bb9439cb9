"""What opened, changed and closed since an officer was last on duty."""

from __future__ import annotations

from dataclasses import dataclass

from dutyroom.i18n import N_, _
from dutyroom.journal.stamp import recorded_ms, stamp_after
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.room import Room
from dutyroom.tui.pages.matter_words import clock_said, level_said, state_said
from dutyroom.tui.widgets.table_paint import Cell, Column

COLUMNS = (
    Column(N_("No."), 11),
    Column(N_("Level"), 12),
    Column(N_("Matter"), 12, flexible=True),
    Column(N_("State"), 9),
    Column(N_("Last line"), 11),
)
OPENED, CHANGED, CLOSED = N_("Opened"), N_("Changed"), N_("Closed")


@dataclass(frozen=True, slots=True)
class SinceRow:
    """A matter of the list, or the head of a group with its count."""

    group: str
    count: int = 0
    line: MatterLine | None = None


@dataclass(frozen=True, slots=True)
class News:
    """The matters with a line since an instant, each in one group, the last changed first."""

    since_ms: int
    """0 for somebody who was never here before."""
    opened: tuple[MatterLine, ...]
    changed: tuple[MatterLine, ...]
    closed: tuple[MatterLine, ...]

    @property
    def count(self) -> int:
        """How many matters there are."""
        return len(self.opened) + len(self.changed) + len(self.closed)

    def rows(self) -> list[SinceRow]:
        """The three groups one under the other; an empty one is left out."""
        groups = ((OPENED, self.opened), (CHANGED, self.changed), (CLOSED, self.closed))
        return [
            row
            for group, lines in groups
            if lines
            for row in (
                SinceRow(group, len(lines)),
                *(SinceRow(group, line=line) for line in lines),
            )
        ]


def news(room: Room, since_ms: int) -> News:
    """What is new since an instant, epoch milliseconds; quick at any number of matters."""
    found = room.matters.changed(stamp_after(since_ms))
    still = [each for each in found if not each.closed]
    return News(
        since_ms,
        tuple(each for each in still if recorded_ms(each.opened) > since_ms),
        tuple(each for each in still if recorded_ms(each.opened) <= since_ms),
        tuple(each for each in found if each.closed),
    )


class SinceRows:
    """Paints the rows of what is new."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._now = room.now()

    def __call__(self, row: SinceRow) -> list[Cell]:
        """The cells of a row, in the order of `COLUMNS`."""
        if row.line is None:
            return [Cell(_(row.group), "mark"), Cell(str(row.count), "mark"), *[Cell("")] * 3]
        line, kind = row.line, self._room.kinds.get(row.line.kind)
        waits = line.next_step == "resume"
        overdue = not line.closed and line.is_overdue(self._now)
        return [
            Cell(("!" if overdue else " ") + line.number, "urgent" if overdue else ""),
            Cell(level_said(kind.level(line.level)), "dim" if line.closed else ""),
            Cell(" ".join(line.title.split())),
            Cell(state_said(kind, line.state, line.stage, waits=waits)),
            Cell(clock_said(self._room, recorded_ms(line.changed) // 1000, self._now), "dim"),
        ]
