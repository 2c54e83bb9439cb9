"""The best row one person can have while everybody else stays as they are."""

from collections.abc import Sequence
from heapq import nsmallest

from dutyroom.domain.planner.grid import RowRules
from dutyroom.domain.planner.row import Row

_KEPT = 150
"""Beginnings of a row that are gone on with from one day to the next."""
_WIDEST = 12
"""Numbers looked at on one day: of many most are done by enough people already."""
Days = tuple["Days", int] | None
"""A row from its last day back to its first."""
State = tuple[int, int, int, int, int, int, int]
"""What the rest of a row depends on: its last number, how long it lasts, how long it must,
nights in a row, all counts, weekends worked, the last of them."""


class BestRow:
    """Rows of one person that keep every rule, found day by day.

    Only the cheapest beginnings are gone on with, so there may be a better one still.
    """

    def __init__(self, rules: RowRules, may: Sequence[Sequence[int]], row: Row) -> None:
        self._rules = rules
        self._may = may
        self._row = row
        self._weekend = {day: at for at, days in enumerate(rules.weekends, 1) for day in days}

    def found(self, prices: Sequence[Sequence[int]]) -> list[int]:
        """The cheapest row, a number on a day costing `prices[day][number]` beside wishes.

        Empty where none was found that keeps every rule.
        """
        states: dict[State, tuple[int, Days]] = {
            (0, 0, 0, self._rules.nights_before, 0, 0, 0): (0, None)
        }
        for day, cell in enumerate(self._may):
            states = self._gone_on(states, day, cell, prices[day])
        ends = (
            (cost + self._row.outside(state[4]), days) for state, (cost, days) in states.items()
        )
        _cost, days = min(ends, key=lambda each: each[0], default=(0, None))
        row: list[int] = []
        while days:
            days, number = days
            row.append(number)
        return row[::-1]

    def _gone_on(
        self,
        states: dict[State, tuple[int, Days]],
        day: int,
        cell: Sequence[int],
        prices: Sequence[int],
    ) -> dict[State, tuple[int, Days]]:
        packed, wishes = self._row.packed[day], self._rules.wishes[day]
        weekend = self._weekend.get(day, 0)
        if len(cell) > _WIDEST:
            work = nsmallest(_WIDEST, cell, key=lambda number: prices[number] + wishes[number])
            cell = (0, *filter(None, work))
        found: dict[State, tuple[int, Days]] = {}
        for state, (cost, days) in states.items():
            for number in cell:
                after = self._after(state, number, packed[number], weekend)
                if after is None:
                    continue
                total = cost + prices[number] + wishes[number]
                if state[5] != after[5] > self._rules.most_weekends:
                    total += self._rules.weekend_weight
                known = found.get(after)
                if known is None or total < known[0]:
                    found[after] = total, (days, number)
        if len(found) > _KEPT:
            return dict(nsmallest(_KEPT, found.items(), key=lambda each: each[1][0]))
        return found

    def _after(self, state: State, number: int, packed: int, weekend: int) -> State | None:
        """What a number makes of a beginning; None where it breaks a rule."""
        rules = self._rules
        before, length, least, nights, counts, weekends, last = state
        if not number:
            if not before:
                return 0, min(length + 1, max(least, 1)), least, 0, counts, weekends, last
            if length < least:
                return None
            return 0, 1, rules.shortest_break, 0, counts, weekends, last
        if before:
            if rules.barred[before][number]:
                return None
            length += 1
        else:
            if length < least:
                return None
            least = rules.shortest_run if length else 0
            length = 1
        nights = nights + 1 if number in rules.nights else 0
        if length > rules.longest_run or nights > rules.most_nights:
            return None
        if weekend and weekend != last:
            weekends, last = weekends + 1, weekend
            if weekends > rules.most_weekends and not rules.weekend_weight:
                return None
        return number, length, least, nights, counts + packed, weekends, last
