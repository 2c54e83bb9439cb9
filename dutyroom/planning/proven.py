"""Ask a planner's process for a plan, and take it back when nobody waits for it."""

import time
from collections.abc import Sequence
from contextlib import closing

from dutyroom.domain.planner import Plan, Progress, Task, Watcher
from dutyroom.domain.planner.bound import least_penalty
from dutyroom.domain.planner.costs import faults
from dutyroom.domain.planner.crewing import rows_of
from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.plan import made
from dutyroom.domain.planner.progress import unwatched
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Slot
from dutyroom.planning.process import lines_of
from dutyroom.planning.wire import Request


def anneal(task: Task, seed: int, seconds: float, watch: Watcher = unwatched) -> Plan:
    """The best plan the built-in planner finds in so many seconds, or one proven best earlier.

    Raises `Refusal("no_plan_in_time")` where nobody waits for a first one, and what `planner.plan`
    raises.
    """
    layout = Layout(task)
    grid = layout.grid()
    request = Request(grid, seed, seconds, annealed=True, bound=least_penalty(layout, grid))
    rows, bound = solved(request, watch)
    return made(layout, grid, rows, bound)


def prove(
    task: Task,
    seed: int,
    seconds: float,
    watch: Watcher = unwatched,
    start: Sequence[Slot] = (),
) -> Plan:
    """The best plan there is, or the best found in so many seconds, with the bound that is proven.

    `start` are the slots of a plan to begin from. Raises `Refusal("solver_missing")` (command),
    "month_unmet" where no plan keeps every hard rule, "no_plan_in_time", "solver_failed" (why),
    and what `planner.plan` raises.
    """
    layout = Layout(task)
    grid = layout.grid()
    begun = rows_of(layout, start) if start else None
    request = Request(grid, seed, seconds, start=begun, bound=least_penalty(layout, grid))
    rows, bound = solved(request, watch)
    return made(layout, grid, rows, bound)


def solved(request: Request, watch: Watcher) -> tuple[Rows, int]:
    """The best rows, and what any cost at least; raises as `prove` does."""
    rows: Rows | None = None
    bound = request.bound
    begun = time.monotonic()
    with closing(lines_of(request)) as lines:
        for line in lines:
            bound = max(bound, line["bound"])
            rows = line.get("rows", rows)
            if line.get("ended") == "INFEASIBLE":
                raise Refusal("month_unmet")
            share = min(1.0, (time.monotonic() - begun) / request.seconds)
            if not watch(_progress(request.grid, rows, share, bound)):
                break
    if rows is None:
        raise Refusal("no_plan_in_time")
    return rows, bound


def _progress(grid: Grid, rows: Rows | None, share: float, bound: int) -> Progress:
    if rows is None:
        return Progress(share, -1, 0, bound)
    return Progress(share, *faults(grid, rows), bound)
