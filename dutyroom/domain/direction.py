"""Which way a passage goes."""

from enum import IntEnum


class Direction(IntEnum):
    """Into the guarded area, or out of it."""

    IN = 0
    OUT = 1
