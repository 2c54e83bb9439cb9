"""What waits for an officer, line by line: trades to be answered, rosters to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Version
from dutyroom.domain.trades.trade import Trade
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.trade_words import kind_said, state_word
from dutyroom.i18n.words import word
from dutyroom.reports.trades import parties_said
from dutyroom.store.room import Room
from dutyroom.tui.widgets.table_paint import Cell, Column

COLUMNS = (
    Column(N_("Day"), 11), Column(N_("Shift"), 9), Column(N_("Time"), 12),
    Column(N_("Post"), 20, flexible=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToRead:
    """A roster to be read, or under it one of the officer's duties."""

    version: Version
    duties: int = 0
    """How many duties follow, at the head."""
    slot: Slot | None = None
    """None at the head of a roster."""


WaitingRow: TypeAlias = ToRead | Trade


def waiting_rows(room: Room) -> list[WaitingRow]:
    """What waits for who is at the desk, others' answers first; their own duties in each roster."""
    officer = room.officer()
    rows: list[WaitingRow] = [*room.trades.waiting_for(officer)]
    for month, number in room.receipts.unread(officer):
        version, slots = room.versions.get(month, number), room.receipts.duties(officer, month)
        rows.append(ToRead(version, len(slots)))
        rows += [ToRead(version, slot=slot) for slot in slots]
    return rows


def waiting_cells(room: Room, row: WaitingRow) -> list[Cell]:
    """The cells of a row, in the order of `COLUMNS`."""
    if isinstance(row, Trade):
        return _trade(room, row)
    return _head(room, row) if row.slot is None else _duty(room, row.slot)


def _trade(room: Room, trade: Trade) -> list[Cell]:
    given, kind = trade.offer.given, trade.offer.trade_kind
    text = _("{who} {state}").format(
        who=parties_said(room, trade), state=state_word(kind, trade.state)
    )
    cells = (_day(given.day), given.shift, f"▸ {kind_said(kind)}", text)
    return [Cell(each, "watch") for each in cells]


def _head(room: Room, row: ToRead) -> list[Cell]:
    version = row.version
    at = room.local(version.published_ms // 1000)
    duties = ngettext("{n} duty", "{n} duties", row.duties).format(n=row.duties)
    text = _("{duties} of yours · by {name}").format(
        duties=duties, name=room.officers.name(version.published_by)
    )
    number = _("version {n}").format(n=version.number)
    return [Cell(each, "mark") for each in (version.month, number, f"{at:%m-%d %H:%M}", text)]


def _duty(room: Room, slot: Slot) -> list[Cell]:
    begins, ends = room.local(slot.starts_at), room.local(slot.ends_at)
    where = f"{room.roster.post_name(slot.post)} · {word(slot.crew[0].role)}"
    times = f"{begins:%H:%M}–{ends:%H:%M}"
    return [Cell(each) for each in (_day(slot.day), slot.shift, times, where)]


def _day(day: str) -> str:
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[date.fromisoformat(day).weekday()]
    return f"{day[5:]} {weekday}"
