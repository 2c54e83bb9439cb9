"""One person under isolation in full: the facts, and every reading."""

from __future__ import annotations

from dutyroom.domain import identity, phone
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import IsolationState
from dutyroom.domain.isolation.readings import Filled, half_days
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.store.room import Room
from dutyroom.tui.pages.isolation.rows import half_said
from dutyroom.tui.paint.lines import fitted

HALF = 11
"""Cells of one reading."""
Fact = tuple[str, str]
"""A field and what stands in it, in the user's language."""


def facts_of(room: Room, line: IsolationLine, now: HalfDay, *, masked: bool = True) -> list[Fact]:
    """Who it is, from when to when, and how it stands."""
    isolation = line.isolation
    person = isolation.person
    hidden, number = (phone.masked(person.phone), identity.masked(person.identity)) if masked else (
        person.phone, person.identity
    )  # fmt: skip
    missed = line.missed(now)
    facts = [
        (_("name"), person.name),
        (_("phone number"), hidden),
        (_("identity number"), number),
        (_("place"), person.place),
        (_("in charge"), person.unit),
        (_("basis"), person.basis),
        (_("first day"), _("{day}, day {n}").format(day=person.first, n=person.first_number)),
        (_("last day"), _("{day}, day {n}").format(day=isolation.last, n=isolation.days)),
        (_("state"), word(isolation.state)),
        (_("missed"), str(missed) if missed else ""),
    ]
    if not isolation.is_current:
        released = isolation.state is IsolationState.RELEASED
        facts += [
            (_("ended"), f"{room.local(isolation.ended_at):%Y-%m-%d %H:%M}"),
            (_("notice") if released else _("where"), isolation.notice),
            (_("reason"), isolation.reason),
        ]
    return [fact for fact in facts if fact[1]]


def readings_of(line: IsolationLine, now: HalfDay) -> list[Fact]:
    """Every day with its two readings, the latest first."""
    days = dict.fromkeys(
        at.day
        for at in half_days(line.isolation, now)
        if line.filled(at, now) is not Filled.NOT_ASKED
    )
    return [(_day(line, day), _halves(line, day, now)) for day in reversed(days)]


def _day(line: IsolationLine, day: str) -> str:
    return _("{day} day {n}").format(day=day[5:], n=line.isolation.person.number(day))


def _halves(line: IsolationLine, day: str, now: HalfDay) -> str:
    halves = [HalfDay(day, half) for half in Half]
    said = (fitted(half_said(line, at, now)[0], HALF) for at in halves)
    reasons = (line.readings[at].reason for at in halves if at in line.readings)
    return " ".join((*said, *(each for each in reasons if each))).rstrip()
