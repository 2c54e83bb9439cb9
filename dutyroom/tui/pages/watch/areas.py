"""The areas people come from, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from dutyroom.domain.risk_areas import RiskLevel
from dutyroom.i18n import N_, _
from dutyroom.store.risk_areas import LevelLine
from dutyroom.tui.forms.listing import Listed as Rows
from dutyroom.tui.pages.risk_words import LEVELS, level_said
from dutyroom.tui.pages.view import Fact, View
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column, Look

LOOKS: dict[Tone, Look] = {Tone.URGENT: "urgent", Tone.WATCH: "watch"}


class AreasView(View[LevelLine]):
    """Each area with the level it has today, and whether that is to change."""

    name = "areas"
    title = N_("Risk areas")
    columns = (
        Column(N_("Level"), 14), Column(N_("Area"), 14, flexible=True), Column(N_("First day"), 10),
        Column(N_("Source"), 12, flexible=True), Column(N_("By"), 8),
    )  # fmt: skip
    empty = N_("No area has a level. F7 enters one.")
    hint = N_("area or source")

    def read(self, asked: str) -> Rows[LevelLine]:
        """The areas that hold the text."""
        self._every = self.room.risk_areas.current(self.room.today())
        text = asked.strip()
        return Rows(
            [each for each in self._every if text in f"{each.area.name} {each.area.source}"]
        )

    def head(self) -> Line:
        """How many of each level, and for how long who comes from there is isolated."""
        counts = Counter(each.area.level for each in self._every)
        days = self.room.isolation.policy_on(self.room.today()).days
        need = _("arrivals are isolated for {n} days").format(n=days)
        title = _(self.title)
        parts = [run(f" {title} {len(self._every)}", Tone.HEAD)]
        for level in RiskLevel:
            if counts[level]:
                parts.append(run(f"  {LEVELS[level][0]}{counts[level]}", LEVELS[level][1]))
        return (*parts, run(f"   {need}", Tone.MUTED))

    def key(self, row: LevelLine) -> Hashable:
        """The area."""
        return row.area.name

    def cells(self, row: LevelLine) -> list[Cell]:
        """One area."""
        area = row.area
        look = LOOKS.get(LEVELS[area.level][1], "")
        return [
            Cell(level_said(area.level), look),
            Cell(area.name),
            Cell(area.first, "dim"),
            Cell(area.source, "dim"),
            Cell(self.room.officers.name(row.officer), "dim"),
        ]

    def facts(self, row: LevelLine) -> list[Fact]:
        """Every level the area has had, and those still to come."""
        return [(_("Area"), row.area.name)] + [
            (
                each.area.first,
                "  ".join(
                    part
                    for part in (
                        level_said(each.area.level),
                        each.area.source,
                        self.room.officers.name(each.officer),
                    )
                    if part
                ),
            )
            for each in self.room.risk_areas.history(row.area.name)
        ]
