"""The trail: where a phone, an identity number or a plate was seen in the last days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dutyroom.domain import identity, phone, plate
from dutyroom.domain.direction import Direction
from dutyroom.domain.officers import Role
from dutyroom.domain.refusal import Refusal

AT_ONCE_S = 60
"""Two posts within this many seconds count as two places at once."""
TOO_FAST_S = 300
"""Two posts within this many seconds are odd.

Posts have no coordinates, so any two count as apart: gates that stand side by side are flagged
too, which is for who supervises to see.
"""
SAME_READINGS = 5
"""So many readings of one officer at one post in a row, all the same, may have been invented."""
SAME_WITHIN_S = 1800
"""The seconds within which they were taken: over a longer time people do measure the same."""

MAY_FOLLOW = frozenset({Role.LEADER, Role.SUPERVISOR, Role.OFFICER})
"""Who may see where somebody was: seats and gates need it for nothing they do."""


class AskedBy(StrEnum):
    """What a trail is followed by; each is a column of the register."""

    PHONE = "phone"
    IDENTITY = "identity"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Asked:
    """A number whose trail is followed, as a register has it."""

    by: AskedBy
    number: str

    @property
    def masked(self) -> str:
        """The number as lists show it; a plate is seen by everybody on the road."""
        match self.by:
            case AskedBy.PHONE:
                return phone.masked(self.number)
            case AskedBy.IDENTITY:
                return identity.masked(self.number)
        return self.number


class StepKind(StrEnum):
    """What is found on a trail."""

    PASSAGE = "passage"
    CALL = "call"
    ISOLATION = "isolation"
    MATTER = "matter"


class Flag(StrEnum):
    """What is odd about a step; never a proof, and never in anybody's way."""

    AT_ONCE = "at_once"
    TOO_FAST = "too_fast"
    SAME_READINGS = "same_readings"


Row = int | str
"""What a step is found again by in this file, one among those of its kind."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a trail leads past."""

    at: int
    """Epoch seconds UTC: when somebody passed or called, when a matter came in or a day began."""
    kind: StepKind
    row: Row
    subject: str
    """Its global name."""
    number: str = ""
    """What people call it; of a day under isolation which it is, of a passage nothing."""
    place: str = ""
    """As it was written down; a passage has a post instead."""
    words: str = ""
    post: int = 0
    direction: Direction | None = None
    temperature: int = 0
    """Tenths of a degree Celsius; 0 where nothing was measured."""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A temperature as an officer wrote it down at a post."""

    row: int
    at: int
    officer: int
    temperature: int


def asked(text: str) -> Asked:
    """What is asked for, told by its shape; raises `Refusal("trail_unreadable")` (text)."""
    if number := plate.normal(text):
        return Asked(AskedBy.PLATE, number)
    if identity.looks_like(text):
        return Asked(AskedBy.IDENTITY, identity.normal(text))
    if phone.is_plausible(text) and not any(each.isalpha() for each in text):
        return Asked(AskedBy.PHONE, phone.normal(text))
    raise Refusal("trail_unreadable", text=text)


def follow(role: Role | None) -> None:
    """Follow a trail; raises `Refusal("trail_not_allowed")` for roles that may not."""
    if role not in MAY_FOLLOW:
        raise Refusal("trail_not_allowed")


def flags_of_travel(steps: Iterable[Step]) -> dict[Row, Flag]:
    """The passages of one trail that come too soon after one at another post, by their rows.

    Both passages of a pair are flagged; a struck one never happened.
    """
    passed = (each for each in steps if each.kind is StepKind.PASSAGE and not each.struck)
    found: dict[Row, Flag] = {}
    for before, after in pairwise(sorted(passed, key=lambda step: (step.at, step.subject))):
        apart = after.at - before.at
        if before.post != after.post and apart <= TOO_FAST_S:
            flag = Flag.AT_ONCE if apart <= AT_ONCE_S else Flag.TOO_FAST
            for each in (before.row, after.row):
                if found.get(each) is not Flag.AT_ONCE:
                    found[each] = flag
    return found


def same_readings(readings: Sequence[Reading]) -> frozenset[int]:
    """The rows of readings, all of one post, that are of a run of the same by one officer."""
    by_officer: dict[int, list[Reading]] = defaultdict(list)
    for each in sorted(readings, key=lambda reading: (reading.at, reading.row)):
        by_officer[each.officer].append(each)
    found: set[int] = set()
    for taken in by_officer.values():
        for first in range(len(taken) - SAME_READINGS + 1):
            run = taken[first : first + SAME_READINGS]
            alike = len({each.temperature for each in run}) == 1
            if alike and run[-1].at - run[0].at <= SAME_WITHIN_S:
                found.update(each.row for each in run)
    return frozenset(found)
