"""The built-in planner: a month filled by construction, then improved by annealing."""

from dutyroom.domain.planner.costs import Cost
from dutyroom.domain.planner.plan import Plan, plan
from dutyroom.domain.planner.progress import Progress, Watcher
from dutyroom.domain.planner.task import Candidate, Opening, Task, Weights

__all__ = [
    "Candidate",
    "Cost",
    "Opening",
    "Plan",
    "Progress",
    "Task",
    "Watcher",
    "Weights",
    "plan",
]
