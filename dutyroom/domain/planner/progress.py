"""How far a plan has come, and whether anybody still waits for it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """The best plan so far."""

    share: float
    """How much of the time is used, 0 to 1."""
    broken: int
    """Breaks of hard rules; -1 is no plan yet."""
    penalty: int
    bound: int = 0
    """What any plan costs at least, as far as is known."""


Watcher = Callable[[Progress], bool]
"""Told of each step; false is to stop with the best plan so far."""


def unwatched(_progress: Progress) -> bool:
    """Nobody looks: go on to the end."""
    return True
