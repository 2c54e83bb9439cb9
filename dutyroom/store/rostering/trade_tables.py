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
        case TradeProposed(short_notice=short, on_behalf=officer):
            _begin(file, event, entry, short_notice=short)
            _step(file, TradeState.PROPOSED, entry, officer)
        case DutyTakenOver(red=red, on_behalf=officer):
            _begin(file, event, entry, red=red)
            _step(file, TradeState.TAKEN_OVER, entry, officer)
        case TradeAgreed(words=words, on_behalf=officer):
            _step(file, TradeState.AGREED, entry, officer, words)
        case TradeDeclined(reason=reason, on_behalf=officer):
            _step(file, TradeState.DECLINED, entry, officer, reason)
        case TradeWithdrawn(reason=reason, on_behalf=officer):
            _step(file, TradeState.WITHDRAWN, entry, officer, reason)
        case TradeRefused(reason=reason):
            _step(file, TradeState.REFUSED, entry, words=reason)
        case TradeApproved(word=word, as_party=as_party):
            subject = entry.subject
            file.run("UPDATE trade SET as_party = ? WHERE subject = ?", (as_party, subject))
            if event.slots:
                red_text = _red_text(event.red)
                file.run("UPDATE trade SET red = ? WHERE subject = ?", (red_text, subject))
            _step(file, TradeState.APPROVED, entry, words=word)


def read(file: RoomFile, subjects: Iterable[str]) -> list[Trade]:
    """Some trades by subject, in that order; those that are not there are missing."""
    found = (_read(file, subject) for subject in subjects)
    return [each for each in found if each is not None]


def stint_of(row: Row) -> Stint:
    """The duty a row holds: post, day, beginning, end, shift, officer and role."""
    post, day, starts_at, ends_at, shift, officer, role = row
    return Stint(post, day, starts_at, ends_at, shift, officer, DutyRole(role))


def _begin(
    file: RoomFile,
    event: TradeProposed | DutyTakenOver,
    entry: Entry,
    *,
    short_notice: bool = False,
    red: tuple[Finding, ...] = (),
) -> None:
    subject, offer = entry.subject, event.offer
    file.run(
        "INSERT INTO trade VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, 0, ?)",
        (
            subject, event.number, entry.stamp, entry.recorded_ms // 1000, offer.trade_kind.value,
            offer.other, offer.reason, offer.from_at, short_notice, _red_text(red),
        ),
    )  # fmt: skip
    file.run_many(
        "INSERT INTO trade_stint VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (subject, place, each.post, each.day, each.starts_at, each.ends_at, each.shift,
             each.officer, each.role.value)
            for place, each in enumerate(offer.stints)
        ],
    )  # fmt: skip


def _step(
    file: RoomFile,
    state: TradeState,
    entry: Entry,
    on_behalf: int = 0,
    words: str = "",
) -> None:
    file.run(
        "INSERT INTO trade_step VALUES (?1, (SELECT count(*) FROM trade_step WHERE subject = ?1), "
        "?2, ?3, ?4, ?5, ?6)",
        (entry.subject, state.value, entry.officer, entry.recorded_ms, on_behalf, words),
    )
    file.run("UPDATE trade SET state = ? WHERE subject = ?", (state.value, entry.subject))


def _read(file: RoomFile, subject: str) -> Trade | None:
    row = file.row(
        "SELECT number, kind, state, other, reason, from_at, short_notice, as_party, red "
        "FROM trade WHERE subject = ?",
        (subject,),
    )
    if row is None:
        return None
    number, kind, state, other, reason, from_at, short_notice, as_party, red = row
    stints = [
        stint_of(each)
        for each in file.rows(
            "SELECT post, day, starts_at, ends_at, shift, officer, role FROM trade_stint "
            "WHERE subject = ? ORDER BY place",
            (subject,),
        )
    ]
    steps = file.rows(
        "SELECT state, officer, at_ms, on_behalf, words FROM trade_step WHERE subject = ? "
        "ORDER BY place",
        (subject,),
    )
    returned = stints[1] if len(stints) > 1 else None
    return Trade(
        subject,
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
