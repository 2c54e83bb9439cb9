"""A grid as a model of the solver: a switch for each thing somebody may do on a day."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from dutyroom.domain.planner.grid import Grid, Rows
from dutyroom.planning.row_model import RowModel


class Model:
    """The hard rules of a grid as constraints, its soft ones as what is to be least."""

    def __init__(self, grid: Grid) -> None:
        self.model = cp_model.CpModel()
        self._grid = grid
        self._rows = [
            RowModel(self.model, rules, cells)
            for rules, cells in zip(grid.rows, grid.may, strict=True)
        ]
        self._costs = [cost for row in self._rows for cost in row.costs]
        for day, costs in enumerate(grid.cover):
            for number, cost in enumerate(costs):
                if number:
                    self._cover(day, number, cost)
        self.model.minimize(cp_model.LinearExpr.sum(self._costs))

    def start_from(self, rows: Rows) -> None:
        """Let the solver begin with a plan."""
        for row, model in zip(rows, self._rows, strict=True):
            for day, cell in enumerate(model.cells):
                for number, switch in cell.items():
                    self.model.add_hint(switch, row[day] == number)

    def rows(self, solution: cp_model.CpSolverSolutionCallback) -> Rows:
        """The plan a solution is."""
        return [
            [
                next((number for number, each in cell.items() if solution.boolean_value(each)), 0)
                for cell in model.cells
            ]
            for model in self._rows
        ]

    def _cover(self, day: int, number: int, costs: Sequence[int]) -> None:
        """What it costs that so many do a number; a break of a hard rule is not to be had.

        The costs are convex, so each of their slopes is a floor under the price.
        """
        doing = [row.cells[day][number] for row in self._rows if number in row.cells[day]]
        allowed = [n for n in range(len(doing) + 1) if costs[n] < self._grid.hard]
        if not allowed:
            self.model.add_bool_or([])
            return
        count = cp_model.LinearExpr.sum(doing)
        if doing:
            self.model.add_linear_constraint(count, allowed[0], allowed[-1])
        most = max(costs[n] for n in allowed)
        if not most:
            return
        price = self.model.new_int_var(0, most, "")
        if len(allowed) == 1:
            self.model.add(price == most)
        slopes = {costs[n + 1] - costs[n]: n for n in allowed[:-1]}
        for slope, n in slopes.items():
            self.model.add(price >= costs[n] + slope * (count - n))
        self._costs.append(price)
