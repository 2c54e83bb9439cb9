"""The ways in which a month is planned from a task."""

import time
from collections.abc import Callable
from typing import TypeAlias

from dutyroom.domain.planner import Plan, Task, Watcher

Way: TypeAlias = Callable[[Task, int, float, Watcher], Plan]
"""Plans a task with a seed within some seconds, and tells somebody how far it is."""


def built_in(task: Task, seed: int, seconds: float, watch: Watcher) -> Plan:
    """The planner in plain Python."""
    from dutyroom.domain.planner import plan

    return plan(task, seed, seconds, time.monotonic, watch)


def proven(task: Task, seed: int, seconds: float, watch: Watcher) -> Plan:
    """The solver, where it is installed."""
    from dutyroom.planning import prove

    return prove(task, seed, seconds, watch)


WAYS: dict[str, Way] = {"builtin": built_in, "proven": proven}
"""The planners by the name `--way` has for them, which is that of the version's origin."""
