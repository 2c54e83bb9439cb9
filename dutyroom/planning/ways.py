"""The planners a month can be given to, and those that mend one."""

import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from dutyroom.domain.calendar import Span
from dutyroom.domain.planner import Plan, Task, Watcher
from dutyroom.domain.planner.repair import Repair, repair
from dutyroom.domain.roster import Slot
from dutyroom.planning.mending import mend
from dutyroom.planning.proven import anneal, prove

Way: TypeAlias = Callable[[Task, int, float, Watcher], Plan]
"""Plans a task with a seed within some seconds, and tells somebody how far it is."""
Mender: TypeAlias = Callable[[Task, Sequence[Slot], int, Span], Repair]
"""Fills what an officer leaves open on some days of a plan, with the fewest changes."""

WAYS: dict[str, Way] = {"builtin": anneal, "proven": prove}
"""The planners by the name of the version's origin."""
MEND_S = 10.0
"""How long the fewest changes are looked for, at most."""


def mended_built_in(task: Task, slots: Sequence[Slot], officer: int, away: Span) -> Repair:
    """The fewest changes plain Python finds."""
    return repair(task, slots, officer, away, MEND_S, time.monotonic)


def mended_proven(task: Task, slots: Sequence[Slot], officer: int, away: Span) -> Repair:
    """The fewest changes there can be; raises as `prove` does."""
    return mend(task, slots, officer, away, 1, MEND_S)


MENDERS: dict[str, Mender] = {"builtin": mended_built_in, "proven": mended_proven}
"""Those who mend, by the name of the version's origin."""
