"""What is wrong with the month that is shown, as a list to jump from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dutyroom.domain.checks import Finding, Light
from dutyroom.i18n import N_, _
from dutyroom.reports.findings import sentence_of
from dutyroom.store.room import Room
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.screens.roster.cells import GLYPHS
from dutyroom.tui.widgets.long_table import Cell, Column, Look

COLUMNS = (
    Column("", 1), Column(N_("Day"), 5), Column(N_("Shift"), 6), Column(N_("Post"), 14),
    Column(N_("Name"), 8), Column(N_("What is wrong"), 20, flexible=True),
)  # fmt: skip
LOOKS: dict[Light, Look] = {Light.RED: "urgent", Light.AMBER: "watch"}


def checks_listing(room: Room, month: str, findings: Sequence[Finding]) -> Listing[Finding]:
    """The list, red ones first and from the next of them on; its answer is where to go."""
    post, officer = cache(room.roster.post_name), cache(room.officers.name)

    def cells(found: Finding) -> list[Cell]:
        look = LOOKS[found.light]
        return [
            Cell(GLYPHS[found.light], look), Cell(found.day[5:]), Cell(found.shift),
            Cell(post(found.post)), Cell(officer(found.officer)), Cell(sentence_of(found), look),
        ]  # fmt: skip

    red = [each for each in findings if each.light is Light.RED]
    amber = [each for each in findings if each.light is Light.AMBER]
    rows = [*red, *amber]
    title = _("Checks of {month}: {red} red, {amber} amber").format(
        month=month, red=len(red), amber=len(amber)
    )
    coming = next((n for n, each in enumerate(rows) if each.starts_at > room.now()), 0)
    return Listing(title, COLUMNS, cells, rows, empty=N_("Nothing is wrong."), place=coming)
