"""One person's days as constraints of the solver."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ortools.sat.python import cp_model

from dutyroom.domain.planner.clash import Rule
from dutyroom.domain.planner.grid import Band, RowRules
from dutyroom.planning.wire import Name

Sum = cp_model.LinearExpr
Held = Callable[[Name, cp_model.Constraint], object]
"""What becomes of a hard rule that was made."""


def kept(_name: Name, _rule: cp_model.Constraint) -> None:
    """Every rule is kept."""


class RowModel:
    """What one person may do, as switches, and what holds along their days."""

    def __init__(
        self,
        model: cp_model.CpModel,
        rules: RowRules,
        may: Sequence[Iterable[int]],
        held: Held = kept,
    ) -> None:
        self._model = model
        self._held = held
        self._rules = rules
        self.cells = [{number: model.new_bool_var("") for number in cell if number} for cell in may]
        """The switch of each number on each day; off has none."""
        self.costs: list[cp_model.LinearExprT] = []
        """What is to be least."""
        self._works = [self._work(cell) for cell in self.cells]
        self._follow()
        self._runs()
        self._nights()
        self._weekends()
        self._wishes()
        for band in rules.bands:
            self._band(band)

    def _work(self, cell: dict[int, cp_model.IntVar]) -> cp_model.IntVar:
        """Whether anything is done on a day."""
        switch = self._model.new_bool_var("")
        self._model.add_exactly_one([*cell.values(), ~switch])
        return switch

    def _follow(self) -> None:
        """What may not follow what; numbers that bar the same share a constraint."""
        alike: dict[tuple[int, ...], list[int]] = {}
        for number, row in enumerate(self._rules.barred):
            barred = tuple(other for other, bars in enumerate(row) if bars)
            if number and barred:
                alike.setdefault(barred, []).append(number)
        for today, tomorrow in zip(self.cells, self.cells[1:], strict=False):
            for barred, numbers in alike.items():
                first = [today[number] for number in numbers if number in today]
                then = [tomorrow[number] for number in barred if number in tomorrow]
                if first and then:
                    self._held((Rule.REST,), self._model.add(Sum.sum([*first, *then]) <= 1))

    def _runs(self) -> None:
        rules, works, days = self._rules, self._works, len(self._works)
        for first in range(days - rules.longest_run):
            run = works[first : first + rules.longest_run + 1]
            self._held((Rule.DAYS,), self._model.add_bool_or(~work for work in run))
        for length, first in _inside(rules.shortest_run, days):
            run = works[first : first + length]
            around = works[first - 1], works[first + length]
            self._model.add_bool_or([*around, *(~work for work in run)])
        for length, first in _inside(rules.shortest_break, days):
            around = ~works[first - 1], ~works[first + length]
            self._model.add_bool_or([*around, *works[first : first + length]])

    def _nights(self) -> None:
        rules = self._rules
        nights = [
            [switch for number, switch in cell.items() if number in rules.nights]
            for cell in self.cells
        ]
        seam = [nights[: max(1, rules.most_nights + 1 - rules.nights_before)]]
        width = rules.most_nights + 1
        windows = [nights[first : first + width] for first in range(len(nights) - width + 1)]
        for window in (seam if rules.nights_before else []) + windows:
            switches = [switch for night in window for switch in night]
            if all(window):
                some_off = self._model.add(Sum.sum(switches) <= len(window) - 1)
                self._held((Rule.NIGHTS,), some_off)

    def _weekends(self) -> None:
        rules, worked = self._rules, []
        if len(rules.weekends) <= rules.most_weekends:
            return
        for weekend in rules.weekends:
            worked.append(self._model.new_bool_var(""))
            for day in weekend:
                self._model.add_implication(self._works[day], worked[-1])
        self._between(Sum.sum(worked), 0, rules.most_weekends, len(worked), rules.weekend_weight)

    def _wishes(self) -> None:
        for costs, cell, work in zip(self._rules.wishes, self.cells, self._works, strict=True):
            self.costs += [costs[number] * switch for number, switch in cell.items()]
            self.costs.append(costs[0] * ~work)

    def _band(self, band: Band) -> None:
        pieces = [
            (switch, band.counted[day][number])
            for day, cell in enumerate(self.cells)
            for number, switch in cell.items()
            if band.counted[day][number]
        ]
        count = Sum.weighted_sum([piece[0] for piece in pieces], [piece[1] for piece in pieces])
        utmost = sum(piece[1] for piece in pieces) + band.least
        self._between(count, band.least, band.most, utmost, band.weight)

    def _between(
        self, count: cp_model.LinearExprT, least: int, most: int, utmost: int, weight: int
    ) -> None:
        """Keep a count in a band, at a price or, where that is 0, at any."""
        under = over = 0
        if weight:
            under, over = (self._model.new_int_var(0, utmost, "") for _ in range(2))
            self.costs += [weight * under, weight * over]
        self._model.add(count + under >= least)
        self._model.add(count - over <= most)


def _inside(shortest: int, days: int) -> Iterator[tuple[int, int]]:
    """The runs that are too short and cut by no edge: their length and first day."""
    for length in range(1, shortest):
        for first in range(1, days - length):
            yield length, first
