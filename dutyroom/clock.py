"""The one place that asks the machine what time it is."""

import time
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]
"""A question for the present: milliseconds since 1970-01-01 UTC."""


def system_clock() -> int:
    """The machine's wall clock, in milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000
