"""What may be done about a trade, and by whom: each rule returns its event or refuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.checks import Finding
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, Slot
from dutyroom.domain.roster_versions import Key
from dutyroom.domain.trades.effects import taken_over, traded, whole_minute
from dutyroom.domain.trades.events import (
    DutyTakenOver,
    TradeAgreed,
    TradeApproved,
    TradeDeclined,
    TradeProposed,
    TradeRefused,
    TradeWithdrawn,
)
from dutyroom.domain.trades.notice import is_short
from dutyroom.domain.trades.trade import Offer, Stint, Trade, TradeKind, TradeState

Slots = Mapping[Key, Slot]
"""The slots of a trade as they are in force; one that is no longer there is missing."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something about a trade."""

    officer: int
    deciders: frozenset[int] = frozenset()
    """The leaders and supervisors there are: they decide, and may do things for somebody."""

    @property
    def supervises(self) -> bool:
        """Whether it is one of them."""
        return self.officer in self.deciders

    def may_decide(self, offer: Offer) -> bool:
        """Whether who supervises may decide: a party only where nobody else is there to do it."""
        own = self.officer in offer.parties
        return self.supervises and not (own and self.deciders - set(offer.parties))


class Deed(StrEnum):
    """What may be done about a trade that waits."""

    AGREE = "agree"
    DECLINE = "decline"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


def allowed(trade: Trade, hand: Hand) -> tuple[Deed, ...]:
    """What somebody may do about a trade, as far as it is a question of whose it is."""
    state, offer = trade.state, trade.offer
    answers = state is TradeState.PROPOSED and hand.officer != offer.given.officer
    found: list[Deed] = []
    if answers and (hand.officer == offer.other or hand.supervises):
        found += [Deed.AGREE, Deed.DECLINE]
    if state.waits and hand.may_decide(offer):
        found += [Deed.REFUSE] if state is TradeState.PROPOSED else [Deed.APPROVE, Deed.REFUSE]
    own = hand.officer in (offer.given.officer, trade.steps[0].officer) or hand.supervises
    if own and state in (TradeState.PROPOSED, TradeState.AGREED):
        found.append(Deed.WITHDRAW)
    return tuple(found)


def propose(
    number: str, offer: Offer, slots: Slots, hand: Hand, now: int, calendar: Calendar
) -> TradeProposed:
    """Propose a swap or a cover of one's own duty.

    Raises `Refusal`: "trade_not_yours", "trade_return_missing" for a swap for nothing, and as
    `_refuse_outdated`. Too short a notice is flagged, not refused.
    """
    for_whom = _on_behalf(hand, offer.given.officer)
    if (offer.returned is None) is (offer.trade_kind is TradeKind.SWAP):
        raise Refusal("trade_return_missing")
    _refuse_outdated(offer, slots, now)
    return TradeProposed(number, offer, is_short(offer, now, calendar), for_whom)


def agree(trade: Trade, slots: Slots, hand: Hand, now: int, words: str = "") -> TradeAgreed:
    """Agree to stand instead; raises `Refusal`: "trade_settled", "trade_not_yours", outdated."""
    _refuse_settled(trade, TradeState.PROPOSED)
    for_whom = _for_the_other(trade, hand)
    _refuse_outdated(trade.offer, slots, now)
    return TradeAgreed(words, for_whom)


def decline(trade: Trade, hand: Hand, reason: str = "") -> TradeDeclined:
    """Not agree to stand instead; raises `Refusal`: "trade_settled", "trade_not_yours"."""
    _refuse_settled(trade, TradeState.PROPOSED)
    return TradeDeclined(reason, _for_the_other(trade, hand))


def withdraw(trade: Trade, hand: Hand, reason: str = "") -> TradeWithdrawn:
    """Take a proposal back before it is decided.

    Raises `Refusal`: "trade_settled", "trade_not_yours" for anybody but who proposed it, and for
    whom.
    """
    _refuse_settled(trade, TradeState.PROPOSED, TradeState.AGREED)
    if hand.officer == trade.steps[0].officer:
        return TradeWithdrawn(reason)
    return TradeWithdrawn(reason, _on_behalf(hand, trade.offer.given.officer))


def approve(
    trade: Trade, slots: Slots, hand: Hand, now: int, red: Iterable[Finding], word: str = ""
) -> TradeApproved:
    """Approve what was agreed, or confirm a takeover; `red` is what it breaks.

    Raises `Refusal`: "trade_settled", "trade_leader_missing", "trade_own" for a party while
    somebody else could, "trade_word_missing" (n) where rules are broken without a word for it,
    and of swaps and covers as `_refuse_outdated`.
    """
    _refuse_settled(trade, TradeState.AGREED, TradeState.TAKEN_OVER)
    own = _refuse_decision(trade, hand)
    red = tuple(red)
    if red and not word:
        raise Refusal("trade_word_missing", n=len(red))
    if trade.offer.trade_kind is TradeKind.TAKEOVER:
        return TradeApproved(word=word, as_party=own)
    _refuse_outdated(trade.offer, slots, now)
    return TradeApproved(traded(trade.offer, slots), red, word, own)


def refuse(trade: Trade, hand: Hand, reason: str) -> TradeRefused:
    """Not approve a trade, or object to a takeover, which changes nothing of who stood.

    Raises `Refusal`: "trade_settled", "trade_leader_missing", "trade_own", "reason_missing".
    """
    _refuse_settled(trade, TradeState.PROPOSED, TradeState.AGREED, TradeState.TAKEN_OVER)
    _refuse_decision(trade, hand)
    if not reason:
        raise Refusal("reason_missing")
    return TradeRefused(reason)


def take_over(number: str, offer: Offer, slots: Slots, hand: Hand, now: int) -> DutyTakenOver:
    """Take over the rest of a slot, in force at once; the whole minute counts.

    Raises `Refusal`: "trade_not_yours", "takeover_moment" for a moment to come or outside the
    slot, "trade_outdated", "trade_same_officer", "trade_officer_in_slot".
    """
    for_whom = _on_behalf(hand, offer.other)
    _refuse_same(offer)
    _refuse_changed(offer.given, slots, offer.other)
    if not offer.given.starts_at <= offer.from_at < offer.given.ends_at or offer.from_at > now:
        raise Refusal("takeover_moment")
    offer = replace(offer, from_at=whole_minute(offer.from_at, offer.given.starts_at))
    return DutyTakenOver(number, offer, taken_over(offer, slots), on_behalf=for_whom)


def _refuse_settled(trade: Trade, *states: TradeState) -> None:
    if trade.state not in states:
        raise Refusal("trade_settled", number=trade.number, state=trade.state)


def _on_behalf(hand: Hand, officer: int) -> int:
    """For whom somebody acts in place of an officer; 0 where it is the officer."""
    if hand.officer == officer:
        return 0
    if not hand.supervises:
        raise Refusal("trade_not_yours")
    return officer


def _for_the_other(trade: Trade, hand: Hand) -> int:
    """Nobody agrees with oneself, even who may act for others."""
    if hand.officer == trade.offer.given.officer:
        raise Refusal("trade_not_yours")
    return _on_behalf(hand, trade.offer.other)


def _refuse_decision(trade: Trade, hand: Hand) -> bool:
    """Refuse who may not decide; whether who decides is a party, for want of anybody else."""
    if not hand.supervises:
        raise Refusal("trade_leader_missing")
    if not hand.may_decide(trade.offer):
        raise Refusal("trade_own")
    return hand.officer in trade.offer.parties


def _refuse_outdated(offer: Offer, slots: Slots, now: int) -> None:
    """Refuse what cannot be any more.

    Raises `Refusal`: "trade_same_officer"; "trade_begun" for a duty that has begun;
    "trade_outdated" where somebody else stands there by now; "trade_officer_in_slot" where who
    is to stand instead stands there already.
    """
    _refuse_same(offer)
    given, other = offer.parties
    for stint in offer.stints:
        if stint.starts_at <= now:
            raise Refusal("trade_begun", post=stint.post, day=stint.day)
        _refuse_changed(stint, slots, other if stint.officer == given else given)


def _refuse_same(offer: Offer) -> None:
    officers = [stint.officer for stint in offer.stints]
    if offer.given.officer == offer.other or officers[1:] not in ([], [offer.other]):
        raise Refusal("trade_same_officer")


def _refuse_changed(stint: Stint, slots: Slots, into: int) -> None:
    slot = slots.get(stint.key)
    if slot is None or Duty(stint.officer, stint.role) not in slot.crew:
        raise Refusal("trade_outdated", post=stint.post, day=stint.day)
    if any(duty.officer == into for duty in slot.crew):
        raise Refusal("trade_officer_in_slot", officer=into, post=stint.post, day=stint.day)
