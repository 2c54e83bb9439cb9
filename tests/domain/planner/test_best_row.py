"""The best row of one person, against trying all rows there are."""

import random
from itertools import product

import pytest

from dutyroom.domain.planner.best_row import BestRow
from dutyroom.domain.planner.row import Row
from tests.planning.grids import grid


@pytest.mark.parametrize("seed", range(40))
def test_a_legal_row_is_found_that_costs_as_little_as_any(seed: int) -> None:
    asked, chance = grid(seed), random.Random(seed)
    prices = [[chance.randint(-9, 9) for _number in day] for day in asked.cover]
    for rules, may in zip(asked.rows, asked.may, strict=True):
        row = Row(rules, asked.hard)

        def price(days: tuple[int, ...], row: Row = row) -> int:
            dear = sum(prices[day][number] for day, number in enumerate(days))
            return row.cost(days) + dear

        legal = [days for days in product(*may) if not row.faults(days)[0]]
        found = tuple(BestRow(rules, may, row).found(prices))
        if legal:
            assert found in legal
            assert price(found) == min(map(price, legal))
        elif found:
            assert row.faults(found)[0]
