"""What one person's days cost, reckoned fast: it is asked tens of thousands of times a second."""

from collections.abc import Sequence

from dutyroom.domain.planner.grid import RowRules

_BITS = 24
_MASK = (1 << _BITS) - 1
_MOST_KNOWN = 5_000
"""Rows kept of each person: at most some two megabytes."""


class Row:
    """The cost of one row of the grid."""

    def __init__(self, rules: RowRules, hard: int) -> None:
        self._rules = rules
        self._hard = hard
        # The same few rows are tried again and again: most are known by then.
        self._known: dict[tuple[int, ...], int] = {}
        # All counts run in one number, each in bits of its own: one addition counts them all.
        self.packed = [
            [
                _packed([band.counted[day][number] for band in rules.bands])
                for number in range(len(costs))
            ]
            for day, costs in enumerate(rules.wishes)
        ]
        self._bands = [(band.least, band.most, band.weight) for band in rules.bands]
        self._barred = [[int(each) for each in row] for row in rules.barred]

    def cost(self, row: Sequence[int]) -> int:
        """Breaks of hard rules and soft costs in one number."""
        days = tuple(row)
        known = self._known.get(days)
        if known is None:
            hard, soft = self.faults(row)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[days] = hard * self._hard + soft
        return known

    def faults(self, row: Sequence[int]) -> tuple[int, int]:
        """How often hard rules are broken, and what the soft ones cost."""
        hard, soft, counts = self._along(row)
        over, cost = self._weekends(row)
        hard, soft = hard + over, soft + cost
        over, cost = self._outside(counts)
        return hard + over, soft + cost

    def outside(self, counts: int) -> int:
        """What counts, all in one number, cost that lie outside their bands."""
        hard, soft = self._outside(counts)
        return hard * self._hard + soft

    def _outside(self, counts: int) -> tuple[int, int]:
        hard = soft = 0
        for least, most, weight in self._bands:
            count = counts & _MASK
            counts >>= _BITS
            outside = count - most if count > most else least - count if count < least else 0
            if outside:
                if weight:
                    soft += weight * outside
                else:
                    # Far outside is not graver than a few breaks: the way back must stay open.
                    hard += 1 + min(outside, 5)
        return hard, soft

    def _along(self, row: Sequence[int]) -> tuple[int, int, int]:
        """Day by day: what follows what, runs of duty, nights and days off; all counts in one."""
        rules, barred = self._rules, self._barred
        nights, most_nights, longest = rules.nights, rules.most_nights, rules.longest_run
        in_nights, hard, soft, counts = rules.nights_before, 0, 0, 0
        before, length, least = 0, 0, 0
        for number, wish, packed in zip(row, rules.wishes, self.packed, strict=True):
            soft += wish[number]
            if number:
                counts += packed[number]
                if before:
                    length += 1
                    hard += barred[before][number]
                else:
                    if length < least:
                        hard += least - length
                    # A run the left edge cuts has no least length.
                    least = rules.shortest_run if length else 0
                    length = 1
                if length > longest:
                    hard += 1
                in_nights = in_nights + 1 if number in nights else 0
                if in_nights > most_nights:
                    hard += 1
            else:
                in_nights = 0
                if before:
                    if length < least:
                        hard += least - length
                    length, least = 1, rules.shortest_break
                else:
                    length += 1
            before = number
        return hard, soft, counts

    def _weekends(self, row: Sequence[int]) -> tuple[int, int]:
        rules = self._rules
        worked = 0
        for weekend in rules.weekends:
            for day in weekend:
                if row[day]:
                    worked += 1
                    break
        over = worked - rules.most_weekends
        if over <= 0:
            return 0, 0
        return (0, over * rules.weekend_weight) if rules.weekend_weight else (over, 0)


def _packed(counts: Sequence[int]) -> int:
    return sum(count << (_BITS * place) for place, count in enumerate(counts))
