"""Who should have stood in a slot, said beside who does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dutyroom.domain.roster_versions import Key
from dutyroom.domain.trades.trade import Trade, should_have_stood
from dutyroom.i18n import _
from dutyroom.i18n.trade_words import kind_said, state_word
from dutyroom.reports.trades import parties_said
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import Run, run
from dutyroom.tui.paint.tones import Tone


def traded_runs(
    room: Room, key: Key, officers: Iterable[int], trades: Sequence[Trade]
) -> Iterator[Run]:
    """What its trades say of a slot (post, beginning, end) and of who stands in it, each a run."""
    for officer in officers:
        before = should_have_stood(trades, key, officer)
        if before != officer:
            last = [each for each in trades if each.in_force and each.moves(key)[1] == officer][-1]
            kind, state = last.offer.trade_kind, last.state
            yield run(
                _("should be {before}, now {officer} ({kind}, {state})").format(
                    before=room.officers.name(before), officer=room.officers.name(officer),
                    kind=kind_said(kind), state=state_word(kind, state),
                ),
                Tone.WATCH if state.waits else Tone.MUTED,
            )  # fmt: skip
    for trade in trades:
        if trade.state.waits and not trade.in_force:
            kind = trade.offer.trade_kind
            said = (
                f"{parties_said(room, trade)} ({kind_said(kind)}, {state_word(kind, trade.state)})"
            )
            yield run(said, Tone.WATCH)
