"""How a matter's levels, states, times and amounts are said in a few cells."""

from __future__ import annotations

from dutyroom.domain.kinds import Blank, Form, Kind, Level, Measure
from dutyroom.domain.matters import tally
from dutyroom.domain.matters.matter import NEVER, State
from dutyroom.domain.matters.typed import DONE
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.store.room import Room

MINUTE, HOUR, DAY = 60, 3600, 86_400
SOON_S = HOUR
"""From how many seconds before it is due a time is said as a span."""


def level_said(level: Level) -> str:
    """A level as its glyph and its word."""
    return f"{level.glyph} {said(level.words)}"


def state_said(kind: Kind, state: State, stage: str, *, waits: bool = False) -> str:
    """How far a matter is: waiting, the stage of its kind, or its state."""
    if waits:
        return _("Waiting")
    if state.is_open and state is not State.RETURNED:
        for each in kind.stages:
            if each.key == stage:
                return said(each.words)
    return word(state)


def timer_said(kind: Kind, key: str) -> str:
    """What a timer of a kind is called."""
    return next((said(each.words) for each in kind.timers if each.key == key), word(key))


def span_said(seconds: int) -> str:
    """A span in its largest unit, cut: 12 min, 5 h, 3 d."""
    if seconds < 90 * MINUTE:
        return _("{n} min").format(n=seconds // MINUTE)
    if seconds < 2 * DAY:
        return _("{n} h").format(n=seconds // HOUR)
    return _("{n} d").format(n=seconds // DAY)


def countdown(seconds: int) -> str:
    """What is left to the second: 04:07, 1:59:03, 3 d."""
    if seconds >= 2 * DAY:
        return span_said(seconds)
    hours, rest = divmod(seconds, HOUR)
    clock = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{clock}" if hours else clock


def due_said(room: Room, due_at: int, now: int) -> str:
    """When something is due: by the clock, soon, or since when it is overdue; empty for never."""
    if due_at >= NEVER:
        return ""
    if due_at <= now:
        late = now - due_at
        return _("! {span} late").format(span=span_said(late)) if late >= MINUTE else _("! due now")
    if due_at - now <= SOON_S:
        return _("in {n} min").format(n=-(-(due_at - now) // MINUTE))
    return clock_said(room, due_at, now)


def clock_said(room: Room, at: int, now: int) -> str:
    """An instant by the room's clock, with its day where that is not today."""
    local, today = room.local(at), room.local(now).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{local:%m-%d %H:%M}" if local.year == today.year else f"{local:%Y-%m-%d}"


def amount_said(measure: Measure, value: int) -> str:
    """An amount of a measure, in the unit it is typed in."""
    return f"{tally.written(tally.typed(measure, value))} {said(measure.typed)}"


def blank_said(room: Room, blank: Blank, value: str | int) -> str:
    """What stands in a blank as people say it."""
    match blank.form, value:
        case Form.CHECK, _:
            return "✓" if value == DONE else "○"
        case Form.TIME, int(at) if at:
            return f"{room.local(at):%Y-%m-%d %H:%M}"
        case Form.CHOICE, _:
            names = {each.key: said(each.words) for each in blank.choices}
            return names.get(str(value), str(value))
    return str(value)


def masked_said() -> str:
    """What stands for who called in confidence."""
    return _("◇secret")
