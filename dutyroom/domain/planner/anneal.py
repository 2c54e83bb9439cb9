"""Improve a grid by annealing: small changes, the worse ones taken ever more rarely."""

import math
import random
from collections.abc import Callable

from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.row import Row

HOT, COLD = 25.0, 0.3
"""Temperatures in units of cost, first and last."""
LONGEST_BLOCK = 7
_LOOKS = 128
"""Changes tried between two looks at the clock."""

Clock = Callable[[], float]
"""Seconds of work since any beginning."""
Change = list[tuple[int, int, int]]
"""Cells and their new numbers: person, day, number."""


class Annealing:
    """A grid on its way to a better one."""

    def __init__(self, grid: Grid, rows: Rows, seed: int) -> None:
        self._grid = grid
        self._random = random.Random(seed)  # noqa: S311 - a plan is no secret
        self._row = [Row(rules, grid.hard).cost for rules in grid.rows]
        self.rows = [list(row) for row in rows]
        self._costs = [cost(row) for cost, row in zip(self._row, self.rows, strict=True)]
        self._counts = [[0] * len(numbers) for numbers in grid.cover]
        for row in self.rows:
            for day, number in enumerate(row):
                self._counts[day][number] += 1
        self._may = [[frozenset(cell) for cell in row] for row in grid.may]
        self.cost = sum(self._costs) + sum(
            grid.cover[day][number][count]
            for day, counts in enumerate(self._counts)
            for number, count in enumerate(counts)
        )
        self.best, self.best_cost = [list(row) for row in self.rows], self.cost

    def run(self, seconds: float, clock: Clock, floor: int = 0) -> None:
        """Improve for so many seconds of the clock, or until the cost is at its floor."""
        begun, heat, chance = clock(), HOT, self._random.random
        while self.best_cost > floor:
            for _ in range(_LOOKS):
                change = self._proposed()
                if change:
                    self._try(change, heat * -math.log(chance() or 1.0))
            spent = (clock() - begun) / seconds if seconds > 0 else 1.0
            if spent >= 1:
                return
            heat = HOT * (COLD / HOT) ** spent

    def _proposed(self) -> Change:
        kind = self._random.random()
        if kind < 0.55:
            return self._exchange()
        if kind < 0.70:
            return self._rotation()
        return self._stretch()

    def _exchange(self) -> Change:
        """Two people exchange some days in a row."""
        people, days = len(self.rows), len(self._counts)
        chance = self._random.random
        one, other = int(chance() * people), int(chance() * people)
        first = int(chance() * days)
        last = min(days, first + 1 + int(chance() * chance() * LONGEST_BLOCK))
        mine, theirs = self.rows[one], self.rows[other]
        change: Change = []
        for day in range(first, last):
            left, right = mine[day], theirs[day]
            if left != right:
                if right not in self._may[one][day] or left not in self._may[other][day]:
                    return []
                change += [(one, day, right), (other, day, left)]
        return change

    def _rotation(self) -> Change:
        """Three people take over from each other on one day."""
        people, chance = len(self.rows), self._random.random
        day = int(chance() * len(self._counts))
        three = [int(chance() * people) for _ in range(3)]
        if len(set(three)) < 3:
            return []
        numbers = [self.rows[person][day] for person in three]
        turned = [numbers[2], numbers[0], numbers[1]]
        if turned == numbers:
            return []
        change = list(zip(three, (day, day, day), turned, strict=True))
        if all(number in self._may[person][day] for person, day, number in change):
            return change
        return []

    def _stretch(self) -> Change:
        """One person does one thing on some days in a row, or nothing."""
        chance, days = self._random.random, len(self._counts)
        person, first = int(chance() * len(self.rows)), int(chance() * days)
        row, may = self.rows[person], self._grid.may[person]
        number = may[first][int(chance() * len(may[first]))]
        last = min(days, first + 1 + int(chance() * chance() * 4))
        return [
            (person, day, number)
            for day in range(first, last)
            if row[day] != number and number in self._may[person][day]
        ]

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
