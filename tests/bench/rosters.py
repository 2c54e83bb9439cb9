"""Both planners on the public instances, checked by what knows neither.

    python -m tests.bench.rosters FOLDER [--seconds 20] [--seeds 1] [--way built-in|proven]

FOLDER has Instance1.txt and so on, and best_known.csv beside them.
"""

import argparse
import csv
import resource
import time
from collections.abc import Callable
from pathlib import Path

from dutyroom.domain.planner.anneal import Annealing
from dutyroom.domain.planner.grid import Rows
from tests.bench.public_rosters import Instance, grid, objective, read, roster, violations

HARD = 500
"""What a broken rule costs the built-in planner: more than five uncovered places."""
ROUNDS = 4
"""Runs the built-in planner's time is shared among: each ends in another valley."""
NEVER = 10**7
"""What it costs the solver: more than anything else together."""


def built_in(instance: Instance, seconds: float, seed: int) -> tuple[Rows, int]:
    """The plan after so many CPU-seconds; its bound is not known."""
    asked = grid(instance, HARD)
    nothing = [[0] * instance.days for _ in instance.staff]
    runs = [Annealing(asked, nothing, seed * ROUNDS + each) for each in range(ROUNDS)]
    for run in runs:
        run.run(seconds / ROUNDS, time.process_time)
    return min(runs, key=lambda run: run.best_cost).best, 0


def proven(instance: Instance, seconds: float, seed: int) -> tuple[Rows, int]:
    """The plan after so many seconds, and its bound."""
    from dutyroom.planning.proven import solved
    from dutyroom.planning.wire import Request

    return solved(Request(grid(instance, NEVER), seed, seconds), lambda _progress: True)


WAYS: dict[str, Callable[[Instance, float, int], tuple[Rows, int]]] = {
    "built-in": built_in,
    "proven": proven,
}


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rosters")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--way", choices=WAYS, default="built-in")
    parser.add_argument("--only", type=int, nargs="*", default=[1, 2, 3, 4, 5])
    chosen = parser.parse_args()
    if not (chosen.folder / "best_known.csv").exists():
        print(f"The public instances are not in {chosen.folder}.")
        return
    with (chosen.folder / "best_known.csv").open(encoding="utf-8") as file:
        best = {row["instance"]: int(row["best_known"]) for row in csv.DictReader(file)}
    print("| instance | way | seed | objective | best known | over | bound | broken | s | CPU s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in (f"Instance{number}" for number in chosen.only):
        for seed in range(1, chosen.seeds + 1):
            instance = read(chosen.folder / f"{name}.txt")
            begun, used = time.monotonic(), _cpu()
            rows, bound = WAYS[chosen.way](instance, chosen.seconds, seed)
            lasted, cpu = time.monotonic() - begun, _cpu() - used
            made = roster(instance, rows)
            cost, broken = objective(instance, made), len(violations(instance, made))
            over = cost / best[name] - 1
            print(
                f"| {name} | {chosen.way} | {seed} | {cost} | {best[name]} | {over:.1%} | {bound} "
                f"| {broken} | {lasted:.1f} | {cpu:.1f} |",
                flush=True,
            )


def _cpu() -> float:
    """CPU-seconds of this process and of those it has waited for."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main()
