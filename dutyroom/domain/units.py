"""The units a room works with."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.key import key_of
from dutyroom.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with the phone that is answered at night."""

    name: str
    category: str = ""
    phone: str = ""
    contact: str = ""

    @property
    def key(self) -> int:
        """The unit's number in every file, made from its name."""
        return key_of("unit", self.name)


@dataclass(frozen=True, slots=True)
class UnitEntered:
    """A unit was entered in the directory, or entered anew with other facts."""

    kind: ClassVar[str] = "unit.entered"
    unit: int
    initials: str
    facts: Unit


def enter(facts: Unit, initials: str) -> UnitEntered:
    """Enter a unit; raises `Refusal("unit_name_missing")`."""
    if not facts.name:
        raise Refusal("unit_name_missing")
    return UnitEntered(facts.key, initials, facts)
