"""What can happen to a matter, one event each; their instants are epoch seconds UTC."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.matters.matter import Channel, Fact, Matter, Tier


@dataclass(frozen=True, slots=True)
class MatterOpened:
    """A matter was opened."""

    kind: ClassVar[str] = "matter.opened"
    number: str
    matter: Matter


@dataclass(frozen=True, slots=True)
class MatterAssigned:
    """A unit was ordered to act: the clock starts."""

    kind: ClassVar[str] = "matter.assigned"
    unit: str
    at: int
    channel: Channel = Channel.PHONE
    words: str = ""
    owner: int = 0
    due_at: int | None = None
    assisting_units: tuple[str, ...] = ()
    seconds: int = 0
    """Seconds from received to assigned: the turnout time (出动用时)."""


@dataclass(frozen=True, slots=True)
class MatterAcknowledged:
    """Somebody took the order."""

    kind: ClassVar[str] = "matter.acknowledged"
    who: str
    at: int
    channel: Channel = Channel.PHONE
    words: str = ""


@dataclass(frozen=True, slots=True)
class MatterReturned:
    """The order came back undone (退单)."""

    kind: ClassVar[str] = "matter.returned"
    who: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class MatterReminded:
    """Whoever has the order was reminded (催办)."""

    kind: ClassVar[str] = "matter.reminded"
    to: str
    at: int
    channel: Channel = Channel.PHONE
    words: str = ""


@dataclass(frozen=True, slots=True)
class MatterReported:
    """Whoever has the order reported back (反馈)."""

    kind: ClassVar[str] = "matter.reported"
    who: str
    text: str
    at: int
    finished: bool = True
    """Whether nothing more is to be done; else only progress was reported."""


@dataclass(frozen=True, slots=True)
class MatterAdvanced:
    """The matter reached a stage of its kind."""

    kind: ClassVar[str] = "matter.advanced"
    stage: str
    at: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class FactsEntered:
    """Blanks, measures, level, units, owner or due were filled in; the newest word holds."""

    kind: ClassVar[str] = "matter.facts_entered"
    values: tuple[Fact, ...] = ()
    measures: tuple[Fact, ...] = ()
    level: str = ""
    lead_unit: str = ""
    responsible_unit: str = ""
    assisting_units: tuple[str, ...] = ()
    owner: int = 0
    due_at: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MatterNoted:
    """Something was added to the log (记事)."""

    kind: ClassVar[str] = "matter.noted"
    text: str


@dataclass(frozen=True, slots=True)
class MatterHeld:
    """The matter waits for somebody or something."""

    kind: ClassVar[str] = "matter.held"
    waiting_for: str
    at: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class MatterResumed:
    """The waiting is over."""

    kind: ClassVar[str] = "matter.resumed"
    at: int


@dataclass(frozen=True, slots=True)
class MatterVerified:
    """The result was checked: by whom, and what was found."""

    kind: ClassVar[str] = "matter.verified"
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class MatterClosed:
    """The matter was closed with a code (办结)."""

    kind: ClassVar[str] = "matter.closed"
    code: str
    at: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class MatterReopened:
    """A closed matter is open again."""

    kind: ClassVar[str] = "matter.reopened"
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class MatterRaised:
    """The matter was reported to a higher level (上报), or handed down to a lower one."""

    kind: ClassVar[str] = "matter.raised"
    tier: Tier
    to: str
    at: int
    words: str = ""
    down: bool = False


@dataclass(frozen=True, slots=True)
class MatterLinked:
    """The matter belongs with another record."""

    kind: ClassVar[str] = "matter.linked"
    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CoordinationHeld:
    """A coordination was held: with whom, and what was agreed (调度协调)."""

    kind: ClassVar[str] = "matter.coordinated"
    who: str
    what: str
    at: int


@dataclass(frozen=True, slots=True)
class ReportSent:
    """A report of an incident went out: initial, follow-up or final, by phone or written."""

    kind: ClassVar[str] = "matter.report_sent"
    report: str
    """initial, followup or final."""
    written: bool
    to: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A closed matter was looked back at (回头看): with its result it is archived."""

    kind: ClassVar[str] = "matter.looked_back"
    result: str
    at: int


@dataclass(frozen=True, slots=True)
class TimerAcknowledged:
    """A timer that came due was acknowledged at the desk."""

    kind: ClassVar[str] = "matter.timer_acknowledged"
    timer: str
    due_at: int
    at: int
    words: str = ""


MatterEvent = (
    MatterOpened | MatterAssigned | MatterAcknowledged | MatterReturned | MatterReminded
    | MatterReported | MatterAdvanced | FactsEntered | MatterNoted | MatterHeld | MatterResumed
    | MatterVerified | MatterClosed | MatterReopened | MatterRaised | MatterLinked
    | CoordinationHeld | ReportSent | LookedBack | TimerAcknowledged
)  # fmt: skip
