"""The line above a matter that is being opened: since when, from which call, how quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.domain.moment import Moment
from dutyroom.i18n import _
from dutyroom.i18n.words import said
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone

if TYPE_CHECKING:
    from dutyroom.store.room import Room


def title_line(room: Room, sheet: MatterSheet, kind: Kind, waiting: int) -> Line:
    """What is in hand, and how many matters are put aside."""
    received = Moment(sheet.received_at, sheet.offset).local()
    call = room.hotline.get(sheet.source) if sheet.source else None
    of = _("from call {number}").format(number=call.number) if call else ""
    aside = _("≡{n} put aside: F6").format(n=waiting) if waiting else ""
    return (
        run(" " + _("New matter") + "  ", Tone.HEAD),
        run(_("received {time}").format(time=f"{received:%m-%d %H:%M:%S}")),
        run(f"  {of}" if of else "", Tone.MUTED),
        *_turnout(room.now() - sheet.received_at, kind),
        run(f"  {aside}" if aside else "", Tone.WATCH),
    )


def _turnout(seconds: int, kind: Kind) -> Line:
    """The seconds since it was received, lit as the kind's limit for dispatch says."""
    rule = next((each for each in kind.timers if "assigned" in each.until), None)
    if rule is None:
        return ()
    limit = rule.seconds("", "")
    late = Tone.URGENT if seconds >= limit else Tone.WATCH
    tone = late if rule.amber_s and seconds >= rule.amber_s else Tone.PLAIN
    glyph = "!" if seconds >= limit else "◷"
    return (run(f"  {glyph} {said(rule.words)} {turnout_said(seconds)}", tone),)


def turnout_said(seconds: int) -> str:
    """A turnout time as it is said: seconds, or minutes where there are many."""
    if seconds < 120:
        return _("{n} s").format(n=seconds)
    return _("{n} min").format(n=seconds // 60)
