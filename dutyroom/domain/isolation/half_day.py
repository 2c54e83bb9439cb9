"""Mornings and evenings: twice a day a person under isolation is measured."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

NOON = 12
"""The hour at which the morning is over; the evening is over at midnight."""


class Half(IntEnum):
    """The half of a day for which a temperature counts."""

    MORNING = 0
    EVENING = 1


@dataclass(frozen=True, slots=True, order=True)
class HalfDay:
    """One half of one day; earlier ones are less."""

    day: str
    """ISO date."""
    half: Half

    @classmethod
    def at(cls, local: datetime) -> "HalfDay":
        """The half of a day in which a local time lies."""
        half = Half.MORNING if local.hour < NOON else Half.EVENING
        return cls(local.date().isoformat(), half)


def after(day: str, days: int) -> str:
    """The ISO date so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def between(first: str, last: str) -> int:
    """How many days from one ISO date to another; negative where it is earlier."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
