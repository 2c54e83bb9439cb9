"""The lines of a sheet as a table paints them, and the one under the cursor in full."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from dutyroom.domain.handover.case import Item
from dutyroom.domain.handover.terms import ItemState
from dutyroom.i18n import N_, _
from dutyroom.i18n.handover_words import act_said, item_said
from dutyroom.reports.handover import Mark
from dutyroom.store.room import Room
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.handover_lines import SheetLine
from dutyroom.tui.widgets.table_paint import Cell, Column, Look

COLUMNS = (Column(N_("State"), 14), Column(N_("What is handed over"), 20, flexible=True))

_STATES: dict[ItemState, tuple[str, Look]] = {
    ItemState.UNDECIDED: ("○", ""),
    ItemState.ACCEPTED: ("✓", "dim"),
    ItemState.QUESTIONED: ("?", "watch"),
    ItemState.ANSWERED: ("↩", "watch"),
    ItemState.RETURNED: ("✗", "urgent"),
    ItemState.SETTLED: ("◇", "dim"),
}
_MARKS: dict[Mark, tuple[str, Look]] = {
    Mark.NONE: ("", ""),
    Mark.RED: (N_("‼ red"), "urgent"),
    Mark.OVERDUE: (N_("! overdue"), "urgent"),
    Mark.DIFFERENCE: (N_("± differs"), "watch"),
}


class LineRows:
    """Paints the lines of a sheet with what was decided about each."""

    def __init__(self) -> None:
        self.items: Mapping[str, Item] = {}
        """What was decided; nothing while a sheet is not offered."""

    def __call__(self, line: SheetLine) -> list[Cell]:
        """State and words of one line."""
        if not line.title:
            return [Cell(""), Cell(line.text, "mark")]
        item = self.items.get(line.key)
        if item is None:
            word, look = _MARKS[Mark.RED if line.red else line.mark]
            return [Cell(_(word) if word else "", look), Cell(line.text)]
        glyph, look = _STATES[item.state]
        if line.red and item.state is ItemState.UNDECIDED:
            look = "urgent"
        text = f"‼ {line.text}" if line.red else line.text
        calm: Look = "dim" if item.state in (ItemState.ACCEPTED, ItemState.SETTLED) else ""
        return [Cell(f"{glyph} {item_said(item.state)}", look), Cell(text, calm)]


def in_full(room: Room, line: SheetLine, item: Item | None) -> Content:
    """A line with all its facts, and everything that was said about it."""
    if not line.title:
        return say("[b]$text[/b]", text=line.text)
    parts = [say("[b]$title[/b]", title=line.title)]
    if line.red:
        parts[0] += say("  [b]‼ $red[/b]", red=_("to be read back in own words"))
    facts = line.facts or (("", line.text),)
    for name, value in facts:
        parts.append(say("[dim]$name[/dim] $value", name=name, value=value) if name
                     else say("$value", value=value))  # fmt: skip
    for deed in item.deeds if item else ():
        at, who = room.local(deed.at_ms // 1000), room.officers.name(deed.officer)
        said = say("[dim]$at $who $did[/dim]", at=f"{at:%H:%M}", who=who, did=act_said(deed.act))
        parts.append(said + say(" $words", words=deed.words) if deed.words else said)
    return Content("\n").join(parts)
