"""Which places of a month were traded, and what is said of it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.domain.trades.trade import Trade
from dutyroom.store.room import Room
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.survey import DayOf
from dutyroom.tui.pages.roster_trades import traded_runs
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.screens.roster.cells import TRADED, Moved


class Traded:
    """The trades of the roster in force; a version knows none."""

    def __init__(self, book: MonthBook) -> None:
        self._room: Room = book.room
        self._trades: Mapping[Key, tuple[Trade, ...]] = (
            {} if book.number else book.room.trades.in_month(book.month)
        )
        self.days: set[DayOf] = set()
        """Posts and days with a slot in which somebody else stands."""
        self._gave: dict[DayOf, list[tuple[Key, int]]] = {}
        """Where officers should have stood on a day, and who stands there."""
        self._got: set[DayOf] = set()
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
                self._gave.setdefault((gave, stint.day), []).append((key, got))
                self._got.add((got, stint.day))

    def trade_of(self, at: DayOf) -> Moved:
        """Whether an officer's day was traded."""
        return Moved.GOT if at in self._got else Moved.GAVE if at in self._gave else Moved.NOT

    def lines(self, slots: Iterable[Slot]) -> Iterator[Line]:
        """Who should have stood in some slots, and who does."""
        for slot in slots:
            yield from self._lines(key_of_slot(slot), [duty.officer for duty in slot.crew])

    def lines_of(self, at: DayOf) -> Iterator[Line]:
        """Where an officer should have stood on a day, and who does."""
        for key, officer in self._gave.get(at, ()):
            yield from self._lines(key, [officer])

    def _lines(self, key: Key, officers: Sequence[int]) -> Iterator[Line]:
        trades = self._trades.get(key, ())
        for said, tone in traded_runs(self._room, key, officers, trades):
            yield (run(f" {TRADED} ", tone), (said, tone))
