"""What a long merge asks between its steps: whether to go on, and a breath for the others."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from dutyroom.domain.refusal import Refusal

Told = Callable[[int], bool]
"""Told how many lines are done so far; answers whether to go on."""

BREATH_S = 0.02
"""Seconds between two short transactions in which a working desk gets its turn."""


@dataclass(slots=True)
class Steps:
    """The steps of one merge."""

    told: Told = lambda _: True
    breath_s: float = BREATH_S
    done: int = 0

    def passed(self, lines: int) -> None:
        """Some lines are done; raises `Refusal("cancelled")` when nobody wants more."""
        self.done += lines
        if not self.told(self.done):
            raise Refusal("cancelled")
        self.breathe()

    def breathe(self) -> None:
        """Let others write."""
        if self.breath_s:
            time.sleep(self.breath_s)
