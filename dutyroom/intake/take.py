"""Taking a file into a room: all of its good rows in one transaction."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from dutyroom.domain.officers import Officer
from dutyroom.intake import calls, matters, officers, units, watchlist
from dutyroom.intake.headings import records
from dutyroom.intake.report import Report, Tally
from dutyroom.intake.table import Table, read_table
from dutyroom.intake.take_passages import take_passages
from dutyroom.intake.take_roster import directory, read_roster, take_roster
from dutyroom.store.matters.window import MatterFilter, Shown
from dutyroom.store.room import Room


class Subject(StrEnum):
    """What a file may hold."""

    OFFICERS = "officers"
    UNITS = "units"
    ROSTER = "roster"
    PASSAGES = "passages"
    CALLS = "calls"
    MATTERS = "matters"
    WATCHLIST = "watchlist"


def take(room: Room, subject: Subject, path: Path, *, dry_run: bool = False) -> Report:
    """Take the good rows of a file into the room; what it holds already is counted as repeated.

    A dry run reports the same and writes nothing. Raises `Refusal` where the file as a whole
    cannot be read, or nobody has signed in.
    """
    if subject is Subject.ROSTER:
        return take_roster(room, read_roster(room, path), dry_run=dry_run)
    table = read_table(path)
    transaction: AbstractContextManager[None] = nullcontext() if dry_run else room.write()
    with transaction:
        match subject:
            case Subject.OFFICERS:
                return _take_officers(room, table, dry_run)
            case Subject.UNITS:
                return _take_units(room, table, dry_run)
            case Subject.CALLS:
                return _take_calls(room, table, dry_run)
            case Subject.MATTERS:
                return _take_matters(room, table, dry_run)
            case Subject.WATCHLIST:
                return _take_watchlist(room, table, dry_run)
            case Subject.PASSAGES:
                return take_passages(room, table, path, dry_run)


def _take_officers(room: Room, table: Table, dry_run: bool) -> Report:
    def holder(number: str) -> str:
        held = room.officers.numbered(number)
        return held.name if held else ""

    tally, rows = Tally(), records(table, officers.HEADINGS)
    for reading in officers.read(rows, holder=holder):
        facts = reading.fact and _same_person(room, reading.fact)
        held = facts is not None and room.officers.get(facts.key) == facts
        if tally.count(reading, held=held) and facts and not dry_run:
            room.officers.enrol(facts)
    return tally.report(tuple(rows.extra))


def _same_person(room: Room, facts: Officer) -> Officer:
    """The facts under the key of whoever began the room with this name and nothing else.

    They keep the standing in which they began the room.
    """
    began = room.officers.get(Officer(facts.name).key)
    if began is None or began.number or began.phones:
        began = next((each for each in room.officers.named(facts.name) if each.enrolled_as), None)
    if began is None or (began.number and began.number != facts.number):
        return facts
    return replace(facts, role=began.role).known_as(began.key)


def _take_units(room: Room, table: Table, dry_run: bool) -> Report:
    tally, rows = Tally(), records(table, units.HEADINGS)
    for reading in units.read(rows):
        facts = reading.fact
        held = facts is not None and room.units.get(facts.key) == facts
        if tally.count(reading, held=held) and facts and not dry_run:
            room.units.enter(facts)
    return tally.report(tuple(rows.extra))


def _take_calls(room: Room, table: Table, dry_run: bool) -> Report:
    tally, rows = Tally(), records(table, calls.HEADINGS)
    for reading in calls.read(rows, offset=room.rules().offset):
        facts = reading.fact
        held = facts is not None and not reading.repeated and room.hotline.holds(facts)
        if tally.count(reading, held=held) and facts and not dry_run:
            room.hotline.receive(facts)
    return tally.report(tuple(rows.extra))


def _take_watchlist(room: Room, table: Table, dry_run: bool) -> Report:
    tally, rows = Tally(), records(table, watchlist.HEADINGS)
    for reading in watchlist.read(rows):
        watched = reading.fact
        held = watched is not None and room.watchlist.holds(watched)
        if tally.count(reading, held=held) and watched and not dry_run:
            room.watchlist.enter(watched)
    return tally.report(tuple(rows.extra))


def _take_matters(room: Room, table: Table, dry_run: bool) -> Report:
    found = directory(room)

    def owner_of(name: str) -> int:
        return next(iter(found(name)), 0)

    tally, rows = Tally(), records(table, matters.HEADINGS)
    read = matters.read(rows, room.kinds.all(), owner_of=owner_of, offset=room.rules().offset)
    for reading in read:
        entered = reading.fact
        held = entered is not None and not reading.repeated and _holds(room, entered)
        if tally.count(reading, held=held) and entered and not dry_run:
            line = room.matters.open(entered.matter)
            for event in entered.events:
                room.matters.act(line.subject, event)
    return tally.report(tuple(rows.extra))


def _holds(room: Room, entered: matters.Entered) -> bool:
    """Whether a matter is here already: by its name, or by what, when and where it was."""
    if entered.id and room.matters.line(entered.id) is not None:
        return True
    kind, title, at, place = entered.same
    keys = room.matters.find(MatterFilter(Shown.ALL, kind=kind, from_at=at, to_at=at + 1))
    lines = room.matters.window(keys).fetch(0, len(keys))
    return any((each.title, each.place) == (title, place) for each in lines)
