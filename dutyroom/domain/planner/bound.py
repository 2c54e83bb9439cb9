"""What any plan costs at least, as far as counting alone shows."""

from collections.abc import Sequence

from dutyroom.domain.planner.fair_bands import able, groups, roles_of, total
from dutyroom.domain.planner.grid import Grid
from dutyroom.domain.planner.layout import Layout


def least_penalty(layout: Layout, grid: Grid) -> int:
    """The penalty no plan that keeps every hard rule can fall below; 0 where nothing is known."""
    return sum(
        _shares(layout, grid, group) + _wishes(layout, grid, group)
        for group in groups([candidate.roles for candidate in layout.task.candidates])
    )


def _shares(layout: Layout, grid: Grid, group: Sequence[int]) -> int:
    """What it costs that a group has more to stand, or less, than all its bands hold."""
    cost = 0
    for column in zip(*(grid.rows[place].bands for place in group), strict=True):
        asked = total(layout, column[0].counted, group)
        least = sum(band.least for band in column)
        most = sum(
            min(band.most, able(band.counted, grid.may[place]))
            for band, place in zip(column, group, strict=True)
        )
        cost += column[0].weight * max(asked - most, least - asked, 0)
    return cost


def _wishes(layout: Layout, grid: Grid, group: Sequence[int]) -> int:
    """What it costs on days on which a group has too few without a wish to be off."""
    roles, cost = roles_of(layout, group), 0
    for day, needs in enumerate(layout.needs):
        asked = sum(
            need
            for number, need in needs.items()
            if (work := layout.works[number]) and work.role in roles
        )
        free = sum(
            any(number and not grid.rows[place].wishes[day][number] for number in cell)
            for place in group
            for cell in (grid.may[place][day],)
        )
        cost += layout.task.weights.wish * max(0, asked - free)
    return cost
