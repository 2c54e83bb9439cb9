"""What is recorded of trades."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from dutyroom.domain.checks import Finding
from dutyroom.domain.roster import Slot
from dutyroom.domain.trades.trade import Offer


@dataclass(frozen=True, slots=True)
class TradeProposed:
    """A swap or a cover was proposed."""

    kind: ClassVar[str] = "roster.trade_proposed"
    number: str
    offer: Offer
    short_notice: bool = False
    on_behalf: int = 0


@dataclass(frozen=True, slots=True)
class TradeAgreed:
    """The other agreed; nothing changes hands yet."""

    kind: ClassVar[str] = "roster.trade_agreed"
    words: str = ""
    on_behalf: int = 0


@dataclass(frozen=True, slots=True)
class TradeDeclined:
    """The other did not agree."""

    kind: ClassVar[str] = "roster.trade_declined"
    reason: str = ""
    on_behalf: int = 0


@dataclass(frozen=True, slots=True)
class TradeWithdrawn:
    """Who proposed a trade took it back."""

    kind: ClassVar[str] = "roster.trade_withdrawn"
    reason: str = ""
    on_behalf: int = 0


@dataclass(frozen=True, slots=True)
class TradeApproved:
    """A leader approved a trade, or confirmed a takeover."""

    kind: ClassVar[str] = "roster.trade_approved"
    slots: tuple[Slot, ...] = ()
    """As they are manned from now on; none where everybody stands there already."""
    red: tuple[Finding, ...] = ()
    """What is wrong with the roster since, and was not before."""
    word: str = ""
    as_party: bool = False


@dataclass(frozen=True, slots=True)
class TradeRefused:
    """A leader did not approve a trade, or objected to a takeover: who stood, stood."""

    kind: ClassVar[str] = "roster.trade_refused"
    reason: str


@dataclass(frozen=True, slots=True)
class DutyTakenOver:
    """Somebody took over the rest of a running slot, which is split there."""

    kind: ClassVar[str] = "roster.duty_taken_over"
    number: str
    offer: Offer
    slots: tuple[Slot, ...]
    """The parts in place of the slot."""
    red: tuple[Finding, ...] = ()
    on_behalf: int = 0


TradeEvent: TypeAlias = (
    TradeProposed
    | TradeAgreed
    | TradeDeclined
    | TradeWithdrawn
    | TradeApproved
    | TradeRefused
    | DutyTakenOver
)
