"""A sheet read back in, as drafts of its months: what would differ first, then the versions."""

from collections.abc import Iterable
from dataclasses import dataclass

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import (
    Difference,
    Origin,
    Version,
    differences,
    key_of_slot,
    merged,
)
from dutyroom.intake.roster import Sheet
from dutyroom.store.room import Room


@dataclass(frozen=True, slots=True)
class ReadMonth:
    """A month as a sheet would make it."""

    month: str
    slots: tuple[Slot, ...]
    differences: tuple[Difference, ...]
    """From the roster in force; what has begun stays as it is."""


def read_months(room: Room, sheet: Sheet) -> list[ReadMonth]:
    """The months of a sheet; slots it says nothing of stay as they are."""
    months = sorted({slot.day[:7] for slot in sheet.slots})
    return [_read_month(room, month, sheet.slots) for month in months]


def draft_months(room: Room, sheet: Sheet, months: Iterable[ReadMonth]) -> list[Version]:
    """Draft a version of each month that differs, its new posts entered; raises `Refusal`."""
    with room.write():
        for post in sheet.posts:
            if room.roster.post(post.key) is None:
                room.roster.enter_post(post)
        return [
            room.versions.draft(each.month, each.slots, Origin.HAND)
            for each in months
            if each.differences
        ]


def _read_month(room: Room, month: str, read: Iterable[Slot]) -> ReadMonth:
    in_force = room.versions.in_force(month)
    slots = {key_of_slot(slot): slot for slot in in_force}
    slots |= {key_of_slot(slot): slot for slot in read if slot.day.startswith(month)}
    whole = tuple(slots.values())
    found = differences(in_force, merged(whole, in_force, room.now()))
    return ReadMonth(month, whole, tuple(found))
