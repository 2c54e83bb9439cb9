"""Fairness as a floor and a ceiling for each person: what an even share would be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dutyroom.domain.calendar.days import DayType
from dutyroom.domain.planner.grid import Band
from dutyroom.domain.roster import DutyRole

if TYPE_CHECKING:
    from dutyroom.domain.planner.layout import Layout

Counted = Sequence[Sequence[int]]
"""How much a number counts on a day."""
Cells = Sequence[tuple[int, ...]]
"""What somebody may do on each day."""
Bands = tuple[Band, ...]


def bands_of(layout: "Layout", may: Sequence[Cells], nights: frozenset[int]) -> list[Bands]:
    """The bands of each candidate, who shares the work with everybody of linked roles.

    Nobody owes more than their leave lets them do.
    """
    task = layout.task
    bands: list[list[Band]] = [[] for _ in task.candidates]
    for name, counted in _columns(layout, nights).items():
        weight = getattr(task.weights, name)
        for group in groups([candidate.roles for candidate in task.candidates]):
            before = [getattr(task.candidates[place].before, name) for place in group]
            shares = even_shares(total(layout, counted, group), before)
            for place, (least, most) in zip(group, shares, strict=True):
                least = min(least, able(counted, may[place]))
                bands[place].append(Band(counted, least, most, weight, name))
    return [tuple(each) for each in bands]


def even_shares(amount: int, before: Sequence[int]) -> list[tuple[int, int]]:
    """How much of an amount each should get at least and at most, so that all end up level.

    Who already has more than the level gets nothing, and does not lift it.
    """
    level = sorted(before)
    while len(level) > 1 and level[-1] * len(level) > amount + sum(level):
        level.pop()
    least, rest = divmod(amount + sum(level), max(1, len(level)))
    most = least + (rest > 0)
    return [(max(0, least - each), max(0, most - each)) for each in before]


def roles_of(layout: "Layout", group: Sequence[int]) -> frozenset[DutyRole]:
    """The roles somebody of a group may have."""
    candidates = layout.task.candidates
    return frozenset[DutyRole]().union(*(candidates[place].roles for place in group))


def total(layout: "Layout", counted: Counted, group: Sequence[int]) -> int:
    """How much there is to be shared by a group."""
    roles = roles_of(layout, group)
    return sum(
        counted[day][number] * need
        for day, needs in enumerate(layout.needs)
        for number, need in needs.items()
        if (work := layout.works[number]) and work.role in roles
    )


def able(counted: Counted, cells: Cells) -> int:
    """The most somebody could do."""
    return sum(max(counted[day][number] for number in cell) for day, cell in enumerate(cells))


def _columns(layout: "Layout", nights: frozenset[int]) -> dict[str, Counted]:
    """What counts in each column of the ledger, by day and number."""
    numbers = range(len(layout.works))
    types = [layout.task.calendar.day_type(day) for day in layout.days]
    free = (DayType.WEEKEND, DayType.MOVED_OFF)
    return {
        "slots": [[int(number > 0) for number in numbers] for _ in types],
        "nights": [[int(number in nights) for number in numbers] for _ in types],
        "weekends": [[int(number > 0 and kind in free) for number in numbers] for kind in types],
        "holidays": [
            [int(number > 0 and kind is DayType.STATUTORY) for number in numbers] for kind in types
        ],
    }


def groups(roles: Sequence[frozenset[DutyRole]]) -> list[list[int]]:
    """The places of people whose roles are linked, directly or through others."""
    found: list[tuple[frozenset[DutyRole], list[int]]] = []
    for place, own in enumerate(roles):
        linked = [group for group in found if group[0] & own]
        found = [group for group in found if group not in linked]
        merged = own.union(*(group[0] for group in linked))
        found.append((merged, sorted([place, *(each for group in linked for each in group[1])])))
    return [places for _roles, places in found]
