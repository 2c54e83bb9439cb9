"""One thing that is wrong with a roster."""

from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.roster import DutyRole, Slot


class Light(StrEnum):
    """How grave a finding is: a red one is published only on a leader's word."""

    RED = "red"
    AMBER = "amber"


class Reason(StrEnum):
    """Why a place of a roster is not as it should be."""

    UNCOVERED = "uncovered"
    CREW_SHORT = "crew_short"
    ROLE_MISSING = "role_missing"
    SENSITIVE_SHORT = "sensitive_short"
    TWO_PLACES = "two_places"
    ON_LEAVE = "on_leave"
    NO_NIGHTS = "no_nights"
    NOT_SECONDED = "not_seconded"
    SHORT_REST = "short_rest"
    CONSECUTIVE_DUTY = "consecutive_duty"
    NIGHTS_IN_A_ROW = "nights_in_a_row"
    LONG_DAY = "long_day"


AMBER = frozenset({Reason.NIGHTS_IN_A_ROW, Reason.LONG_DAY})
"""The reasons a room may publish with where it has not decided otherwise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place of a roster, and what is wrong there."""

    reason: Reason
    light: Light
    post: int
    day: str
    shift: str
    starts_at: int
    """Epoch seconds UTC."""
    officer: int = 0
    """Whom it concerns; 0 is nobody, or the whole crew."""
    role: DutyRole | None = None
    """The role that is missing."""
    found: int = 0
    """What there is: people, nights, or seconds."""
    allowed: int = 0
    """What there should be at least, or may be at most, in the same unit."""


def place(finding: Finding) -> tuple[str, int, int, int]:
    """Where a finding stands in a list: by day, time, post and officer."""
    return finding.day, finding.starts_at, finding.post, finding.officer


@dataclass(frozen=True, slots=True)
class Odd:
    """A finding before its light is known."""

    reason: Reason
    slot: Slot
    officer: int = 0
    role: DutyRole | None = None
    found: int = 0
    allowed: int = 0

    def lit(self, amber: frozenset[Reason]) -> Finding:
        """The finding with its light."""
        slot, light = self.slot, Light.AMBER if self.reason in amber else Light.RED
        return Finding(
            self.reason, light, slot.post, slot.day, slot.shift, slot.starts_at,
            self.officer, self.role, self.found, self.allowed,
        )  # fmt: skip
