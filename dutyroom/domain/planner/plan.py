"""Plan a month: lay it out, fill it greedily, improve it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dutyroom.domain.planner.anneal import Annealing, Clock
from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.planner.row import Row
from dutyroom.domain.planner.task import Task
from dutyroom.domain.roster import Duty, Slot


@dataclass(frozen=True, slots=True)
class Plan:
    """A filled month, and how good it is."""

    slots: tuple[Slot, ...]
    broken: int
    """Breaks of hard rules, empty places among them; 0 is a plan that may be published."""
    penalty: int
    """What the soft rules cost; 0 is ideal."""


def plan(task: Task, seed: int, seconds: float, clock: Clock) -> Plan:
    """The best plan found in so many seconds of a clock; it ends early with an ideal one.

    Raises `Refusal("nothing_to_plan")`, "slot_too_long_to_plan" (post, day), and
    "notice_not_entered" where the calendar does not know a year.
    """
    layout = Layout(task)
    grid = layout.grid()
    annealing = Annealing(grid, constructed(layout, grid, seed), seed)
    annealing.run(seconds, clock)
    broken, penalty = _faults(layout, grid, annealing.best)
    return Plan(tuple(_slots(layout, annealing.best)), broken, penalty)


def constructed(layout: Layout, grid: Grid, seed: int) -> Rows:
    """Every place filled in its turn by whom it costs least; not yet fair, rarely wholly legal."""
    chance = random.Random(seed)  # noqa: S311 - a plan is no secret
    rows = [[0] * len(layout.days) for _ in grid.rows]
    costs = [Row(rules, grid.hard).cost for rules in grid.rows]
    now = [cost(row) for cost, row in zip(costs, rows, strict=True)]

    def dearer(person: int, day: int, number: int) -> tuple[int, float]:
        rows[person][day] = number
        after = costs[person](rows[person])
        rows[person][day] = 0
        return after - now[person], chance.random()

    for day, needs in enumerate(layout.needs):
        for number in sorted(needs.elements()):
            able = [
                person
                for person, row in enumerate(rows)
                if not row[day] and number in grid.may[person][day]
            ]
            if able:
                chosen = min(able, key=lambda person: dearer(person, day, number))
                rows[chosen][day] = number
                now[chosen] = costs[chosen](rows[chosen])
    return rows


def _faults(layout: Layout, grid: Grid, rows: Rows) -> tuple[int, int]:
    broken = penalty = 0
    for rules, row in zip(grid.rows, rows, strict=True):
        hard, soft = Row(rules, grid.hard).faults(row)
        broken, penalty = broken + hard, penalty + soft
    for day, needs in enumerate(layout.needs):
        today = [row[day] for row in rows]
        broken += sum(abs(today.count(number) - need) for number, need in needs.items())
    return broken, penalty


def _slots(layout: Layout, rows: Rows) -> Iterator[Slot]:
    """The task's slots with their crews, each role in the order in which it was asked for."""
    place = {day: column for column, day in enumerate(layout.days)}
    for opening in layout.task.openings:
        standing: list[Duty] = []
        for role in dict.fromkeys(opening.roles):
            standing += (
                Duty(candidate.person.officer, role)
                for candidate, row in zip(layout.task.candidates, rows, strict=True)
                if layout.does(row[place[opening.slot.day]], opening.slot, role)
            )
        yield replace(opening.slot, crew=tuple(standing))
