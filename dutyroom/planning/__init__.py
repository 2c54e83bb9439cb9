"""The proven way to plan: a model of the same grid, solved exactly by OR-Tools in a process apart.

Nothing here loads the solver but that process; it comes with `pip install 'dutyroom[solver]'`.
"""

from dutyroom.planning.proven import prove

__all__ = ["prove"]
