"""Everything a matter is known by, as names and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.domain.kinds import Before, Blank, Form, Kind
from dutyroom.domain.matters.matter import MatterState
from dutyroom.domain.matters.typed import DONE
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.store.room import Room
from dutyroom.tui.pages import call_rows
from dutyroom.tui.pages.matter_words import amount_said, blank_said, masked_said
from dutyroom.tui.pages.record_names import record_name

ELEMENT = "element_"
"""What the keys of the blanks begin with that a report of an incident must tell."""

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A matter with its kind, and what one may see of it."""

    subject: str
    now: MatterState
    kind: Kind
    full: bool = False
    """Whether who called is shown; only where that look was recorded."""


def facts(room: Room, case: Case) -> Iterator[Fact]:
    """What every matter has, then the blanks of its kind; nothing that is empty."""
    yield from _times(room, case.now)
    yield from _who(room, case.now)
    yield from _order(case)
    yield from _source(room, case)
    yield from _measures(case)
    yield from _blanks(room, case)


def checklist(case: Case) -> Iterator[tuple[bool, str]]:
    """The lines of the kind's checklist: whether each is done, and what it is."""
    for blank in _asked(case):
        if blank.form is Form.CHECK:
            yield case.now.value(blank.key) == DONE, said(blank.words)


def _times(room: Room, now: MatterState) -> Iterator[Fact]:
    matter = now.matter
    if matter.happened_at is not None:
        yield _("Happened"), _at(room, matter.happened_at)
    yield _("Received"), _at(room, matter.received_at)
    if matter.due_at is not None:
        yield _("Due"), _at(room, matter.due_at)
    if now.held is not None:
        until = now.held.until
        yield (
            _("Waits for"),
            now.held.waiting_for + ("" if until is None else f" → {_at(room, until)}"),
        )


def _who(room: Room, now: MatterState) -> Iterator[Fact]:
    matter = now.matter
    named = (
        (_("Place"), matter.place),
        (_("Lead unit"), matter.lead_unit),
        (_("Unit"), matter.responsible_unit),
        (_("Assisting"), "、".join(matter.assisting_units)),
        (_("Owner"), room.officers.name(matter.owner)),
        (_("Tier"), word(matter.tier)),
    )
    yield from ((label, value) for label, value in named if value)


def _order(case: Case) -> Iterator[Fact]:
    now = case.now
    assigned = now.mark("assigned")
    if assigned is not None and any("assigned" in each.until for each in case.kind.timers):
        seconds = max(0, assigned - now.matter.received_at)
        yield _("Turnout"), f"{seconds // 60}:{seconds % 60:02}"
    if now.answered is not None:
        said_so = (now.answered.by, word(now.answered.channel), now.answered.words)
        yield _("Answered by"), " · ".join(each for each in said_so if each)
    if now.reminders:
        yield _("Reminded"), _("{n} times").format(n=now.reminders)
    if now.code:
        codes = {each.key: said(each.words) for each in case.kind.codes}
        yield _("Ended"), codes.get(now.code, now.code)


def _source(room: Room, case: Case) -> Iterator[Fact]:
    source = case.now.matter.source
    if source:
        yield _("From"), record_name(room, source)
        line = room.hotline.get(source)
        if line is not None and not case.now.value("caller"):
            shown = case.full
            hidden = case.now.matter.confidential and not shown
            who = masked_said() if hidden else call_rows.caller(line.call, full=shown)
            phone = "" if hidden else call_rows.number(line.call, full=shown)
            yield _("Caller"), " ".join(each for each in (who, phone) if each)
    if case.now.links:
        yield _("Linked"), _(", ").join(record_name(room, each) for each in case.now.links)


def _measures(case: Case) -> Iterator[Fact]:
    for fact in case.now.measures:
        measure = case.kind.measure(fact.key)
        if fact.value:
            yield (
                (fact.key, str(fact.value))
                if measure is None
                else (said(measure.words), amount_said(measure, int(fact.value)))
            )


def _blanks(room: Room, case: Case) -> Iterator[Fact]:
    for blank in _asked(case):
        if blank.form is Form.CHECK:
            continue
        value = case.now.value(blank.key)
        if value in ("", 0):
            if told := _missing(case, blank):
                yield said(blank.words), told
        elif blank.masked and not case.full:
            yield said(blank.words), masked_said()
        else:
            yield said(blank.words), blank_said(room, blank, value)


def _asked(case: Case) -> Iterator[Blank]:
    """The blanks its kind asks for at its level, and what is filled in anyway."""
    for blank in case.kind.blanks:
        if not blank.levels or case.now.matter.level in blank.levels or case.now.value(blank.key):
            yield blank


def _missing(case: Case, blank: Blank) -> str:
    """What is said of an empty blank; nothing where it may stay empty or is known otherwise."""
    matter = case.now.matter
    known = {"element_time": matter.happened_at is not None, "element_place": bool(matter.place)}
    if known.get(blank.key):
        return ""
    if blank.key.startswith(ELEMENT):
        return _("to be verified")
    return {
        Before.CLOSING: _("○ before it is closed"),
        Before.ARCHIVING: _("○ before it is archived"),
    }.get(blank.before, "")


def _at(room: Room, at: int) -> str:
    return f"{room.local(at):%Y-%m-%d %H:%M}"
