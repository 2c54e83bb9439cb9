"""Which rules of a grid clash: each has a switch of its own, and as few as can be are on."""

import time
from collections.abc import Sequence

from ortools.sat.python import cp_model

from dutyroom.domain.planner.grid import Grid
from dutyroom.planning.row_model import RowModel
from dutyroom.planning.wire import Bars, Name

SEEDS = 2**31
"""The solver knows no more."""


class ClashModel:
    """The hard rules of a grid, each to be kept or not."""

    def __init__(self, grid: Grid, bars: Bars) -> None:
        self._model = cp_model.CpModel()
        self._switches: dict[Name, cp_model.IntVar] = {}
        rows = [
            RowModel(self._model, rules, cells, self._under)
            for rules, cells in zip(grid.rows, grid.may, strict=True)
        ]
        for day, costs in enumerate(grid.cover):
            for number, cost in enumerate(costs):
                doing = [row.cells[day][number] for row in rows if number in row.cells[day]]
                needed = cost.index(0)
                if needed:
                    enough = self._model.add(cp_model.LinearExpr.sum([*doing, 0]) >= needed)
                    self._under(("places", day, number), enough)
        for place, cells in enumerate(bars):
            barred = [rows[person].cells[day][number] for person, day, number in cells]
            nothing = self._model.add_bool_and(~switch for switch in barred)
            self._under(("away", place), nothing)

    def smallest(self, seed: int, seconds: float) -> list[Name]:
        """The fewest rules that cannot be kept together; none where all can.

        Where the time is too short for the fewest, all but any one of them can still be kept;
        where it is shorter still, some may be among them that are not needed.
        """
        until = time.monotonic() + seconds
        core = self._core(list(self._switches), seed, seconds)
        kept: list[Name] = []
        while core:
            tried = core.pop()
            left = until - time.monotonic()
            smaller = self._core(kept + core, seed, left / (1 + len(core))) if left > 0 else []
            if smaller:
                core = [name for name in core if name in smaller]
            else:
                kept.append(tried)
        return self._fewer(kept, seed, until)

    def _fewer(self, known: list[Name], seed: int, until: float) -> list[Name]:
        """The fewest rules that clash, or those known where no fewer are found in time.

        Every clash has a rule of each set without which the rest can be kept; so the fewest rules
        that have one of each are the clash, as soon as they clash themselves.
        """
        without: list[list[Name]] = []
        while (left := until - time.monotonic()) > 0:
            chosen = self._one_of_each(without)
            if len(chosen) >= len(known):
                return known
            given_up = self._given_up(chosen, seed, left)
            if given_up is None:
                return known
            if not set(given_up).isdisjoint(chosen):
                return chosen
            without.append(given_up)
        return known

    def _one_of_each(self, sets: Sequence[Sequence[Name]]) -> list[Name]:
        """The fewest rules of which each set has one."""
        model = cp_model.CpModel()
        names = dict.fromkeys(name for each in sets for name in each)
        switches = {name: model.new_bool_var("") for name in names}
        for each in sets:
            model.add_bool_or(switches[name] for name in each)
        model.minimize(cp_model.LinearExpr.sum(list(switches.values())))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.solve(model)
        return [name for name, switch in switches.items() if solver.boolean_value(switch)]

    def _given_up(self, chosen: Sequence[Name], seed: int, seconds: float) -> list[Name] | None:
        """The fewest rules to give up for the rest, the chosen ones last; None where time is up."""
        self._model.clear_assumptions()
        self._model.maximize(
            cp_model.LinearExpr.sum(list(self._switches.values()))
            + len(self._switches) * sum(self._switches[name] for name in chosen)
        )
        solver = _solver(seed, seconds)
        status = solver.solve(self._model)
        self._model.clear_objective()
        if status != cp_model.OPTIMAL:
            return None
        return [name for name, each in self._switches.items() if not solver.boolean_value(each)]

    def _under(self, name: Name, constraint: cp_model.Constraint) -> None:
        if name not in self._switches:
            self._switches[name] = self._model.new_bool_var("")
        constraint.only_enforce_if(self._switches[name])

    def _core(self, names: Sequence[Name], seed: int, seconds: float) -> list[Name]:
        """Some of these rules that clash; none where they do not, or it is not known in time."""
        self._model.clear_assumptions()
        self._model.add_assumptions(self._switches[name] for name in names)
        solver = _solver(seed, seconds)
        if solver.solve(self._model) != cp_model.INFEASIBLE:
            return []
        found = set(solver.sufficient_assumptions_for_infeasibility())
        return [name for name in names if self._switches[name].index in found]


def _solver(seed: int, seconds: float) -> cp_model.CpSolver:
    """A solver that can tell which assumptions clash: that takes a single worker."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = seed % SEEDS
    solver.parameters.num_workers = 1
    return solver
