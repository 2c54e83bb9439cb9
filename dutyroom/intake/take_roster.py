"""A roster from a file: read, compared with the one in force, taken."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from dutyroom.domain.namesakes import has_mark, parted
from dutyroom.domain.roster import PostKind, Slot
from dutyroom.domain.roster_versions import Difference, differences
from dutyroom.intake import roster
from dutyroom.intake.report import Report, Tally, is_bad
from dutyroom.intake.table import read_sheets, read_table
from dutyroom.store.room import Room


def read_roster(room: Room, path: Path, *, every_sheet: bool = False) -> roster.Sheet:
    """The roster a file holds: of a workbook that of its top sheet, or of every sheet with one.

    Raises `Refusal` where the file as a whole cannot be read.
    """
    rules = room.rules()
    frame = roster.Frame(
        directory(room), rules.offset, rules.day_starts, year=int(room.today()[:4]),
        rooms=frozenset(post.name for post in room.roster.posts(PostKind.ROOM)),
    )  # fmt: skip
    if every_sheet:
        return roster.read_every(read_sheets(path), frame)
    return roster.read(read_table(path, merged=True), frame)


def roster_differences(room: Room, sheet: roster.Sheet) -> list[Difference]:
    """The slots of a roster from a file whose crews are others than here."""
    before = []
    for slot in sheet.slots:
        crew = room.roster.crew(slot.post, slot.starts_at, slot.ends_at)
        before += [] if crew is None else [replace(slot, crew=crew)]
    return differences(before, sheet.slots)


def take_roster(room: Room, sheet: roster.Sheet, *, dry_run: bool = False) -> Report:
    """Take a roster from a file into the room, in one transaction; a dry run writes nothing."""
    new = [
        slot
        for slot in sheet.slots
        if room.roster.crew(slot.post, slot.starts_at, slot.ends_at) != slot.crew
    ]
    if not dry_run:
        _write(room, sheet, new)
    tally = Tally()
    tally.rows = sheet.rows
    tally.taken = sum(len(slot.crew) for slot in new)
    tally.repeated = sheet.assignments - tally.taken + sheet.repeated
    tally.bad = sum(map(is_bad, sheet.problems))
    tally.marked = len(sheet.problems) - tally.bad
    tally.list_up(sheet.problems)
    return tally.report(sheet.extra, assignments=sheet.assignments, uncovered=sheet.uncovered)


def _write(room: Room, sheet: roster.Sheet, new: list[Slot]) -> None:
    with room.write():
        for post in sheet.posts:
            if room.roster.post(post.key) is None:
                room.roster.enter_post(post)
        for day in dict.fromkeys(slot.day for slot in new):
            room.roster.fill(day, tuple(slot for slot in new if slot.day == day))


def directory(room: Room) -> roster.Directory:
    """The officers by name, number, or name with a mark as a sheet tells namesakes apart.

    Of one name, those who have a number come before others.
    """

    @cache
    def found(name: str) -> tuple[int, ...]:
        if numbered := room.officers.numbered(name):
            return (numbered.key,)
        named = room.officers.named(name)
        if not named and (parts := parted(name)):
            whole, mark = parts
            named = [each for each in room.officers.named(whole) if has_mark(each, mark)]
        first = [officer for officer in named if officer.number] or named
        return tuple(officer.key for officer in first)

    return found
