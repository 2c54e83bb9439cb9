"""What waits for who has come to the desk: trades to be answered, rosters to be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from dutyroom.domain.trades.trade import Trade
from dutyroom.i18n import N_, _
from dutyroom.store.room import Room
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.pages.waiting_rows import COLUMNS, WaitingRow, waiting_cells, waiting_rows
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import HELP, ROOM_VERBS, Verb
from dutyroom.tui.widgets.long_table import LongTable

if TYPE_CHECKING:
    from dutyroom.tui.app import DutyApp


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
    """What waits, one after the other; the answer is the verb that could not wait."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        *(each for each in ROOM_VERBS if each is not HELP),
    )

    def __init__(self, room: Room, rows: list[WaitingRow]) -> None:
        officer = room.officers.name(room.officer())
        title = _("Waiting for you, {name}").format(name=officer)
        paint = partial(waiting_cells, room)
        super().__init__(title, COLUMNS, paint, rows, empty=N_("Nothing waits."))

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter answer, or I have read this roster · F2 a call · Esc later")

    def choose(self, row: WaitingRow) -> None:
        """Show a trade to be answered, or record that a roster was read."""
        if isinstance(row, Trade):
            from dutyroom.tui.forms.roster.trades import open_trade

            open_trade(self, row.subject, self._read_again)
        else:
            self.room.receipts.read(row.version.month, row.version.number)
            self.duty.recorded()
            self._read_again()

    def _read_again(self) -> None:
        """Show what still waits; nothing is left, and the list goes."""
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
