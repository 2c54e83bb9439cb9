"""A plan mended after somebody fell ill, with the fewest changes proven."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dutyroom.domain.calendar import Span
from dutyroom.domain.planner import Progress, Task, Watcher
from dutyroom.domain.planner.costs import faults
from dutyroom.domain.planner.grid import Grid, RowRules
from dutyroom.domain.planner.progress import unwatched
from dutyroom.domain.planner.repair import Mending, Repair
from dutyroom.domain.roster import Slot
from dutyroom.planning.proven import solved
from dutyroom.planning.wire import Request

CHANGE = 10_000
"""What a duty that changes hands costs: more than all wishes of a month."""
LEFT = 100 * CHANGE
"""What an uncovered place costs."""
_HARD = 1000 * LEFT


def mend(
    task: Task,
    slots: Sequence[Slot],
    officer: int,
    away: Span,
    seed: int,
    seconds: float,
    watch: Watcher = unwatched,
) -> Repair:
    """The repair that leaves least uncovered, changes least, and is then the fairest.

    `watch` is told of duties that change hands where else of penalties. Raises as `prove` does.
    """
    mending = Mending(task, slots, officer, away)
    grid = _kept(mending)
    rows, bound = solved(
        Request(grid, seed, seconds, start=mending.rows), lambda told: watch(_changes(told))
    )
    _, cost = faults(grid, rows)
    return mending.repaired(rows, proven=cost // CHANGE == bound // CHANGE)


def _changes(told: Progress) -> Progress:
    left, cost = divmod(told.penalty, LEFT)
    return replace(told, broken=left, penalty=cost // CHANGE, bound=told.bound % LEFT // CHANGE)


def _kept(mending: Mending) -> Grid:
    """The grid in which every change costs, and nothing before the first hole can change."""
    first, rows = mending.first, mending.rows
    may = [
        [(0, row[day]) if day < first else cell for day, cell in enumerate(cells)]
        for cells, row in zip(mending.grid.may, rows, strict=True)
    ]
    loath = tuple(_loath(rules, row) for rules, row in zip(mending.grid.rows, rows, strict=True))
    return replace(mending.grid, may=may, rows=loath, cover=_cover(mending), hard=_HARD)


def _loath(rules: RowRules, row: Sequence[int]) -> RowRules:
    """Rules by which a day off is free, but other work than now is dear."""
    wishes = [
        [cost + CHANGE * (number not in (0, now)) for number, cost in enumerate(costs)]
        for costs, now in zip(rules.wishes, row, strict=True)
    ]
    return replace(rules, wishes=wishes)


def _cover(mending: Mending) -> list[list[list[int]]]:
    """Too few are dear, too many are not to be had; early days keep those they have."""
    people, numbers = len(mending.rows), len(mending.layout.works)
    cover = []
    for day, needs in enumerate(mending.layout.needs):
        standing = Counter(row[day] for row in mending.rows)
        costs = [[0] * (people + 1)]
        for number in range(1, numbers):
            need = needs[number] if day >= mending.first else standing[number]
            dear = LEFT if day >= mending.first else _HARD
            costs.append([max((need - n) * dear, (n - need) * _HARD) for n in range(people + 1)])
        cover.append(costs)
    return cover
