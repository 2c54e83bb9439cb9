"""What the journal says of duties that were swapped, covered for and taken over."""

from __future__ import annotations

from typing import Any

from dutyroom.domain.trades.events import (
    DutyTakenOver,
    TradeAgreed,
    TradeApproved,
    TradeDeclined,
    TradeEvent,
    TradeProposed,
    TradeRefused,
    TradeWithdrawn,
)
from dutyroom.domain.trades.trade import Offer, Stint, Trade, TradeKind
from dutyroom.i18n import _, ngettext
from dutyroom.i18n.trade_words import kind_said, state_word
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room


def trade_sentence(room: Room, event: Any, entry: Entry) -> str:
    """What an entry about a trade says, and for whom it was done; empty for any other."""
    if not isinstance(event, TradeEvent):
        return ""
    trade = room.trades.find(entry.subject)
    if trade is None:
        return _("a step of a trade whose beginning was erased by law")
    kind = kind_said(trade.offer.trade_kind)
    head = _("{kind} {number}").format(kind=kind, number=trade.number)
    if on_behalf := getattr(event, "on_behalf", 0):
        head = _("{head}, for {name}").format(head=head, name=room.officers.name(on_behalf))
    if getattr(event, "short_notice", False):
        head = _("{head}, at short notice").format(head=head)
    return _("{head}: {deed}").format(head=head, deed=_deed(room, event, trade))


def _deed(room: Room, event: TradeEvent, trade: Trade) -> str:
    match event:
        case TradeProposed(offer=offer):
            return _proposed(room, offer)
        case DutyTakenOver(offer=offer):
            at = f"{room.local(offer.from_at):%H:%M}"
            return _("{other} relieved {given} at {at}, {duty}").format(
                **_names(room, offer), at=at
            )
        case TradeApproved() | TradeRefused():
            return _decided(event, trade)
    return _answered(event)


def _proposed(room: Room, offer: Offer) -> str:
    named = _names(room, offer)
    if offer.returned is None:
        return _("{other} is to stand for {given}, {duty}").format(**named)
    returned = _short(offer.returned)
    return _("{given} {duty} for {other} {returned}").format(**named, returned=returned)


def _decided(event: TradeApproved | TradeRefused, trade: Trade) -> str:
    kind = trade.offer.trade_kind
    if isinstance(event, TradeRefused):
        return _("{state}: {words}").format(state=state_word(kind, "refused"), words=event.reason)
    said = state_word(kind, "approved")
    if event.as_party:
        said = _("{said} by a party, for want of another leader").format(said=said)
    broken = trade.red if kind is TradeKind.TAKEOVER else event.red
    if not broken:
        return _("{state}: {words}").format(state=said, words=event.word) if event.word else said
    n = len(broken)
    over = ngettext("over {n} red finding", "over {n} red findings", n).format(n=n)
    return _("{said}, {over}: {word}").format(said=said, over=over, word=event.word)


def _answered(event: TradeAgreed | TradeDeclined | TradeWithdrawn) -> str:
    match event:
        case TradeAgreed(words=words):
            said = _("agreed to stand")
        case TradeDeclined(reason=words):
            said = _("declined")
        case TradeWithdrawn(reason=words):
            said = _("withdrawn")
    return _("{state}: {words}").format(state=said, words=words) if words else said


def _names(room: Room, offer: Offer) -> dict[str, str]:
    given, other = map(room.officers.name, offer.parties)
    return {"given": given, "other": other, "duty": _short(offer.given)}


def _short(stint: Stint) -> str:
    return f"{stint.day[5:]} {stint.shift}"
