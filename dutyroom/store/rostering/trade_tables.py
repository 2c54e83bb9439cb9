"""The tables of trades: how an event changes them, and how a trade is read back."""

import json
from collections.abc import Iterable

from dutyroom.domain.checks import Finding
from dutyroom.domain.roster import DutyRole
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
from dutyroom.domain.trades.trade import Offer, Step, Stint, Trade, TradeKind, TradeState
from dutyroom.journal.canon import canonical
from dutyroom.store.codec import body_of, event_of
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile, Row


def keep(file: RoomFile, event: TradeEvent, entry: Entry) -> None:
    """Write what an event says of its trade; the roster itself is not touched."""
    match event:
        case TradeProposed(number=number, offer=offer, short_notice=short, on_behalf=officer):
            _begin(file, number, offer, short_notice=short)
            _step(file, number, TradeState.PROPOSED, entry, officer)
        case DutyTakenOver(number=number, offer=offer, red=red, on_behalf=officer):
            _begin(file, number, offer, red=red)
            _step(file, number, TradeState.TAKEN_OVER, entry, officer)
        case TradeAgreed(number=number, words=words, on_behalf=officer):
            _step(file, number, TradeState.AGREED, entry, officer, words)
        case TradeDeclined(number=number, reason=reason, on_behalf=officer):
            _step(file, number, TradeState.DECLINED, entry, officer, reason)
        case TradeWithdrawn(number=number, reason=reason, on_behalf=officer):
            _step(file, number, TradeState.WITHDRAWN, entry, officer, reason)
        case TradeRefused(number=number, reason=reason):
            _step(file, number, TradeState.REFUSED, entry, words=reason)
        case TradeApproved(number=number, red=red, word=word, as_party=as_party):
            file.run("UPDATE trade SET as_party = ? WHERE number = ?", (as_party, number))
            if event.slots:
                file.run("UPDATE trade SET red = ? WHERE number = ?", (_red_text(red), number))
            _step(file, number, TradeState.APPROVED, entry, words=word)


def read(file: RoomFile, numbers: Iterable[int]) -> list[Trade]:
    """Some trades by number, in that order; those that are not there are missing."""
    found = (_read(file, number) for number in numbers)
    return [each for each in found if each is not None]


def stint_of(row: Row) -> Stint:
    """The duty a row holds: post, day, beginning, end, shift, officer and role."""
    post, day, starts_at, ends_at, shift, officer, role = row
    return Stint(post, day, starts_at, ends_at, shift, officer, DutyRole(role))


def _begin(
    file: RoomFile,
    number: int,
    offer: Offer,
    *,
    short_notice: bool = False,
    red: tuple[Finding, ...] = (),
) -> None:
    file.run(
        "INSERT INTO trade VALUES (?, ?, '', ?, ?, ?, ?, 0, ?)",
        (
            number, offer.trade_kind.value, offer.other, offer.reason, offer.from_at,
            short_notice, _red_text(red),
        ),
    )  # fmt: skip
    file.run_many(
        "INSERT INTO trade_stint VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, place, each.post, each.day, each.starts_at, each.ends_at, each.shift,
             each.officer, each.role.value)
            for place, each in enumerate(offer.stints)
        ],
    )  # fmt: skip


def _step(
    file: RoomFile,
    number: int,
    state: TradeState,
    entry: Entry,
    on_behalf: int = 0,
    words: str = "",
) -> None:
    file.run(
        "INSERT INTO trade_step VALUES (?, (SELECT count(*) FROM trade_step WHERE number = ?), "
        "?, ?, ?, ?, ?)",
        (number, number, state.value, entry.officer, entry.recorded_ms, on_behalf, words),
    )
    file.run("UPDATE trade SET state = ? WHERE number = ?", (state.value, number))


def _read(file: RoomFile, number: int) -> Trade | None:
    row = file.row(
        "SELECT kind, state, other, reason, from_at, short_notice, as_party, red FROM trade "
        "WHERE number = ?",
        (number,),
    )
    if row is None:
        return None
    kind, state, other, reason, from_at, short_notice, as_party, red = row
    stints = [
        stint_of(each)
        for each in file.rows(
            "SELECT post, day, starts_at, ends_at, shift, officer, role FROM trade_stint "
            "WHERE number = ? ORDER BY place",
            (number,),
        )
    ]
    steps = file.rows(
        "SELECT state, officer, at_ms, on_behalf, words FROM trade_step WHERE number = ? "
        "ORDER BY place",
        (number,),
    )
    returned = stints[1] if len(stints) > 1 else None
    return Trade(
        number,
        Offer(TradeKind(kind), stints[0], other, returned, reason, from_at),
        TradeState(state),
        bool(short_notice),
        tuple(event_of(Finding, each) for each in json.loads(red)["red"]),
        bool(as_party),
        tuple(Step(TradeState(came_to), *facts) for came_to, *facts in steps),
    )


def _red_text(red: tuple[Finding, ...]) -> str:
    return canonical({"red": [body_of(each) for each in red]})
