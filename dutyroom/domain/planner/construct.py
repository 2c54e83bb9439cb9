"""A first plan to improve upon."""

import random
from collections import Counter

from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.row import Row


def constructed(grid: Grid, seed: int) -> Rows:
    """Every place filled in its turn by whom it costs least; not yet fair, rarely wholly legal."""
    chance = random.Random(seed)  # noqa: S311 - a plan is no secret
    rows = [[0] * len(grid.cover) for _ in grid.rows]
    reckoned = [Row(rules, grid.hard).cost for rules in grid.rows]
    now = [cost(row) for cost, row in zip(reckoned, rows, strict=True)]

    def dearer(person: int, day: int, number: int) -> tuple[int, float]:
        rows[person][day] = number
        after = reckoned[person](rows[person])
        rows[person][day] = 0
        return after - now[person], chance.random()

    for day in range(len(grid.cover)):
        for number in sorted(_needs(grid, day).elements()):
            able = [
                person
                for person, row in enumerate(rows)
                if not row[day] and number in grid.may[person][day]
            ]
            if able:
                chosen = min(able, key=lambda person: dearer(person, day, number))
                rows[chosen][day] = number
                now[chosen] = reckoned[chosen](rows[chosen])
    return rows


def _needs(grid: Grid, day: int) -> Counter[int]:
    """How many each number is done by where that costs least."""
    return Counter(
        {number: costs.index(min(costs)) for number, costs in enumerate(grid.cover[day])}
    )
