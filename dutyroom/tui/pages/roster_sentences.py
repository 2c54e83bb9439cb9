"""What the journal says of plans: their versions, what they are measured by, who is away when."""

from __future__ import annotations

from typing import Any

from dutyroom.domain.calendar.periods import PeriodEntered
from dutyroom.domain.calendar.year import YearEntered
from dutyroom.domain.marked_days import (
    DayMark,
    DaysCleared,
    DaysMarked,
    ExceptionRevoked,
    PatternExcepted,
    PatternsEntered,
)
from dutyroom.domain.patterns import Replacement
from dutyroom.domain.roster_receipts import VersionFiled, VersionRead
from dutyroom.domain.roster_versions import VersionDrafted, VersionFilled, VersionPublished
from dutyroom.i18n import N_, _, ngettext
from dutyroom.store.room import Room

MARKS = {
    DayMark.LEAVE: N_("on leave"),
    DayMark.COMP_REST: N_("on compensatory rest"),
    DayMark.NO_NIGHTS: N_("no nights"),
    DayMark.SECONDED: N_("seconded"),
    DayMark.WISH_OFF: N_("wishes to be off"),
}
"""Msgids of what days are marked as."""


def roster_sentence(room: Room, event: Any) -> str:
    """What an entry about plans says; empty for any other."""
    match event:
        case VersionDrafted(month=month, number=number):
            return _("roster of {month}: draft {n} begun").format(month=month, n=number)
        case VersionFilled(month=month, number=number, day=day):
            return _("roster of {month}, draft {n}: {day} filled").format(
                month=month, n=number, day=day
            )
        case VersionPublished(month=month, number=number, red=red, word=said):
            text = _("roster of {month}: version {n} published").format(month=month, n=number)
            if not red:
                return text
            over = ngettext("over {n} red finding", "over {n} red findings", red).format(n=red)
            return _("{said}, {over}: {word}").format(said=text, over=over, word=said)
        case VersionRead(month=month, number=number):
            return _("roster of {month}: version {n} read").format(month=month, n=number)
        case VersionFiled(month=month, number=number, to=to, words=words):
            text = _("roster of {month}: version {n} filed with {to}").format(
                month=month, n=number, to=to
            )
            return _("{said}: {words}").format(said=text, words=words) if words else text
        case DaysMarked(officer=officer, mark=mark, days=days):
            return _("{name}: {mark}, {first} to {last}").format(
                name=room.officers.name(officer), mark=_(MARKS[mark]),
                first=days.first, last=days.last,
            )  # fmt: skip
        case DaysCleared(officer=officer, mark=mark, days=days):
            return _("{name}: no longer {mark}, {first} to {last}").format(
                name=room.officers.name(officer), mark=_(MARKS[mark]),
                first=days.first, last=days.last,
            )  # fmt: skip
        case PatternsEntered(post=post, patterns=patterns):
            name = room.roster.post_name(post)
            if not patterns:
                return _("{post} is manned by hand").format(post=name)
            return _("{post} is manned by a pattern").format(post=name)
        case PatternExcepted(exception=its):
            return _("{post}, {day} {shift}: {incoming} instead of {outgoing}").format(
                **_exception(room, its)
            )
        case ExceptionRevoked(exception=its):
            return _("{post}, {day} {shift}: {outgoing} again, by the pattern").format(
                **_exception(room, its)
            )
        case YearEntered(table=table):
            return _("days off of {year} entered, from {source}").format(
                year=table.year, source=table.source
            )
        case PeriodEntered(period=period):
            return _("sensitive period {name}, {first} to {last}: at least {n} on duty").format(
                name=period.name, first=period.days.first, last=period.days.last, n=period.least
            )
    return ""


def _exception(room: Room, its: Replacement) -> dict[str, str]:
    """Where, and who instead of whom."""
    return {
        "post": room.roster.post_name(its.post),
        "day": its.day,
        "shift": its.shift,
        "outgoing": room.officers.name(its.outgoing),
        "incoming": room.officers.name(its.incoming) or _("nobody"),
    }
