"""Answer a request, telling of it line by line."""

import math
import threading
from typing import TextIO

from ortools.sat.python import cp_model

from dutyroom.planning.clash_model import SEEDS, ClashModel
from dutyroom.planning.model import Model
from dutyroom.planning.telling import Telling
from dutyroom.planning.wire import Request


def answer(request: Request, out: TextIO) -> None:
    """Find the best plan, or the rules that clash; the last line says how it ended."""
    telling = Telling(out, request.bound)
    ended = threading.Event()
    beat = threading.Thread(target=telling.beat, args=(ended,), daemon=True)
    beat.start()
    if request.bars is None:
        end = Solving(request, telling).run()
    else:
        names = ClashModel(request.grid, request.bars).smallest(request.seed, request.seconds)
        end = {"ended": "CLASH", "names": names}
    ended.set()
    beat.join()
    telling.tell(**end)


class Solving(cp_model.CpSolverSolutionCallback):
    """A request on its way to its best plan."""

    def __init__(self, request: Request, telling: Telling) -> None:
        super().__init__()
        self._telling = telling
        self._model = Model(request.grid)
        if request.start:
            self._model.start_from(request.start)
        self._solver = cp_model.CpSolver()
        asked = self._solver.parameters
        asked.max_time_in_seconds = request.seconds
        asked.num_workers = request.workers
        asked.random_seed = request.seed % SEEDS
        asked.linearization_level = 2
        self._solver.best_bound_callback = self._bounded

    def run(self) -> dict[str, object]:
        """Solve, and say how it ended."""
        status = self._solver.solve(self._model.model, self)
        if status == cp_model.OPTIMAL:
            self._telling.bound = round(self._solver.objective_value)
        return {"ended": self._solver.status_name(status)}

    def on_solution_callback(self) -> None:
        """Tell of a better plan."""
        self._telling.tell(rows=self._model.rows(self))

    def _bounded(self, bound: float) -> None:
        self._telling.bound = max(self._telling.bound, math.ceil(bound - 1e-6))
