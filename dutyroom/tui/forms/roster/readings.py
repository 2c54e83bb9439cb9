"""Who has read a published roster, who has not, and who has a copy of it."""

from __future__ import annotations

from dataclasses import dataclass

from dutyroom.domain.roster_versions import Version
from dutyroom.i18n import N_, _
from dutyroom.store.room import Room
from dutyroom.tui.forms.roster.late_listing import LateListing
from dutyroom.tui.widgets.long_table import Cell, Column, Look

COLUMNS = (
    Column(N_("Receipt"), 12), Column(N_("Who"), 24, flexible=True), Column(N_("When"), 12),
    Column(N_("Words"), 20),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receipt, or one that is missing."""

    what: str
    look: Look
    who: str
    when: str = ""
    words: str = ""


class Readings(LateListing[ReceiptRow]):
    """The receipts of a version, the missing ones first."""

    def __init__(self, version: Version) -> None:
        super().__init__(
            _("Receipts of {month}, version {n}").format(month=version.month, n=version.number),
            COLUMNS, _cells, lambda room: receipt_rows(room, version),
            empty=N_("Nobody stands in this version."),
        )  # fmt: skip

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ · Esc back")

    def choose(self, row: ReceiptRow) -> None:
        """Nothing more is known of a receipt."""


def receipt_rows(room: Room, version: Version) -> list[ReceiptRow]:
    """Who has not read a version, who has, and with whom it is filed."""

    def at(ms: int) -> str:
        return f"{room.local(ms // 1000):%m-%d %H:%M}"

    month, number = version.month, version.number
    rows = []
    for reading in room.receipts.readings(month, number):
        name = room.officers.name(reading.officer)
        if reading.read_ms:
            rows.append(ReceiptRow(_("● read"), "", name, at(reading.read_ms)))
        else:
            rows.append(ReceiptRow(_("○ not read"), "watch", name))
    for filing in room.receipts.filings(month, number):
        by = room.officers.name(filing.officer)
        words = _("{words} ({name})").format(words=filing.words, name=by).strip()
        rows.append(ReceiptRow(_("▸ filed"), "mark", filing.to, at(filing.filed_ms), words))
    return rows


def _cells(row: ReceiptRow) -> list[Cell]:
    return [Cell(row.what, row.look), Cell(row.who), Cell(row.when), Cell(row.words)]
