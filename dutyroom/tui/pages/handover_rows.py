"""The lines of a sheet as a table paints them, and the one under the cursor in full."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from dutyroom.domain.handover.case import Case, Deed, Item
from dutyroom.domain.handover.rules import DONE
from dutyroom.domain.handover.terms import Act, ItemState
from dutyroom.i18n import N_, _
from dutyroom.reports.handover import Mark
from dutyroom.reports.handover_words import act_said, item_said
from dutyroom.store.room import Room
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.handover_lines import SheetLine
from dutyroom.tui.widgets.table_paint import Cell, Column, Look

COLUMNS = (
    Column("", 2), Column(N_("What is handed over"), 20, flexible=True), Column(N_("State"), 12)
)  # fmt: skip
RED = "‼"

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
    Mark.RED: (RED, "urgent"),
    Mark.OVERDUE: ("!", "urgent"),
    Mark.DIFFERENCE: ("±", "watch"),
}


class LineRows:
    """Paints the lines of a sheet with what was decided about each."""

    def __init__(self) -> None:
        self.items: Mapping[str, Item] = {}
        """What was decided; nothing while a sheet is not offered."""

    def __call__(self, line: SheetLine) -> list[Cell]:
        """Glyph, words and state of one line."""
        if not line.title:
            return [Cell(""), Cell(line.text, "mark")]
        mark = _MARKS[Mark.RED if line.red else line.mark]
        item = self.items.get(line.key)
        if item is None:
            return [Cell(*mark), Cell(line.text)]
        glyph, look = _STATES[item.state]
        if line.red and item.state is ItemState.UNDECIDED:
            glyph, look = mark
        calm: Look = "dim" if item.state in DONE else ""
        return [Cell(glyph, look), Cell(line.text, calm), Cell(item_said(item.state), look)]


def added_lines(room: Room, case: Case) -> list[SheetLine]:
    """What was said after the takeover: marked as such, the sheet itself stays."""
    later = case.of(Act.SUPPLEMENT, Act.AGREE, Act.QUERY, Act.ANSWER_QUERY)
    if not later:
        return []
    title = _("Added after the takeover")
    return [SheetLine(title), *(_added(room, title, each) for each in later)]


def _added(room: Room, title: str, deed: Deed) -> SheetLine:
    at, who = room.local(deed.at_ms // 1000), room.officers.name(deed.officer)
    said = f"{at:%m-%d %H:%M:%S} {who} {act_said(deed.act)}"
    text = "  ".join(filter(None, (said, deed.words)))
    return SheetLine(f"+ {text}", title)


def in_full(room: Room, line: SheetLine, item: Item | None, *, tall: bool) -> Content:
    """A line with all its facts, one a line where there is height, and all that was said of it."""
    if not line.title:
        return say("[b]$text[/b]", text=line.text)
    title = say("[b]$title[/b]", title=line.title)
    if line.red:
        title += say("  [b]‼ $red[/b]", red=_("to be read back in own words"))
    facts = Content("\n" if tall else "  ").join(map(_fact, line.facts or (("", line.text),)))
    deeds = (_deed(room, each) for each in (item.deeds if item else ()))
    return Content("\n").join([title, *deeds, facts])


def _fact(fact: tuple[str, str]) -> Content:
    name, value = fact
    if not name:
        return say("$value", value=value)
    return say("[dim]$name[/dim] $value", name=name, value=value)


def _deed(room: Room, deed: Deed) -> Content:
    at, who = room.local(deed.at_ms // 1000), room.officers.name(deed.officer)
    said = say("[dim]$at $who $did[/dim]", at=f"{at:%H:%M}", who=who, did=act_said(deed.act))
    return said + say(" $words", words=deed.words) if deed.words else said
