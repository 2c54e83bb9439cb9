"""Which places of a month were traded, and what is said of it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.domain.trades.trade import Trade
from dutyroom.store.room import Room
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.survey import DayOf
from dutyroom.tui.pages.roster_trades import traded_runs
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.screens.roster.cells import Moved


class Traded:
    """The trades of the roster in force; a version knows none."""

    def __init__(self, book: MonthBook) -> None:
        self._room: Room = book.room
        self._trades: Mapping[Key, tuple[Trade, ...]] = (
            {} if book.number else book.room.trades.in_month(book.month)
        )
        self.days: set[DayOf] = set()
        """Posts and days with a slot in which somebody else stands."""
        self.gave: set[DayOf] = set()
        """Officers and days on which they should have stood."""
        self.got: set[DayOf] = set()
        """Officers and days on which they stand for somebody."""
        for key, trades in self._trades.items():
            for trade in trades:
                if trade.in_force:
                    self._note(key, trade)

    def _note(self, key: Key, trade: Trade) -> None:
        gave, got = trade.moves(key)
        for stint in trade.offer.stints:
            if gave and stint.post == key[0] and stint.starts_at <= key[1] < stint.ends_at:
                self.days.add((stint.post, stint.day))
                self.gave.add((gave, stint.day))
                self.got.add((got, stint.day))

    def trade_of(self, at: DayOf) -> Moved:
        """Whether an officer's day was traded."""
        return Moved.GOT if at in self.got else Moved.GAVE if at in self.gave else Moved.NOT

    def lines(self, slots: Iterable[Slot]) -> Iterator[Line]:
        """Who should have stood in some slots, and who does."""
        for slot in slots:
            key = key_of_slot(slot)
            if trades := self._trades.get(key):
                officers = [duty.officer for duty in slot.crew]
                for said, tone in traded_runs(self._room, key, officers, trades):
                    yield ((f" ⇄ {slot.shift} {said}", tone),)
