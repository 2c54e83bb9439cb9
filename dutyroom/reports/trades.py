"""Trades of duties, as people and programs are told them."""

from collections.abc import Iterable

from dutyroom.domain.trades.trade import Step, Stint, Trade
from dutyroom.i18n import _
from dutyroom.i18n.trade_words import kind_said, state_said
from dutyroom.reports.findings import finding_objects
from dutyroom.reports.record import iso
from dutyroom.store.room import Room


def duty_said(room: Room, stint: Stint) -> str:
    """A duty in short: `12-10 夜班 20:00–08:00 值班室`."""
    times = "–".join(f"{room.local(at):%H:%M}" for at in (stint.starts_at, stint.ends_at))
    parts = (stint.day[5:], stint.shift, times, room.roster.post_name(stint.post))
    return " ".join(filter(None, parts))


def duty_briefly(room: Room, stint: Stint) -> str:
    """A duty without its times: `12-10 夜班 值班室`."""
    parts = (stint.day[5:], stint.shift, room.roster.post_name(stint.post))
    return " ".join(filter(None, parts))


def parties_said(room: Room, trade: Trade) -> str:
    """Who gives the duty to whom, or who exchanges."""
    given, other = map(room.officers.name, trade.offer.parties)
    return f"{given} {'→' if trade.offer.returned is None else '⇄'} {other}"


def trade_rows(room: Room, trades: Iterable[Trade]) -> list[tuple[str, ...]]:
    """A row for each trade: number, kind, state, who, which duty, what for it, what is odd."""
    return [
        (
            each.number,
            kind_said(each.offer.trade_kind),
            state_said(each.offer.trade_kind, each.state),
            parties_said(room, each),
            "; ".join(duty_said(room, stint) for stint in each.offer.stints),
            _("short notice") if each.short_notice else "",
            each.offer.reason,
        )
        for each in trades
    ]


def trade_object(room: Room, trade: Trade) -> dict[str, object]:
    """A trade for another program."""
    offer, offset = trade.offer, room.rules().offset
    return {
        "number": trade.number,
        "kind": offer.trade_kind.value,
        "state": trade.state.value,
        "in_force": trade.in_force,
        "from": room.officers.name(offer.given.officer),
        "to": room.officers.name(offer.other),
        "given": _duty(room, offer.given),
        "returned": None if offer.returned is None else _duty(room, offer.returned),
        "taken_over_at": iso(offer.from_at, offset) if offer.from_at else None,
        "reason": offer.reason,
        "short_notice": trade.short_notice,
        "approved_by_party": trade.as_party,
        "red": finding_objects(room, trade.red),
        "steps": [_step(room, each) for each in trade.steps],
    }


def _duty(room: Room, stint: Stint) -> dict[str, str]:
    offset = room.rules().offset
    return {
        "post": room.roster.post_name(stint.post),
        "day": stint.day,
        "shift": stint.shift,
        "starts_at": iso(stint.starts_at, offset),
        "ends_at": iso(stint.ends_at, offset),
        "officer": room.officers.name(stint.officer),
        "role": stint.role.value,
    }


def _step(room: Room, step: Step) -> dict[str, str | None]:
    return {
        "state": step.state.value,
        "by": room.officers.name(step.officer),
        "on_behalf_of": room.officers.name(step.on_behalf) if step.on_behalf else None,
        "at": iso(step.at_ms // 1000, room.rules().offset),
        "words": step.words,
    }
