"""What happened to a matter, as sentences: of the journal, and of the matter's own log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dutyroom.domain.kinds import Kind, KindsEntered
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters.matter import Fact
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.reports.matter_log import deed
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room
from dutyroom.tui.pages.matter_words import (
    MINUTE,
    amount_said,
    blank_said,
    level_said,
    masked_said,
    timer_said,
)
from dutyroom.tui.pages.record_names import record_name


def matter_sentence(room: Room, event: Any, entry: Entry) -> str:
    """What the journal says of an entry about matters; empty for any other."""
    if isinstance(event, KindsEntered):
        names = (said(room.kinds.get(each).words) for each in event.keys)
        return _("kinds of matters entered: {kinds}").format(kinds=_(", ").join(names))
    if not isinstance(event, on.MatterEvent):
        return ""
    line = room.matters.line(entry.subject)
    kind = room.kinds.get(line.kind if line else "other")
    return _("matter {number}: {deed}").format(
        number=line.number if line else entry.subject, deed=deed_said(room, event, kind)
    )


def deed_said(room: Room, event: Any, kind: Kind) -> str:
    """What a line of a matter's log says; who called in confidence stays masked in it."""
    match event:
        case on.MatterAssigned(seconds=seconds):
            told = _("{deed} ({n} s after it was received)")
            if seconds >= 2 * MINUTE:
                told, seconds = _("{deed} ({n} min after it was received)"), seconds // MINUTE
            return told.format(deed=deed(event, kind), n=seconds)
        case on.MatterReported(finished=False):
            return _("{deed} (in progress)").format(deed=deed(event, kind))
        case on.ReportSent(written=written, text=text):
            way = _("in writing") if written else _("by phone")
            return _("{deed}, {way}: {text}").format(deed=deed(event, kind), way=way, text=text)
    return deed(event, kind) or _unreported(room, event, kind)


def _unreported(room: Room, event: Any, kind: Kind) -> str:
    """What a report leaves out: how a matter was kept, not how it was dealt with."""
    match event:
        case on.MatterOpened(matter=matter):
            return _("opened as {kind}, {level}: {title}").format(
                kind=said(kind.words),
                level=level_said(kind.level(matter.level)),
                title=matter.title,
            )
        case on.FactsEntered():
            entered = _(", ").join(_entered(room, event, kind))
            return f"{entered} ({event.reason})" if event.reason else entered
        case on.MatterHeld(waiting_for=whom, until=int(until)):
            return _("waits for {whom} until {time}").format(
                whom=whom, time=f"{room.local(until):%m-%d %H:%M}"
            )
        case on.MatterHeld(waiting_for=whom):
            return _("waits for {whom}").format(whom=whom)
        case on.MatterResumed():
            return _("the wait is over")
        case on.MatterLinked(target=target, words=words):
            linked = _("linked with {record}").format(record=record_name(room, target))
            return f"{linked}: {words}" if words else linked
        case on.LookedBack(result=result):
            return _("looked back at: {result}").format(result=result)
        case on.TimerAcknowledged(timer=timer, due_at=due_at, words=words):
            seen = _("{timer}, due {time}, acknowledged").format(
                timer=timer_said(kind, timer), time=f"{room.local(due_at):%m-%d %H:%M}"
            )
            return f"{seen}: {words}" if words else seen
    return ""


def _entered(room: Room, event: on.FactsEntered, kind: Kind) -> Iterator[str]:
    """Each thing that was filled in, with its name."""
    if event.level:
        yield _pair(_("Level"), level_said(kind.level(event.level)))
    for name in ("lead_unit", "responsible_unit"):
        if unit := getattr(event, name):
            yield _pair(word(name), unit)
    if event.assisting_units:
        yield _pair(_("assisting units"), "、".join(event.assisting_units))
    if event.owner:
        yield _pair(word("owner"), room.officers.name(event.owner))
    if event.due_at is not None:
        yield _pair(word("due_at"), f"{room.local(event.due_at):%m-%d %H:%M}")
    for fact in event.values:
        yield fact_said(room, kind, fact)
    for fact in event.measures:
        measure = kind.measure(fact.key)
        name = said(measure.words) if measure else fact.key
        yield _pair(name, amount_said(measure, int(fact.value)) if measure else str(fact.value))


def fact_said(room: Room, kind: Kind, fact: Fact) -> str:
    """What was filled into a blank, under its name; masked where it says who called."""
    blank = kind.blank(fact.key)
    name = said(blank.words) if blank else fact.key
    if kind.hides(fact.key):
        return _pair(name, masked_said())
    return _pair(name, blank_said(room, blank, fact.value) if blank else str(fact.value))


def _pair(name: str, value: str) -> str:
    return _("{name}: {value}").format(name=name, value=value)
