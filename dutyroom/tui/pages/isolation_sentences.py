"""What the journal says of isolations."""

from __future__ import annotations

from typing import Any

from dutyroom.domain.isolation.events import (
    IsolatedMeasured,
    IsolationBegun,
    IsolationBrokenOff,
    IsolationExtended,
    IsolationReleased,
    IsolationShortened,
)
from dutyroom.domain.isolation.half_day import HalfDay
from dutyroom.domain.isolation.person import SUBJECT
from dutyroom.domain.isolation.policy import PolicyEntered
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.reports.isolation_words import reading_said, value_said
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room


def isolation_sentence(room: Room, event: Any, entry: Entry) -> str:
    """What an entry about an isolation says; empty for any other."""
    name = isolated_name(room, entry.subject)
    match event:
        case IsolationBegun(person=person):
            return _("{name} under isolation from {first} to {last}: {basis}").format(
                name=person.name, first=person.first, last=person.last,
                basis=person.basis or person.place or "—",
            )  # fmt: skip
        case IsolatedMeasured():
            return _measured(room, event, entry)
        case IsolationExtended(last=last, reason=reason):
            return _("isolation of {name} extended to {last}: {reason}").format(
                name=name, last=last, reason=reason
            )
        case IsolationShortened(last=last, reason=reason):
            return _("isolation of {name} shortened to {last}: {reason}").format(
                name=name, last=last, reason=reason
            )
        case IsolationReleased(notice=notice, reason=reason):
            said = _("{name} released from isolation, notice {notice}").format(
                name=name, notice=notice
            )
            return _("{said}: {words}").format(said=said, words=reason) if reason else said
        case IsolationBrokenOff(where=where, reason=reason):
            said = _("{name} moved from isolation to {where}").format(name=name, where=where)
            return _("{said}: {words}").format(said=said, words=reason) if reason else said
        case PolicyEntered(policy=policy):
            return _("isolation lasts {days} days from {day} on, the first is day {n}").format(
                days=policy.days, day=policy.from_day or "—", n=policy.first_number
            )
    return ""


def isolated_name(room: Room, subject: str) -> str:
    """The name of the person an entry about an isolation speaks of."""
    number = subject.removeprefix(SUBJECT)
    found = room.isolation.get(int(number)) if number.isdecimal() else None
    return found.person.name if found else "—"


def _measured(room: Room, event: IsolatedMeasured, entry: Entry) -> str:
    """Whose reading it was, of which day; the day's date where nobody knows of the isolation."""
    number = entry.subject.removeprefix(SUBJECT)
    found = room.isolation.get(int(number)) if number.isdecimal() else None
    if found is None:
        value = value_said(event.tenths, abnormal=event.abnormal)
        return f"{event.day} {word(event.half)} {value}"
    said = reading_said(
        found.person, HalfDay(event.day, event.half), event.tenths,
        abnormal=event.abnormal, reason=event.reason,
    )  # fmt: skip
    return f"{found.person.name} {said}"
