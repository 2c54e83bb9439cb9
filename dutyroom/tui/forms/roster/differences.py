"""Where two versions of a month differ, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Difference, differences
from dutyroom.i18n import N_, _
from dutyroom.reports.findings import difference_rows
from dutyroom.store.room import Room
from dutyroom.tui.forms.roster.late_listing import LateListing
from dutyroom.tui.widgets.long_table import Cell, Column

COLUMNS = (
    Column(N_("Day"), 6), Column(N_("Shift"), 7), Column(N_("Post"), 12),
    Column(N_("Before"), 18, flexible=True), Column("", 2),
    Column(N_("After"), 18, flexible=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Differing:
    """A slot that differs, and how it is said."""

    found: Difference
    said: tuple[str, ...]


def differing(room: Room, found: list[Difference]) -> list[Differing]:
    """Differences with their words."""
    return [Differing(*each) for each in zip(found, difference_rows(room, found), strict=True)]


def compared(room: Room, month: str, before: int, after: int) -> list[Differing]:
    """Where two versions differ; 0 is the roster in force."""

    def slots(number: int) -> list[Slot]:
        held = room.versions
        return held.slots(month, number) if number else held.in_force(month)

    return differing(room, differences(slots(before), slots(after)))


class Differences(LateListing[Differing]):
    """The slots that differ in two versions; the answer is the one to go to."""

    DEFAULT_CSS = "Differences > Vertical { width: 100%; max-width: 110; }"

    def __init__(self, month: str, before: int, after: int) -> None:
        title = _("{month}: {before} → {after}").format(
            month=month, before=version_said(before), after=version_said(after)
        )
        reading = partial(compared, month=month, before=before, after=after)
        empty = N_("There is no difference.")
        super().__init__(title, COLUMNS, difference_cells, reading, empty=empty)

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter go to the slot · Esc back")


def difference_cells(row: Differing) -> list[Cell]:
    """The cells of a slot that differs, in the order of `COLUMNS`."""
    day, shift, post, before, arrow, after = row.said
    return [
        Cell(day[5:]), Cell(shift), Cell(post), Cell(before, "dim"), Cell(arrow), Cell(after)
    ]  # fmt: skip


def version_said(number: int) -> str:
    """A version by its number; 0 is what is in force."""
    return _("version {n}").format(n=number) if number else _("now in force")
