"""The smallest set of rules that clash, over a whole month."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from dutyroom.domain.checks import Reason
from dutyroom.domain.planner import Progress, Task, Watcher
from dutyroom.domain.planner.clash import Clash, Out, Rule, clashes, place_of
from dutyroom.domain.planner.grid import Grid, RowRules
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.progress import unwatched
from dutyroom.domain.planner.reach import Reach
from dutyroom.planning.process import lines_of
from dutyroom.planning.wire import Name, Request

Bar = tuple[int, Reason, list[tuple[int, int, int]]]
"""An officer, why they are out, and the cells that bars."""


def clash(task: Task, seed: int, seconds: float, watch: Watcher = unwatched) -> Clash | None:
    """The fewest rules that cannot be kept together; None where all can, or nobody waits.

    A day that lacks people by itself is told at once; else the solver looks, and where its time
    is too short there may be more in it than is needed. Raises as `prove` does.
    """
    on_a_day = min(clashes(task), key=lambda each: len(each.places), default=None)
    if on_a_day:
        return on_a_day
    layout = Layout(task)
    bars = list(_bars(layout))
    request = Request(_bare(layout), seed, seconds, bars=[cells for _, _, cells in bars])
    begun = time.monotonic()
    with closing(lines_of(request)) as lines:
        for line in lines:
            if "names" in line:
                return _named(layout, bars, [tuple(name) for name in line["names"]])
            if not watch(Progress(min(1.0, (time.monotonic() - begun) / seconds), -1, 0)):
                break
    return None


def _bare(layout: Layout) -> Grid:
    """The grid of a task with nobody away and nothing wished."""
    grid = layout.grid()
    free = [[0] * len(layout.works)] * len(layout.days)
    may = [
        [
            (0, *(n for n in needs if (work := layout.works[n]) and work.role in candidate.roles))
            for needs in layout.needs
        ]
        for candidate in layout.task.candidates
    ]
    return replace(grid, may=may, rows=tuple(_unwished(rules, free) for rules in grid.rows))


def _unwished(rules: RowRules, free: Sequence[Sequence[int]]) -> RowRules:
    return replace(rules, wishes=free, bands=(), weekends=())


def _bars(layout: Layout) -> Iterator[Bar]:
    for person, candidate in enumerate(layout.task.candidates):
        reach = Reach(layout, candidate)
        cells: dict[Reason, list[tuple[int, int, int]]] = {}
        for day, needs in enumerate(layout.needs):
            for number in needs:
                for reason in reach.why_not(day, number):
                    cells.setdefault(reason, []).append((person, day, number))
        cells.pop(Reason.ROLE_MISSING, None)
        for reason, barred in cells.items():
            yield candidate.person.officer, reason, barred


def _named(layout: Layout, bars: Sequence[Bar], names: Sequence[Name]) -> Clash | None:
    if not names:
        return None
    places = sorted(tuple(map(int, where)) for kind, *where in names if kind == "places")
    reasons: dict[int, tuple[Reason, ...]] = {}
    for kind, *where in names:
        if kind == "away":
            officer, reason, _ = bars[int(where[0])]
            reasons[officer] = (*reasons.get(officer, ()), reason)
    return Clash(
        tuple(place_of(layout, day, number) for day, number in places),
        out=tuple(Out(officer, why) for officer, why in sorted(reasons.items())),
        rules=tuple(rule for rule in Rule if (rule,) in names),
    )
