"""What a plan costs, piece by piece: whose wish, whose share."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.domain.planner.grid import Band, Grid, RowRules, Rows
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.row import Row

WISH, NO_FREE_WEEKEND = "wish", "no_free_weekend"
"""The kinds of cost besides the columns of the fairness ledger."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One thing that is not as it was wished."""

    kind: str
    """A name in `Weights`."""
    officer: int
    amount: int
    """What it adds to the penalty."""
    day: str = ""
    """The day of an unmet wish, ISO."""
    found: int = 0
    """What the plan gives."""
    least: int = 0
    most: int = 0
    """Between these `found` should lie."""


def faults(grid: Grid, rows: Rows) -> tuple[int, int]:
    """How often hard rules are broken, and what the soft ones cost."""
    broken = penalty = 0
    for rules, row in zip(grid.rows, rows, strict=True):
        hard, soft = Row(rules, grid.hard).faults(row)
        broken, penalty = broken + hard, penalty + soft
    for day, costs in enumerate(grid.cover):
        today = [row[day] for row in rows]
        for number, cost in enumerate(costs):
            hard, soft = divmod(cost[today.count(number)], grid.hard)
            broken, penalty = broken + hard, penalty + soft
    return broken, penalty


def costs(layout: Layout, grid: Grid, rows: Rows) -> Iterator[Cost]:
    """Every piece of the penalty, person by person."""
    for candidate, rules, row in zip(layout.task.candidates, grid.rows, rows, strict=True):
        officer = candidate.person.officer
        for day, number in enumerate(row):
            if amount := rules.wishes[day][number]:
                yield Cost(WISH, officer, amount, layout.days[day])
        for band in rules.bands:
            yield from _outside(band, officer, row)
        yield from _without_weekend(rules, officer, row)


def _outside(band: Band, officer: int, row: list[int]) -> Iterator[Cost]:
    found = sum(band.counted[day][number] for day, number in enumerate(row))
    off = max(band.least - found, found - band.most, 0)
    if off and band.weight:
        yield Cost(
            band.name, officer, off * band.weight, found=found, least=band.least, most=band.most
        )


def _without_weekend(rules: RowRules, officer: int, row: list[int]) -> Iterator[Cost]:
    worked = sum(any(row[day] for day in weekend) for weekend in rules.weekends)
    over = worked - rules.most_weekends
    if over > 0 and rules.weekend_weight:
        amount = over * rules.weekend_weight
        yield Cost(NO_FREE_WEEKEND, officer, amount, found=worked, most=rules.most_weekends)
