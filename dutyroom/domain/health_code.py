"""The colour a person's health code showed."""

from enum import IntEnum


class HealthCode(IntEnum):
    """The colour of a health code; NONE when nobody looked."""

    NONE = 0
    GREEN = 1
    YELLOW = 2
    RED = 3
