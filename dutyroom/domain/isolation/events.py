"""What happens to a person under isolation; the entry's subject says to whom."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.isolation.half_day import Half
from dutyroom.domain.isolation.person import Isolated

NOT_ATTEMPTED = 0
"""In place of a temperature: nobody measured, and it is said why."""


@dataclass(frozen=True, slots=True)
class IsolationBegun:
    """Somebody is under isolation, or what is known of them was corrected."""

    kind: ClassVar[str] = "isolation.begun"
    person: Isolated


@dataclass(frozen=True, slots=True)
class IsolatedMeasured:
    """The temperature for one half of a day; a later one for the same half replaces it."""

    kind: ClassVar[str] = "isolation.measured"
    day: str
    half: Half
    tenths: int = NOT_ATTEMPTED
    """Tenths of a degree Celsius."""
    abnormal: bool = False
    """Whether it was at or above the room's threshold."""
    reason: str = ""
    """Why nobody measured."""


@dataclass(frozen=True, slots=True)
class IsolationExtended:
    """The last day is later now."""

    kind: ClassVar[str] = "isolation.extended"
    last: str
    reason: str


@dataclass(frozen=True, slots=True)
class IsolationShortened:
    """The last day is earlier now."""

    kind: ClassVar[str] = "isolation.shortened"
    last: str
    reason: str


@dataclass(frozen=True, slots=True)
class IsolationReleased:
    """解除: by a notice."""

    kind: ClassVar[str] = "isolation.released"
    at: int
    """Epoch seconds."""
    notice: str
    """The number of the notice."""
    day: str
    """The local day, ISO, and the half of it."""
    half: Half
    reason: str = ""
    """Why before the last day was over."""


@dataclass(frozen=True, slots=True)
class IsolationBrokenOff:
    """It does not go on here: the person was moved."""

    kind: ClassVar[str] = "isolation.broken_off"
    at: int
    where: str
    """Where to: a hospital, another place."""
    day: str
    half: Half
    reason: str = ""


IsolationEvent = (
    IsolationBegun
    | IsolatedMeasured
    | IsolationExtended
    | IsolationShortened
    | IsolationReleased
    | IsolationBrokenOff
)
