"""The fairness ledger of a room."""

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.fairness import Stood, ledger, rest_taken, rested
from dutyroom.domain.marked_days import DayMark
from dutyroom.store.room import Room
from dutyroom.store.rostering.slots import slots_in_force


def stood(room: Room, days: Span) -> dict[int, Stood]:
    """What each officer has stood on some days, at posts no longer manned too.

    Compensatory rest taken on these days is off what is owed. Raises `Refusal` as `ledger`.
    """
    slots = slots_in_force(room.file, days.first, days.last, retired=True)
    book = ledger(slots, room.calendar.in_force(), days, offset=room.rules().offset)
    marks = room.roster_rules.marks(days)
    taken = ((each.officer, each.days) for each in marks if each.mark is DayMark.COMP_REST)
    return rested(book, rest_taken(taken, days))
