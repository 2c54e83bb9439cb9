"""The lines over a sheet: whose the shift is, how far its handover has come, what comes next."""

from __future__ import annotations

from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.handover.terms import Flag, ItemState, Overall, State
from dutyroom.i18n import _
from dutyroom.reports.handover_words import flag_said, overall_said, state_said
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room
from dutyroom.tui.pages.handover_desk import Desk, Loaded, Phase, undecided
from dutyroom.tui.paint.lines import BLANK, Line, Run, run
from dutyroom.tui.paint.tones import Tone

OVERALLS: dict[Overall, tuple[str, Tone]] = {
    Overall.CALM: ("●", Tone.DONE),
    Overall.WATCH: ("▲", Tone.WATCH),
    Overall.URGENT: ("‼", Tone.URGENT),
}
LINES = 3
"""The height of the head."""


def head_lines(
    room: Room, desk: Desk, loaded: Loaded | None, case: Case | None, *, comes: bool = False
) -> list[Line]:
    """Three lines about a desk and the sheet that is read of it, if it is read already.

    `comes` is whether who takes over has still to come to the desk.
    """
    sheet = loaded.sheet if loaded else None
    match desk.phase:
        case Phase.NO_POST:
            text = _("The roster has no post of this room yet: one is entered on its board.")
            return [(run(f" {text}", Tone.WATCH),), BLANK, BLANK]
        case Phase.UNOPENED:
            text = _("○ No shift of this post has begun yet.")
            more = _("F5 opens the first one; afterwards each is handed over.")
            return [_title(desk), (run(f" {text}", Tone.WATCH),), (run(f" {more}", Tone.MUTED),)]
        case Phase.HELD:
            return [(*_title(desk), *_holder(room, desk)), _before(room, desk, sheet),
                    _why_again(desk, loaded)]  # fmt: skip
    assert desk.line is not None
    number = _("Handover {number}").format(number=desk.line.number)
    title = (*_title(desk), run(f"  {number}", Tone.STRONG), *_between(room, desk.line))
    if desk.phase is Phase.PAST:
        return [title, _taken(room, desk.line), _about(room, desk.line)]
    return [
        title,
        _counts(case, comes=comes),
        (*_overall(desk.line.overall), *_flags(desk.line.flags)),
    ]


def _title(desk: Desk) -> Line:
    return (run(f" {desk.post_name}", Tone.HEAD),)


def _at(room: Room, at_ms: int) -> str:
    return f"{room.local(at_ms // 1000):%Y-%m-%d %H:%M:%S}"


def _holder(room: Room, desk: Desk) -> Line:
    assert desk.held is not None
    said = _("{name} on shift since {at}").format(
        name=room.officers.name(desk.held.officer), at=_at(room, desk.held.since_ms)
    )
    return (run("  ● ", Tone.DONE), run(said, Tone.STRONG))


def _before(room: Room, desk: Desk, sheet: Sheet | None) -> Line:
    """The overall state as it is, the planned end, and what has happened to the handover."""
    if sheet is None:
        return (run(" " + _("… the sheet is being compiled"), Tone.MUTED),)
    line = _overall(sheet.overall)
    if sheet.head.shift_ends:
        ends = room.local(sheet.head.shift_ends)
        line = (*line, run("  " + _("shift ends {at}").format(at=f"{ends:%m-%d %H:%M}")))
    return (*line, *_flags(desk.held.flags if desk.held else ()))


def _why_again(desk: Desk, loaded: Loaded | None) -> Line:
    """Why a sheet has to be offered anew; else what the list below is."""
    case = loaded.known.case if loaded and loaded.known else None
    if desk.line is None or case is None or case.state not in (State.RETURNED, State.DEFERRED):
        return (run(" " + _("The sheet as it would be handed over now:"), Tone.MUTED),)
    why = case.deeds[-1].words
    return (run(f" ! {state_said(case.state)} ", Tone.WATCH), run(why))


def _between(room: Room, line: HandoverLine) -> Line:
    outgoing = room.officers.name(line.outgoing) or "—"
    incoming = room.officers.name(line.incoming) or "…"
    return (run(f"  {outgoing} → {incoming}", Tone.STRONG),)


def _overall(overall: Overall) -> Line:
    glyph, tone = OVERALLS[overall]
    return (run(f" {glyph} {overall_said(overall)}", tone),)


def _flags(flags: tuple[Flag, ...]) -> tuple[Run, ...]:
    return tuple(run(f"  {flag_said(each)}", Tone.WATCH) for each in flags)


def _counts(case: Case | None, *, comes: bool) -> Line:
    if case is None:
        return (run(" " + _("… the sheet is being read"), Tone.MUTED),)
    left, asked = undecided(case), case.count(ItemState.QUESTIONED, ItemState.RETURNED)
    said = _("items {n}, to decide {left}").format(n=len(case.items), left=left)
    line = (run(f" ○ {said}", Tone.STRONG if left else Tone.DONE),)
    if asked:
        waiting = _("waiting for an answer {n}").format(n=asked)
        return (*line, run(f"  ? {waiting}", Tone.WATCH))
    if comes:
        return (*line, run("  " + _("F5: who takes over signs in"), Tone.MUTED))
    if not left:
        return (*line, run("  " + _("all decided: F5 signs"), Tone.DONE))
    keys = _("Enter accepts · q questions · b not taken · F6 the rest")
    return (*line, run(f"  {keys}", Tone.MUTED))


def _taken(room: Room, line: HandoverLine) -> Line:
    said = _("taken over {at}").format(at=_at(room, line.accepted_ms))
    return (
        run(f" ✓ {said}", Tone.DONE),
        run("  " + _("seal {seal}").format(seal=line.seal), Tone.STRONG),
        run(f"  {state_said(line.state)}", Tone.MUTED),
    )


def _about(room: Room, line: HandoverLine) -> Line:
    filled = _("complete {n} %").format(n=line.filled // 10)
    added = _("supplements {n}").format(n=line.supplements)
    return (*_overall(line.overall), run(f"  {filled}  {added}", Tone.MUTED), *_flags(line.flags))
