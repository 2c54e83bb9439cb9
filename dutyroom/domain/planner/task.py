"""What is asked of the planner: slots to be filled, and by whom."""

from dataclasses import dataclass

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.checks import Person, Standards
from dutyroom.domain.fairness import Stood
from dutyroom.domain.roster import DutyRole, Slot

NOTHING = Stood()
USUAL = Standards()


@dataclass(frozen=True, slots=True)
class Opening:
    """A slot to be filled, with the role of each of its places."""

    slot: Slot
    roles: tuple[DutyRole, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be planned, and what is wished for or against."""

    person: Person
    roles: frozenset[DutyRole]
    wishes_off: frozenset[str] = frozenset()
    """Days on which they would rather not stand, ISO."""
    before: Stood = NOTHING
    """What they have stood before, as the ledger has it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each step away from the wished costs; fairness is counted against a band per person."""

    slots: int = 10
    nights: int = 8
    weekends: int = 8
    holidays: int = 12
    wish: int = 3
    no_free_weekend: int = 5


@dataclass(frozen=True, slots=True)
class Task:
    """A month to be planned."""

    openings: tuple[Opening, ...]
    candidates: tuple[Candidate, ...]
    calendar: Calendar
    standards: Standards = USUAL
    past: tuple[Slot, ...] = ()
    """The slots of the days before, with their crews."""
    most_days: int = 5
    """The most days on duty in a row."""
    weights: Weights = Weights()
