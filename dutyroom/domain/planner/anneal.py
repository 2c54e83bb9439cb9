"""Improve a grid by annealing: small changes, the worse ones taken ever more rarely."""

import math
import random
from collections.abc import Callable

from dutyroom.domain.planner.best_row import BestRow
from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.moves import Change, Moves
from dutyroom.domain.planner.row import Row

_LOOKS = 128
"""Changes tried between two looks at the clock."""
_ANEW = 1 / 3
"""The share of the time in which people begin anew."""
_TOGETHER = 2
"""How many begin anew at once, at most."""

Clock = Callable[[], float]
"""Seconds of work since any beginning."""
Asked = Callable[[float], bool]


class Annealing:
    """A grid on its way to a better one."""

    def __init__(self, grid: Grid, rows: Rows, seed: int) -> None:
        self._grid = grid
        self._random = random.Random(seed)  # noqa: S311 - a plan is no secret
        reckoned = [Row(rules, grid.hard) for rules in grid.rows]
        self._row = [row.cost for row in reckoned]
        self._best_row = [
            BestRow(rules, may, row)
            for rules, may, row in zip(grid.rows, grid.may, reckoned, strict=True)
        ]
        self.rows = [list(row) for row in rows]
        self._moves = Moves(grid, self.rows, self._random)
        self._costs = [cost(row) for cost, row in zip(self._row, self.rows, strict=True)]
        self._counts = [[0] * len(numbers) for numbers in grid.cover]
        for row in self.rows:
            for day, number in enumerate(row):
                self._counts[day][number] += 1
        self.cost = sum(self._costs) + sum(
            grid.cover[day][number][count]
            for day, counts in enumerate(self._counts)
            for number, count in enumerate(counts)
        )
        self.best, self.best_cost = [list(row) for row in self.rows], self.cost

    def run(
        self, seconds: float, clock: Clock, floor: int = 0, go_on: Asked = lambda _spent: True
    ) -> None:
        """Improve for so many seconds of the clock, or until the cost is at its floor.

        `go_on` is asked at every look, with the share of the time that is used.
        """
        hot, cold = self._grid.heat
        heat, chance, anew = hot, self._random.random, 0.0
        begun = now = clock()
        while self.best_cost > floor:
            if anew <= (now - begun) * _ANEW:
                self._try(self._anew(), heat * -math.log(chance() or 1.0))
                anew += clock() - now
            for _ in range(_LOOKS):
                change = self._moves.proposed()
                if change:
                    self._try(change, heat * -math.log(chance() or 1.0))
            now = clock()
            spent = (now - begun) / seconds if seconds > 0 else 1.0
            if spent >= 1 or not go_on(spent):
                return
            heat = hot * (cold / hot) ** spent

    def _anew(self) -> Change:
        """One or two people begin anew, each with the best row there is beside all others'."""
        most = min(_TOGETHER, len(self.rows))
        people = self._random.sample(range(len(self.rows)), self._random.randint(1, most))
        counts = [list(each) for each in self._counts]
        for person in people:
            for day, number in enumerate(self.rows[person]):
                counts[day][number] -= 1
        change: Change = []
        for person in people:
            prices = [
                [cost[there + 1] - cost[there] for cost, there in zip(costs, today, strict=True)]
                for costs, today in zip(self._grid.cover, counts, strict=True)
            ]
            found = self._best_row[person].found(prices)
            if not found:
                return []
            for day, number in enumerate(found):
                counts[day][number] += 1
                if number != self.rows[person][day]:
                    change.append((person, day, number))
        return change

    def _try(self, change: Change, allowed: float) -> None:
        """Make a change; take it back where it costs more than is allowed now."""
        rows, cover, counts = self.rows, self._grid.cover, self._counts
        delta, undo, people = 0, [], {}
        for person, day, number in change:
            before = rows[person][day]
            undo.append((person, day, before))
            today, costs = counts[day], cover[day]
            delta -= costs[before][today[before]] + costs[number][today[number]]
            today[before] -= 1
            today[number] += 1
            delta += costs[before][today[before]] + costs[number][today[number]]
            rows[person][day] = number
            people[person] = 0
        for person in people:
            people[person] = self._row[person](rows[person])
            delta += people[person] - self._costs[person]
        if delta <= allowed:
            self._keep(people, delta)
            return
        for person, day, before in reversed(undo):
            counts[day][rows[person][day]] -= 1
            counts[day][before] += 1
            rows[person][day] = before

    def _keep(self, people: dict[int, int], delta: int) -> None:
        for person, cost in people.items():
            self._costs[person] = cost
        self.cost += delta
        if self.cost < self.best_cost:
            self.best_cost = self.cost
            self.best = [list(row) for row in self.rows]
