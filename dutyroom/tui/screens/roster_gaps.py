"""The uncovered slots of a month as a list to jump from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.widgets.long_table import Cell, Column

COLUMNS = (
    Column(N_("Day"), 6), Column(N_("Time"), 12), Column(N_("Shift"), 8),
    Column(N_("Post"), 20, flexible=True), Column(N_("Kind"), 11),
)  # fmt: skip


def gaps_listing(room: Room, days: Sequence[date]) -> Listing[Manned]:
    """The list, from the next of them on; its answer is the slot to go to."""

    def cells(slot: Manned) -> list[Cell]:
        begins, ends = room.local(slot.starts_at), room.local(slot.ends_at)
        return [
            Cell(slot.day[5:]), Cell(f"{begins:%H:%M}–{ends:%H:%M}"), Cell(slot.shift),
            Cell(slot.post_name), Cell(word(slot.post_kind), "dim"),
        ]  # fmt: skip

    gaps = room.roster.uncovered(days[0].isoformat(), days[-1].isoformat())
    title = _("Uncovered slots of {month}: {n}").format(month=f"{days[0]:%Y-%m}", n=len(gaps))
    empty = N_("Every slot of the month is covered.")
    coming = next((n for n, slot in enumerate(gaps) if slot.ends_at > room.now()), 0)
    return Listing(title, COLUMNS, cells, gaps, empty=empty, place=coming)
