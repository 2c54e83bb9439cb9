"""What the outgoing officer adds to what the program compiles."""

from dataclasses import dataclass

from dutyroom.domain.handover.terms import Overall


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds for a while."""

    text: str
    until: int = 0
    """Epoch seconds UTC; 0 is until further notice."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Something counted."""

    name: str
    count: int
    """-1 where it was not counted."""
    uom: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A handover before it is offered; part of no book."""

    weather: str = ""
    stated: Overall = Overall.CALM
    conditions: tuple[Condition, ...] = ()
    supplies: tuple[Supply, ...] = ()
    plan: tuple[str, ...] = ()
    """If–then lines for the coming shift."""
    remarks: str = ""


NOTHING = Draft()
"""A draft nobody has written in."""
