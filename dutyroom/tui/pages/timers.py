"""Timers in words: what is due, of what, how soon or how late."""

from __future__ import annotations

from dutyroom.domain.watches import Watch
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.timers import DueTimer, Of
from dutyroom.tui.pages.matter_words import clock_said, timer_said
from dutyroom.tui.standing import Standing
from dutyroom.tui.widgets.table_paint import Cell, Column, Look


def timer_word(room: Room, timer: DueTimer) -> str:
    """What is due: a step of a matter, a recheck, a silent post by its name, hotline or desk."""
    if timer.of is Of.MATTER:
        return timer_said(room.kinds.get(timer.kind), timer.key)
    return timer.title if timer.key == Watch.POST else word(timer.key)


def timer_of(room: Room, timer: DueTimer) -> str:
    """Of what it is due: the matter, the person, or that nothing has come for a while."""
    if timer.of is Of.SILENCE:
        return _("nothing since {time}").format(time=clock_said(room, timer.since, room.now()))
    return " ".join(each for each in (timer.number, timer.title) if each)


def clock(seconds: int) -> str:
    """A countdown, or with a plus how late it is: `04:59`, `+00:12`, `+3h05`."""
    late, size = "+" if seconds < 0 else "", abs(seconds)
    if size < 3600:
        return f"{late}{size // 60:02}:{size % 60:02}"
    return late + _("{h}h{m:02}").format(h=size // 3600, m=size // 60 % 60)


COLUMNS = (
    Column(N_("What"), 12),
    Column(N_("Of"), 12, flexible=True),
    Column(N_("Due"), 11),
    Column(N_("Late"), 11),
    Column(N_("Seen by"), 7),
    Column(N_("Goes to"), 8),
)
"""What is due, of what, when, how late or how soon, who saw it, and the leader it has gone to."""


class TimerRows:
    """Timers as a list shows them: what waits first, the most urgent before the others."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def read(self, now: Standing) -> list[DueTimer]:
        """The timers of this desk, in their order; they are painted as they stand now."""
        self._now = now
        rest = (
            each
            for each in now.timers
            if not each.is_waiting(now.now)
            and (each.of is not Of.SILENCE or each.amber_at <= now.now)
        )
        return [*now.waiting, *sorted(rest, key=lambda each: (each.is_due(now.now), each.due_at))]

    def __call__(self, timer: DueTimer) -> list[Cell]:
        """The cells of one timer, in the order of `COLUMNS`."""
        at, waits = self._now.now, timer.is_waiting(self._now.now)
        look: Look = "urgent" if waits else "dim" if timer.is_due(at) else "watch"
        what, of = timer_word(self._room, timer), timer_of(self._room, timer)
        if timer.of is Of.SILENCE:
            what, of = _("Silent"), f"{what} {of}"
        goes = f"⇑{self._now.leader or word('leader')}"
        return [
            Cell(what, look),
            Cell(of),
            Cell(clock_said(self._room, timer.due_at, at)),
            Cell(("!" if waits else "") + clock(timer.due_at - at), look),
            Cell(self._room.officers.name(timer.acknowledged_by)),
            Cell(goes if self._now.is_escalated(timer) else "", "urgent"),
        ]
