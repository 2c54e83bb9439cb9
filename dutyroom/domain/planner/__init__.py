"""The built-in planner: a month filled by construction, then improved by annealing."""

from dutyroom.domain.planner.plan import Plan, plan
from dutyroom.domain.planner.task import Candidate, Opening, Task, Weights

__all__ = ["Candidate", "Opening", "Plan", "Task", "Weights", "plan"]
