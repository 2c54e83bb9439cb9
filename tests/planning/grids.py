"""Small grids, and their best plans found by trying all."""

import random
from itertools import product

from dutyroom.domain.planner.costs import faults
from dutyroom.domain.planner.grid import Band, Grid, RowRules, Rows

PEOPLE, DAYS, NUMBERS = 2, 4, 3


def grid(seed: int) -> Grid:
    """Two people, four days, two things to do, and rules of every kind as they come."""
    chance = random.Random(seed)
    may = [
        [tuple(n for n in range(NUMBERS) if not n or chance.random() < 0.8) for _ in range(DAYS)]
        for _ in range(PEOPLE)
    ]
    rows = tuple(_rules(chance) for _ in range(PEOPLE))
    cover = [[[0] * (PEOPLE + 1), *(_costs(chance) for _ in range(1, NUMBERS))]] * DAYS
    return Grid(may, rows, cover, hard=1000)


def best(asked: Grid) -> int | None:
    """The least penalty of any rows that break no rule."""
    found = (faults(asked, rows) for rows in _all(asked))
    return min((penalty for broken, penalty in found if not broken), default=None)


def _all(asked: Grid) -> list[Rows]:
    each = [list(map(list, product(*cells))) for cells in asked.may]
    return [list(rows) for rows in product(*each)]


def _costs(chance: random.Random) -> list[int]:
    """Convex: too few, enough, too many; sometimes too many is not to be had."""
    short, over = chance.randint(0, 9), chance.choice([1, 4, 1000])
    return [short, 0, over]


def _rules(chance: random.Random) -> RowRules:
    counted = [[0, chance.randint(0, 2), 1] for _ in range(DAYS)]
    least = chance.randint(0, 3)
    return RowRules(
        wishes=[[chance.choice([0, 0, 3]) for _ in range(NUMBERS)] for _ in range(DAYS)],
        barred=[[False] * NUMBERS, [False] * NUMBERS, [False, chance.random() < 0.7, False]],
        bands=(
            Band(counted, least, least + chance.randint(0, 2), weight=2),
            Band([[0, 0, 1]] * DAYS, chance.randint(0, 2), chance.randint(2, 3)),
        ),
        nights=frozenset({2}),
        most_nights=chance.randint(1, 3),
        nights_before=chance.randint(0, 2),
        longest_run=chance.randint(2, 4),
        shortest_run=chance.randint(1, 2),
        shortest_break=chance.randint(1, 2),
        weekends=((0, 1), (2, 3)),
        most_weekends=1,
        weekend_weight=chance.choice([0, 5]),
    )
