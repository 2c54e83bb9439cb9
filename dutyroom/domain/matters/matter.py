"""A matter as it was opened, and as it stands after everything that was done about it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

NEVER = 2**40
"""When a matter is due that has no timer: later than every instant."""


class State(StrEnum):
    """How far a matter is on the one way all kinds share."""

    OPEN = "open"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    RETURNED = "returned"
    REPORTED = "reported"
    VERIFIED = "verified"
    CLOSED = "closed"
    LOOK_BACK = "look_back"
    """Closed, and to be looked back at."""
    ARCHIVED = "archived"
    STRUCK = "struck"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self not in (State.CLOSED, State.LOOK_BACK, State.ARCHIVED, State.STRUCK)

    @property
    def is_followed(self) -> bool:
        """Whether it is still on the list: open, or to be looked back at."""
        return self.is_open or self is State.LOOK_BACK


class Tier(IntEnum):
    """The five levels of administration."""

    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    TOWNSHIP = 4
    VILLAGE = 5


class Channel(StrEnum):
    """By what way a word went out or came back."""

    PHONE = "by_phone"
    RADIO = "by_radio"
    IN_PERSON = "in_person"
    MESSAGE = "by_message"
    PAPER = "on_paper"


@dataclass(frozen=True, slots=True)
class Fact:
    """What stands in one blank, or how much of a measure."""

    key: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as it was opened."""

    kind: str
    title: str
    received_at: int
    """Epoch seconds UTC; where it came by a call, when that came in."""
    offset: int = 480
    happened_at: int | None = None
    place: str = ""
    level: str = ""
    """Empty for the kind's usual one."""
    lead_unit: str = ""
    responsible_unit: str = ""
    assisting_units: tuple[str, ...] = ()
    owner: int = 0
    """The officer who follows it; 0 for nobody yet."""
    due_at: int | None = None
    facts: tuple[Fact, ...] = ()
    source: str = ""
    """The global name of the call, case, matter or watch it was opened from."""
    confidential: bool = False
    tier: Tier = Tier.COUNTY


@dataclass(frozen=True, slots=True)
class Mark:
    """When something last happened to a matter: opened, assigned, arrived, a coordination."""

    key: str
    at: int


@dataclass(frozen=True, slots=True)
class Answered:
    """Who took an order, by which channel and in what words."""

    by: str
    channel: Channel
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a matter waits for."""

    waiting_for: str
    until: int | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Quiet:
    """Up to which instant a timer that came due was acknowledged, and by whom."""

    timer: str
    due_at: int
    officer: int


@dataclass(frozen=True, slots=True)
class MatterState:
    """A matter as it stands."""

    number: str
    matter: Matter
    """As it was opened, with the units, owner, due and level that hold now."""
    state: State = State.OPEN
    stage: str = ""
    opened_by: int = 0
    values: tuple[Fact, ...] = ()
    """What stands in its blanks now."""
    measures: tuple[Fact, ...] = ()
    marks: tuple[Mark, ...] = ()
    history: tuple[Mark, ...] = ()
    """Every mark of a repeating timer, in order: the coordinations held."""
    reminders: int = 0
    answered: Answered | None = None
    held: Held | None = None
    links: tuple[str, ...] = ()
    code: str = ""
    quiet: tuple[Quiet, ...] = ()

    def mark(self, key: str) -> int | None:
        """When something last happened, None for not yet."""
        return next((each.at for each in self.marks if each.key == key), None)

    def value(self, key: str) -> str | int:
        """What stands in a blank, an empty text for nothing."""
        return next((each.value for each in self.values if each.key == key), "")

    def number_of(self, measure: str) -> int:
        """How much of a measure."""
        found = next((each.value for each in self.measures if each.key == measure), 0)
        return int(found)
