"""The 五在 board: who should be where, and how old the last word of it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from dutyroom.domain.presence.five import Freshness
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.presence.section import FiveLine
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.pages.view import Fact, View
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column, Look

LOOKS: dict[Freshness, tuple[str, Look]] = {
    Freshness.NEVER: ("○", "watch"),
    Freshness.FRESH: ("●", ""),
    Freshness.AMBER: ("△", "watch"),
    Freshness.RED: ("✗", "urgent"),
}
"""The glyph of each, and how it is lit."""


class FiveView(View[FiveLine]):
    """A handful of roles, in the order in which they were put on the board."""

    name = "five"
    title = N_("Five-presence board")
    columns = (
        Column(N_("Role"), 14, flexible=True), Column(N_("Who"), 8, flexible=True),
        Column(N_("Expected at"), 12, flexible=True), Column(N_("Last confirmed"), 14),
        Column(N_("Found at"), 12, flexible=True), Column(N_("Means"), 6),
    )  # fmt: skip
    empty = N_("No role is on the board: F5 offers the usual five.")
    hint = N_("role, name or place")

    def read(self, asked: str) -> Listed[FiveLine]:
        """The roles on the board."""
        self.every = self.room.presence.five()
        text = asked.strip()
        return Listed([each for each in self.every if text in _text(each)])

    def head(self) -> Line:
        """How many are made sure of."""
        counts = Counter(each.freshness(self.now) for each in self.every)
        title = _(self.title)
        parts = [run(f" {title} {len(self.every)}", Tone.HEAD)]
        for each, (glyph, look) in LOOKS.items():
            if counts[each]:
                tone = {"watch": Tone.WATCH, "urgent": Tone.URGENT}.get(look, Tone.PLAIN)
                parts.append(run(f"   {glyph} {word(each)} {counts[each]}", tone))
        return tuple(parts)

    def key(self, row: FiveLine) -> Hashable:
        """The role."""
        return row.facts.key

    def cells(self, row: FiveLine) -> list[Cell]:
        """One role."""
        return [
            Cell(row.facts.name),
            Cell(row.facts.who or "—"),
            Cell(row.facts.place, "dim"),
            Cell(*self.worth(row)),
            Cell(row.found),
            Cell(word(row.means) if row.confirmed_at else "", "dim"),
        ]

    def worth(self, row: FiveLine) -> tuple[str, Look]:
        """The age of the last confirmation in words, and how it is lit."""
        fresh = row.freshness(self.now)
        glyph, look = LOOKS[fresh]
        if fresh is Freshness.NEVER:
            return f"{glyph} {word(fresh)}", look
        hours, minutes = divmod((self.now - row.confirmed_at) // 60, 60)
        age = _("{h}h{m:02} ago").format(h=hours, m=minutes)
        return f"{glyph} {age}", look

    def facts(self, row: FiveLine) -> list[Fact]:
        """Everything about one role."""
        held = row.confirmed_at
        facts = [
            (_("role"), row.facts.name),
            (_("who"), row.facts.who),
            (_("expected at"), row.facts.place),
            (_("last confirmed"), self.worth(row)[0]),
            (_("time"), self.clock(held) if held else ""),
            (_("found at"), row.found),
            (_("by what way"), word(row.means) if held else ""),
            (_("by whom"), self.room.officers.name(row.confirmed_by) if held else ""),
            (_("words"), row.words),
        ]
        return [fact for fact in facts if fact[1]]


def _text(line: FiveLine) -> str:
    return " ".join((line.facts.name, line.facts.who, line.facts.place, line.found))
