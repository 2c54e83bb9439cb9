"""Plan a month: lay it out, fill it greedily, improve it."""

from dataclasses import dataclass

from dutyroom.domain.planner.anneal import Annealing, Clock
from dutyroom.domain.planner.bound import least_penalty
from dutyroom.domain.planner.construct import constructed
from dutyroom.domain.planner.costs import Cost, costs, faults
from dutyroom.domain.planner.crewing import crewed
from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.progress import Progress, Watcher, unwatched
from dutyroom.domain.planner.task import Task
from dutyroom.domain.roster import Slot

_STEP = 0.01
"""The share of the time between two tellings."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A filled month, and how good it is."""

    slots: tuple[Slot, ...]
    broken: int
    """Breaks of hard rules, empty places among them; 0 is a plan that may be published."""
    penalty: int
    """What the soft rules cost; 0 is ideal."""
    bound: int = 0
    """What any plan costs at least, as far as is known."""
    costs: tuple[Cost, ...] = ()
    """The pieces of the penalty."""

    @property
    def proven(self) -> bool:
        """Whether there is no better plan."""
        return not self.broken and self.penalty == self.bound


def plan(task: Task, seed: int, seconds: float, clock: Clock, watch: Watcher = unwatched) -> Plan:
    """The best plan found in so many seconds of a clock; it ends early with one proven best.

    `watch` is told of it about a hundred times.

    Raises `Refusal("nothing_to_plan")`, "slot_too_long_to_plan" (post, day), and
    "notice_not_entered" where the calendar does not know a year.
    """
    layout = Layout(task)
    grid = layout.grid()
    annealing = Annealing(grid, constructed(grid, seed), seed)
    bound = least_penalty(layout, grid)
    told = 0.0

    def go_on(share: float) -> bool:
        nonlocal told
        if share - told < _STEP:
            return True
        told = share
        return watch(Progress(share, *faults(grid, annealing.best), bound))

    annealing.run(seconds, clock, min(bound, grid.hard - 1), go_on)
    return made(layout, grid, annealing.best, bound)


def made(layout: Layout, grid: Grid, rows: Rows, bound: int) -> Plan:
    """The plan some rows are."""
    broken, penalty = faults(grid, rows)
    slots, pieces = crewed(layout, rows), costs(layout, grid, rows)
    return Plan(tuple(slots), broken, penalty, bound, tuple(pieces))
