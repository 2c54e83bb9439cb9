"""Answer a request in plain Python, telling of it line by line."""

import time
from typing import TextIO

from dutyroom.domain.planner.anneal import Annealing
from dutyroom.domain.planner.construct import constructed
from dutyroom.planning.telling import BEAT_S, Telling
from dutyroom.planning.wire import Request


def answer(request: Request, out: TextIO) -> None:
    """Improve a plan until it meets the bound or the time is up; every line has what is new."""
    grid, telling = request.grid, Telling(out, request.bound)
    annealing = Annealing(grid, request.start or constructed(grid, request.seed), request.seed)
    told, said_at = -1, time.monotonic()

    def go_on(_share: float) -> bool:
        nonlocal told, said_at
        if (now := time.monotonic()) - said_at >= BEAT_S:
            said_at = now
            if annealing.best_cost != told:
                told = annealing.best_cost
                telling.tell(rows=annealing.best)
            else:
                telling.tell()
        return True

    telling.tell(rows=annealing.best)
    floor = min(request.bound, grid.hard - 1)
    annealing.run(request.seconds, time.monotonic, floor, go_on)
    telling.tell(rows=annealing.best, ended="ANNEALED")
