"""Who could stand in a slot, best rested first."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Person, Standards
from dutyroom.domain.moment import Moment
from dutyroom.domain.planner.holes import Replacement, replacements
from dutyroom.domain.planner.task import Candidate
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, Post, PostKind, Slot
from dutyroom.store.rostering.able import able, days_before, first_or_second
from dutyroom.store.rostering.book import SEAM, MonthBook

if TYPE_CHECKING:
    from dutyroom.store.room import Room

_OF_KIND = {PostKind.SEAT: DutyRole.SEAT, PostKind.CHECKPOINT: DutyRole.CHECKPOINT}
_DAY = timedelta(days=1)


def stand_ins(book: MonthBook, slot: Slot, role: DutyRole) -> list[Replacement]:
    """Those who may stand there as this, ranked as `replacements` does; ask on a thread.

    They are who stood at the post in the last three months, else whoever the directory has.
    """
    room, day = book.room, date.fromisoformat(slot.day)
    near = Span((day - SEAM).isoformat(), (day + SEAM).isoformat())
    looked = Span(days_before(Span(slot.day, slot.day)).first, near.last)
    stood = book.slots_of_post(slot.post, looked.first, looked.last)
    who = able(room, Span(slot.day, slot.day), stood, {slot.post})
    known = {each.officer: each for each in room.roster_rules.people(near)}
    candidates = [
        Candidate(known.get(officer) or Person(officer), first_or_second(roles))
        for officer, roles in who.items()
        if role in first_or_second(roles)
    ]
    around = book.of_officers((each.person.officer for each in candidates), near.first, near.last)
    standards = room.roster_rules.standards()
    return replacements(slot, role, around, candidates, book.calendar(), standards)


def role_wanted(standards: Standards, post: Post, slot: Slot) -> DutyRole:
    """As what somebody is missing in a slot: a role its standard asks for, else the post's own."""
    standing = [duty.role for duty in slot.crew]
    standard = standards.crews.get(post.key)
    for role, least in standard.roles if standard else ():
        # Leaders may stand in a slot of their own.
        if role is not DutyRole.LEADER and standing.count(role) < least:
            return role
    return _OF_KIND.get(post.post_kind, DutyRole.OFFICER)


def slot_at(room: "Room", post: Post, at: int) -> tuple[MonthBook, Slot]:
    """The slot of a post that holds an instant, in force or as its shifts have it.

    Raises `Refusal("no_slot_at")` (post).
    """
    offset = room.rules().offset
    day = Moment(at, offset).local().date()
    first = (day - SEAM).isoformat()
    book = MonthBook(room, day.isoformat()[:7])
    there = book.slots_of_post(post.key, first, day.isoformat())
    planned = (slot for each in (day, day - _DAY) for slot in post.slots(each.isoformat(), offset))
    for slot in (*there, *planned):
        if slot.starts_at <= at < slot.ends_at:
            return MonthBook(room, slot.day[:7]), slot
    raise Refusal("no_slot_at", post=post.name)
