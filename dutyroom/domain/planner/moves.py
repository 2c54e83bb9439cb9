"""The small changes by which a grid is improved."""

import random
from collections.abc import Iterable

from dutyroom.domain.planner.grid import Grid, Rows

Change = list[tuple[int, int, int]]
"""Cells and their new numbers: person, day, number."""
LONGEST_BLOCK = 7
"""Days in a row that one change touches, at most (a slide: one more)."""


class Moves:
    """Changes picked at random, each within what people may do."""

    def __init__(self, grid: Grid, rows: Rows, chance: random.Random) -> None:
        self._rows = rows
        self._days = len(grid.cover)
        self._random = chance
        self._cells = grid.may
        self._may = [[frozenset(cell) for cell in row] for row in grid.may]

    def proposed(self) -> Change:
        """Any change that keeps to what each may do; often none."""
        kind = self._random.random()
        if kind < 0.40:
            return self._exchange()
        if kind < 0.50:
            return self._rotation()
        if kind < 0.60:
            return self._slide()
        if kind < 0.73:
            return self._two_days()
        return self._stretch()

    def _exchange(self) -> Change:
        """Two people exchange some days in a row."""
        people, days = len(self._rows), self._days
        chance = self._random.random
        one, other = int(chance() * people), int(chance() * people)
        first = int(chance() * days)
        last = min(days, first + 1 + int(chance() * chance() * LONGEST_BLOCK))
        mine, theirs = self._rows[one], self._rows[other]
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
        people, chance = len(self._rows), self._random.random
        day = int(chance() * self._days)
        three = [int(chance() * people) for _ in range(3)]
        if len(set(three)) < 3:
            return []
        numbers = [self._rows[person][day] for person in three]
        turned = [numbers[2], numbers[0], numbers[1]]
        if turned == numbers:
            return []
        return self._allowed(zip(three, (day, day, day), turned, strict=True))

    def _stretch(self) -> Change:
        """One person does one thing on some days in a row, or nothing."""
        chance, days = self._random.random, self._days
        person, first = int(chance() * len(self._rows)), int(chance() * days)
        row, may = self._rows[person], self._cells[person]
        number = may[first][int(chance() * len(may[first]))]
        last = min(days, first + 1 + int(chance() * chance() * 4))
        return [
            (person, day, number)
            for day in range(first, last)
            if row[day] != number and number in self._may[person][day]
        ]

    def _slide(self) -> Change:
        """One person does some days' work a day earlier, or a day later."""
        chance = self._random.random
        person, first = int(chance() * len(self._rows)), int(chance() * self._days)
        before = self._rows[person][first : first + 2 + int(chance() * LONGEST_BLOCK)]
        after = before[1:] + before[:1] if chance() < 0.5 else before[-1:] + before[:-1]
        return self._allowed(
            (person, first + place, number)
            for place, number in enumerate(after)
            if number != before[place]
        )

    def _two_days(self) -> Change:
        """One person exchanges two days of their own."""
        chance = self._random.random
        person = int(chance() * len(self._rows))
        one, other = int(chance() * self._days), int(chance() * self._days)
        row = self._rows[person]
        if row[one] == row[other]:
            return []
        return self._allowed([(person, one, row[other]), (person, other, row[one])])

    def _allowed(self, cells: Iterable[tuple[int, int, int]]) -> Change:
        """The change, unless somebody may not do what it asks."""
        change = list(cells)
        may = self._may
        if all(number in may[person][day] for person, day, number in change):
            return change
        return []
