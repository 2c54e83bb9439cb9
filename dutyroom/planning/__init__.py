"""The proven way to plan: a model of the same grid, solved exactly by OR-Tools in a process apart.

Nothing here loads the solver but that process; it comes with `pip install 'dutyroom[solver]'`.
"""

from dutyroom.planning.clash import clash
from dutyroom.planning.mending import mend
from dutyroom.planning.process import INSTALL
from dutyroom.planning.proven import prove

__all__ = ["INSTALL", "clash", "mend", "prove"]
