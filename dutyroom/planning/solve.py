"""Solve a request, telling of it line by line."""

import json
import math
import threading
import time
from typing import TextIO

from ortools.sat.python import cp_model

from dutyroom.planning.model import Model
from dutyroom.planning.wire import Request

_BEAT_S = 0.2
"""Between two signs of life: a line that cannot be written ends an orphan."""


class Solving(cp_model.CpSolverSolutionCallback):
    """A request on its way to its best plan."""

    def __init__(self, request: Request, out: TextIO) -> None:
        super().__init__()
        self._out = out
        self._lock = threading.Lock()
        self._bound = 0
        self._model = Model(request.grid)
        if request.start:
            self._model.start_from(request.start)
        self._solver = cp_model.CpSolver()
        asked = self._solver.parameters
        asked.max_time_in_seconds = request.seconds
        asked.num_workers = request.workers
        asked.random_seed = request.seed
        asked.linearization_level = 2
        self._solver.best_bound_callback = self._bounded

    def run(self) -> None:
        """Solve; the last line says how it ended."""
        ended = threading.Event()
        beat = threading.Thread(target=self._beat, args=(ended,), daemon=True)
        beat.start()
        status = self._solver.solve(self._model.model, self)
        ended.set()
        beat.join()
        if status == cp_model.OPTIMAL:
            self._bound = round(self._solver.objective_value)
        self._tell(ended=self._solver.status_name(status), bound=self._bound)

    def on_solution_callback(self) -> None:
        """Tell of a better plan."""
        self._tell(rows=self._model.rows(self), bound=self._bound)

    def _bounded(self, bound: float) -> None:
        self._bound = max(self._bound, math.ceil(bound - 1e-6))

    def _beat(self, ended: threading.Event) -> None:
        while not ended.wait(_BEAT_S):
            self._tell(bound=self._bound, at=time.monotonic())

    def _tell(self, **line: object) -> None:
        with self._lock:
            self._out.write(json.dumps(line) + "\n")
            self._out.flush()
