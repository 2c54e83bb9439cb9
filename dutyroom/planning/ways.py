"""The planners a month can be given to."""

from collections.abc import Callable
from typing import TypeAlias

from dutyroom.domain.planner import Plan, Task, Watcher
from dutyroom.planning.proven import anneal, prove

Way: TypeAlias = Callable[[Task, int, float, Watcher], Plan]
"""Plans a task with a seed within some seconds, and tells somebody how far it is."""

WAYS: dict[str, Way] = {"builtin": anneal, "proven": prove}
"""The planners by the name of the version's origin."""
