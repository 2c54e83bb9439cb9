"""Timers in words: what is due, of what, how soon or how late."""

from __future__ import annotations

from dutyroom.domain.watches import Watch
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.store.room import Room
from dutyroom.store.timers import DueTimer, Of


def timer_word(room: Room, timer: DueTimer) -> str:
    """What is due: a step of a matter, a recheck, a silent post by its name, hotline or desk."""
    if timer.of is Of.MATTER:
        rules = room.kinds.get(timer.kind).timers
        rule = next((each for each in rules if each.key == timer.key), None)
        return said(rule.words) if rule else word(timer.key)
    return timer.title if timer.key == Watch.POST else word(timer.key)


def timer_of(room: Room, timer: DueTimer) -> str:
    """Of what it is due: the matter, the person, or that nothing has come for a while."""
    if timer.of is Of.SILENCE:
        return _("silent since {time}").format(time=f"{room.local(timer.since):%m-%d %H:%M}")
    return " ".join(each for each in (timer.number, timer.title) if each)


def clock(seconds: int) -> str:
    """A countdown, or with a plus how late it is: `04:59`, `+00:12`, `+3h05`."""
    late, size = "+" if seconds < 0 else "", abs(seconds)
    if size < 3600:
        return f"{late}{size // 60:02}:{size % 60:02}"
    return late + _("{h}h{m:02}").format(h=size // 3600, m=size // 60 % 60)
