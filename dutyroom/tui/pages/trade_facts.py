"""A trade on a card: whose duty it is, who stands, what it breaks, and who did what about it."""

from __future__ import annotations

from collections.abc import Iterator

from dutyroom.domain.trades.trade import Stint, Trade, TradeKind, TradeState
from dutyroom.i18n import _, ngettext
from dutyroom.i18n.trade_words import state_said
from dutyroom.i18n.words import word
from dutyroom.reports.findings import finding_rows
from dutyroom.reports.trades import duty_said
from dutyroom.store.room import Room
from dutyroom.store.rostering.trade_outlook import Outlook
from dutyroom.tui.paint.lines import BLANK, Line, run
from dutyroom.tui.paint.tones import Tone

LABEL = 12


def outlook_lines(room: Room, outlook: Outlook, most: int) -> list[Line]:
    """What a trade would mean, on a few lines: its notice, then what it would break."""
    lines: list[Line] = []
    if outlook.short_notice:
        said = _("! at short notice: less than a day before, or two at a holiday")
        lines.append((run(f" {said}", Tone.WATCH),))
    if not outlook.broken:
        return [*lines, (run(" " + _("✓ breaks no rule"), Tone.DONE),)]
    shown, free = finding_rows(room, outlook.broken), most - len(lines)
    more = len(shown) - free + 1 if len(shown) > free else 0
    for light, day, shift, _post, officer, said in shown[: len(shown) - more]:
        tone = Tone.URGENT if light.startswith("■") else Tone.WATCH
        lines.append((run(f" {light} ", tone), run(f"{day[5:]} {shift} {officer} {said}")))
    if more:
        text = ngettext("and {n} more finding", "and {n} more findings", more).format(n=more)
        lines.append((run(f" {text}", Tone.MUTED),))
    return lines


def trade_lines(room: Room, trade: Trade, outlook: Outlook) -> list[Line]:
    """Everything a trade is, line by line."""
    return [*_facts(room, trade), BLANK, *_course(room, trade), *_breaks(room, trade, outlook)]


def _facts(room: Room, trade: Trade) -> Iterator[Line]:
    offer = trade.offer
    given, other = map(room.officers.name, offer.parties)
    yield from _duty(room, offer.given, given, other)
    if offer.returned is not None:
        yield from _duty(room, offer.returned, other, given)
    if offer.trade_kind is TradeKind.TAKEOVER:
        yield _fact(_("From when"), f"{room.local(offer.from_at):%m-%d %H:%M}")
    if offer.reason:
        yield _fact(_("Reason"), offer.reason)
    if trade.short_notice:
        yield _fact(_("Notice given"), _("! at short notice"), Tone.WATCH)


def _duty(room: Room, stint: Stint, before: str, after: str) -> Iterator[Line]:
    yield _fact(_("Duty"), f"{duty_said(room, stint)}  {word(stint.role)}")
    yield (
        run("", width=LABEL + 1),
        run(_("should be {name}").format(name=before), Tone.MUTED),
        run("  →  "),
        run(after, Tone.STRONG),
    )


def _course(room: Room, trade: Trade) -> Iterator[Line]:
    kind = trade.offer.trade_kind
    for step in trade.steps:
        who = room.officers.name(step.officer)
        if step.on_behalf:
            who = _("{by} for {name}").format(by=who, name=room.officers.name(step.on_behalf))
        yield (
            run(f" {room.local(step.at_ms // 1000):%m-%d %H:%M}  ", Tone.MUTED),
            run(_done(kind, step.state).format(name=who)),
            run(f"  {step.words}" if step.words else "", Tone.STRONG),
        )
    if trade.as_party:
        yield (run(" " + _("Approved by a party, for want of another leader"), Tone.WATCH),)
    if trade.state.waits:
        yield (run(f" {state_said(kind, trade.state)}", Tone.WATCH),)


def _done(kind: TradeKind, state: TradeState) -> str:
    """What a step did, with a place for who did it."""
    takeover = kind is TradeKind.TAKEOVER
    match state:
        case TradeState.PROPOSED:
            return _("proposed by {name}")
        case TradeState.AGREED:
            return _("agreed to by {name}")
        case TradeState.TAKEN_OVER:
            return _("taken over by {name}")
        case TradeState.APPROVED:
            return _("confirmed by {name}") if takeover else _("approved by {name}")
        case TradeState.DECLINED:
            return _("declined by {name}")
        case TradeState.REFUSED:
            return _("objected to by {name}") if takeover else _("refused by {name}")
    return _("withdrawn by {name}")


def _breaks(room: Room, trade: Trade, outlook: Outlook) -> list[Line]:
    if trade.in_force:
        outlook = Outlook(False, trade.red)
    elif not trade.state.waits:
        return []
    return [BLANK, *outlook_lines(room, Outlook(False, outlook.broken), 4)]


def _fact(label: str, text: str, tone: Tone = Tone.PLAIN) -> Line:
    return run(f" {label}", Tone.MUTED, LABEL), run(" "), run(text, tone)
