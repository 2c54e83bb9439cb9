"""A trade of duties: who gives which duty to whom, and how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.checks import Finding
from dutyroom.domain.roster import DutyRole
from dutyroom.domain.roster_versions import Key


class TradeKind(StrEnum):
    """In what way a duty changes hands: 换班, 替班, 接替."""

    SWAP = "swap"
    COVER = "cover"
    TAKEOVER = "takeover"
    """The rest of a running slot, at once; a leader has the last word afterwards."""


class TradeState(StrEnum):
    """How far a trade has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    TAKEN_OVER = "taken_over"
    """In force already, and not confirmed yet."""
    APPROVED = "approved"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def waits(self) -> bool:
        """Whether somebody still has to say something."""
        return self in (TradeState.PROPOSED, TradeState.AGREED, TradeState.TAKEN_OVER)


@dataclass(frozen=True, slots=True)
class Stint:
    """One officer's duty in one slot."""

    post: int
    day: str
    """The duty day, ISO."""
    starts_at: int
    """Epoch seconds UTC."""
    ends_at: int
    shift: str
    officer: int
    role: DutyRole

    @property
    def key(self) -> Key:
        """The slot it is in."""
        return self.post, self.starts_at, self.ends_at


@dataclass(frozen=True, slots=True)
class Offer:
    """A duty for somebody else to stand, and what is given for it."""

    trade_kind: TradeKind
    given: Stint
    other: int
    """The officer who is to stand instead."""
    returned: Stint | None = None
    """The duty the other gives for it in a swap."""
    reason: str = ""
    from_at: int = 0
    """Since when somebody else stands, of a duty taken over: epoch seconds UTC."""

    @property
    def stints(self) -> tuple[Stint, ...]:
        """The duties that change hands."""
        return (self.given,) if self.returned is None else (self.given, self.returned)

    @property
    def parties(self) -> tuple[int, int]:
        """Who gives and who takes."""
        return self.given.officer, self.other


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did about a trade."""

    state: TradeState
    """What it came to."""
    officer: int
    at_ms: int
    """When it was recorded, epoch milliseconds."""
    on_behalf: int = 0
    """For whom it was done; 0 is for oneself."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade as it stands, and how it came to."""

    subject: str
    """Its name in the journal."""
    number: str
    """The number people read aloud: day and place in it, as `1122-0003`."""
    offer: Offer
    state: TradeState
    short_notice: bool
    """Whether it was proposed later than the rule wants it."""
    red: tuple[Finding, ...]
    """The red findings it was approved, or taken over, with."""
    as_party: bool
    """Whether it was approved by somebody who takes part in it, for want of anybody else."""
    steps: tuple[Step, ...]

    @property
    def in_force(self) -> bool:
        """Whether the other stands: once it is approved, and whatever is said of a takeover."""
        if self.offer.trade_kind is TradeKind.TAKEOVER:
            return True
        return self.state is TradeState.APPROVED

    @property
    def since_ms(self) -> int:
        """When the other began to stand in the roster, where it is in force."""
        takeover = self.offer.trade_kind is TradeKind.TAKEOVER
        return self.steps[0 if takeover else -1].at_ms

    def moves(self, key: Key) -> tuple[int, int]:
        """Who gave up a slot that is in force, or a part of it, and who got it; (0, 0) is nobody.

        The slot's own times may lie within the trade's, where it was split later.
        """
        post, starts_at, ends_at = key
        for stint in self.offer.stints:
            since = max(self.offer.from_at, stint.starts_at)
            if stint.post == post and since <= starts_at and ends_at <= stint.ends_at:
                given, other = self.offer.parties
                return (given, other) if stint is self.offer.given else (other, given)
        return 0, 0


def should_have_stood(trades: Iterable[Trade], key: Key, officer: int) -> int:
    """Who should have stood in a slot where an officer does: through all the trades before it.

    Of two that came at once the later one given is the later.
    """
    for trade in sorted(trades, key=lambda each: each.since_ms)[::-1]:
        gave, got = trade.moves(key)
        if trade.in_force and got == officer:
            officer = gave
    return officer
