"""Planners in a process apart: the built-in one, and the proven one, which solves the grid exactly.

Nothing here loads the solver but that process; it comes with `pip install 'dutyroom[solver]'`.
"""

from dutyroom.planning.clash import clash
from dutyroom.planning.mending import mend
from dutyroom.planning.process import INSTALL, is_installed
from dutyroom.planning.proven import anneal, prove
from dutyroom.planning.ways import WAYS

__all__ = ["INSTALL", "WAYS", "anneal", "clash", "is_installed", "mend", "prove"]
