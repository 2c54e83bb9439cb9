"""What waits for who has come to the desk: published rosters to be read, trades to be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Version
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import HELP, ROOM_VERBS, Verb
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.table_paint import Cell, Column

if TYPE_CHECKING:
    from dutyroom.tui.app import DutyApp

COLUMNS = (
    Column(N_("Day"), 11), Column(N_("Shift"), 9), Column(N_("Time"), 12),
    Column(N_("Post"), 20, flexible=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A roster to be read, or under it one of the officer's duties."""

    version: Version
    duties: int = 0
    """How many duties follow, at the head."""
    slot: Slot | None = None
    """None at the head of a roster."""


def waiting_rows(room: Room) -> list[WaitingRow]:
    """The rosters who is at the desk has not read, each with their own duties in it."""
    officer = room.officer()
    rows = []
    for month, number in room.receipts.unread(officer):
        version, slots = room.versions.get(month, number), room.receipts.duties(officer, month)
        rows.append(WaitingRow(version, len(slots)))
        rows += [WaitingRow(version, slot=slot) for slot in slots]
    return rows


def show_waiting(app: DutyApp) -> bool:
    """Show what waits for who has come in; whether there is anything."""
    rows = waiting_rows(app.room)
    if not rows:
        return False

    async def go(chosen: Verb | None) -> None:
        if chosen is None:
            app.show_since(asked=False)
        elif isinstance(app.screen, Verbs):
            await app.screen.perform(chosen)

    app.push_screen(Waiting(app.room, rows), go)
    return True


class Waiting(Listing[Any]):
    """Rosters to be read one after the other; the answer is the verb that could not wait."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        *(each for each in ROOM_VERBS if each is not HELP),
    )

    def __init__(self, room: Room, rows: list[WaitingRow]) -> None:
        officer = room.officers.name(room.officer())
        title = _("Waiting for you, {name}").format(name=officer)
        super().__init__(title, COLUMNS, WaitingRows(room), rows, empty=N_("Nothing waits."))

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter I have read this roster · F2 a call · Esc later")

    def choose(self, row: WaitingRow) -> None:
        """Record that a roster was read; what still waits stays here."""
        self.room.receipts.read(row.version.month, row.version.number)
        self.duty.recorded()
        left = waiting_rows(self.room)
        if left:
            self.query_one(LongTable).show(Listed(left), None)
        else:
            self.dismiss(None)

    async def perform(self, verb: Verb) -> None:
        """No call, queue or lock waits for the reading."""
        if verb in ROOM_VERBS and verb is not HELP:
            self.dismiss(verb)
        else:
            await super().perform(verb)


class WaitingRows:
    """Paints what waits."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def __call__(self, row: WaitingRow) -> list[Cell]:
        """The cells of a row, in the order of `COLUMNS`."""
        if row.slot is None:
            return self._head(row)
        room, slot = self._room, row.slot
        begins, ends = room.local(slot.starts_at), room.local(slot.ends_at)
        weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[date.fromisoformat(slot.day).weekday()]
        role = word(slot.crew[0].role)
        return [
            Cell(f"{slot.day[5:]} {weekday}"), Cell(slot.shift),
            Cell(f"{begins:%H:%M}–{ends:%H:%M}"),
            Cell(f"{room.roster.post_name(slot.post)} · {role}"),
        ]  # fmt: skip

    def _head(self, row: WaitingRow) -> list[Cell]:
        version = row.version
        at = self._room.local(version.published_ms // 1000)
        duties = ngettext("{n} duty", "{n} duties", row.duties).format(n=row.duties)
        text = _("{duties} of yours · by {name}").format(
            duties=duties, name=self._room.officers.name(version.published_by)
        )
        return [
            Cell(version.month, "mark"),
            Cell(_("version {n}").format(n=version.number), "mark"),
            Cell(f"{at:%m-%d %H:%M}", "mark"),
            Cell(text, "mark"),
        ]
