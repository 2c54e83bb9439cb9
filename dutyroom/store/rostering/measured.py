"""A month measured by everything that holds for it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Finding, findings
from dutyroom.domain.patterns import month_of
from dutyroom.domain.roster import LONGEST_SLOT_S, Slot
from dutyroom.store.rostering.slots import slots_in_force

if TYPE_CHECKING:
    from dutyroom.store.room import Room

SEAM = timedelta(seconds=LONGEST_SLOT_S)
"""How far before a month its first rests and rows of nights may begin."""


def measured(room: "Room", month: str, slots: Iterable[Slot], calendar: Calendar) -> list[Finding]:
    """What is wrong with some slots of a month, posts no longer manned left aside."""
    days = month_of(month)
    manned = {post.key for post in room.roster.posts()}
    before = before_month(room, days)
    return findings(
        [*before, *(slot for slot in slots if slot.post in manned)],
        room.roster_rules.people(days),
        calendar,
        room.roster_rules.standards(),
        days,
    )


def before_month(room: "Room", days: Span) -> list[Slot]:
    """The slots in force of the days before some days, as far back as they may matter."""
    first = date.fromisoformat(days.first)
    last = first - timedelta(days=1)
    return slots_in_force(room.file, (first - SEAM).isoformat(), last.isoformat())
