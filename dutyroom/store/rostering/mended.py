"""A month without somebody on some days, mended with the fewest changes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Finding, Person, absent
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.planner.clash import Place
from dutyroom.domain.planner.repair import Repair
from dutyroom.domain.planner.task import Opening, Task
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, Slot
from dutyroom.domain.roster_versions import (
    Difference,
    Key,
    Origin,
    Version,
    differences,
    key_of_slot,
)
from dutyroom.store.rostering.able import able, days_before, first_or_second
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.broken import broken_by
from dutyroom.store.rostering.measured import before_month
from dutyroom.store.rostering.rules import Marked
from dutyroom.store.rostering.slots import slots_in_force
from dutyroom.store.rostering.task import candidates_of, elsewhere_of

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Mender: TypeAlias = Callable[[Task, Sequence[Slot], int, Span], Repair]
"""Fills what somebody leaves open on some days of a plan."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended month, not drafted yet."""

    slots: tuple[Slot, ...]
    """All of the month."""
    changes: tuple[Difference, ...]
    left: tuple[Place, ...]
    """What nobody stands in still."""
    broken: tuple[Finding, ...]
    """What is wrong only since the changes, an empty place apart."""
    proven: bool
    """Whether no fewer changes will do."""


def mended(book: MonthBook, officer: int, away: Span, mend: Mender) -> Mended:
    """The month of a book without an officer on some days; what has begun stays as it is.

    Raises `Refusal("nothing_to_mend")` where the officer stands nowhere on these days,
    "days_crossed", and what the mender raises.
    """
    if away.last < away.first:
        raise Refusal("days_crossed", first=away.first, last=away.last)
    room, now = book.room, book.room.now()
    month, number = book.month, book.number
    slots = room.versions.slots(month, number) if number else room.versions.in_force(month)
    sick = Person(officer, (away,))
    posts = {
        slot.post
        for slot in slots
        if slot.starts_at > now and _stands(officer, slot) and any(_away(sick, slot, room))
    }
    if not posts:
        raise Refusal("nothing_to_mend", first=away.first, last=away.last)
    task = _task(book, slots, posts)
    ahead = (slot for slot in slots if slot.starts_at > now and slot.post in posts)
    free, kept = _parted(ahead, {each.person.officer for each in task.candidates}, officer)
    openings = (Opening(slot, tuple(duty.role for duty in slot.crew)) for slot in free)
    found = mend(replace(task, openings=tuple(openings)), free, officer, away)
    changed = [
        replace(slot, crew=(*slot.crew, *kept.get(key_of_slot(slot), ()))) for slot in found.changed
    ]
    whole = {key_of_slot(slot): slot for slot in (*slots, *changed)}
    return Mended(
        tuple(whole.values()),
        tuple(differences(slots, whole.values())),
        found.left,
        tuple(each for each in broken_by(book, changed) if each.officer),
        found.proven,
    )


def _away(sick: Person, slot: Slot, room: "Room") -> Iterable[object]:
    return absent(sick, slot, False, room.rules().offset)


def _stands(officer: int, slot: Slot) -> bool:
    return any(duty.officer == officer for duty in slot.crew)


def _task(book: MonthBook, slots: Sequence[Slot], posts: set[int]) -> Task:
    """Whoever may stand at some posts, as a planner knows them; nothing to be filled yet."""
    room, days, now = book.room, book.days, book.room.now()
    looked = days_before(days)
    stood = slots_in_force(room.file, looked.first, looked.last)
    who = {
        officer: first_or_second(roles)
        for officer, roles in able(room, days, (*stood, *slots), posts).items()
    }
    candidates = candidates_of(room, days, who, stood, elsewhere_of(slots, posts))
    begun = (slot for slot in slots if slot.starts_at <= now)
    past = (*before_month(room, days), *begun)
    calendar, standards = book.calendar().patient(), room.roster_rules.standards()
    return Task((), tuple(candidates), calendar, standards, past)


def _parted(
    slots: Iterable[Slot], known: set[int], sick: int
) -> tuple[list[Slot], dict[Key, tuple[Duty, ...]]]:
    """The duties a planner can lay out, and those that stay as they are.

    It knows one duty of a day for each, so whoever stands twice on a day keeps what is later.
    """
    free, kept, taken = [], {}, set[tuple[int, str]]()
    for slot in sorted(slots, key=lambda each: each.starts_at):
        laid = tuple(
            duty
            for duty in slot.crew
            if duty.officer == sick
            or (duty.officer in known and (duty.officer, slot.day) not in taken)
        )
        taken.update((duty.officer, slot.day) for duty in laid)
        kept[key_of_slot(slot)] = tuple(duty for duty in slot.crew if duty not in laid)
        if laid:
            free.append(replace(slot, crew=laid))
    return free, kept


def draft_mended(
    book: MonthBook, officer: int, away: Span, found: Mended, origin: Origin
) -> Version:
    """Mark the leave and begin a version with the mended month.

    Raises `Refusal` as `versions.draft` does.
    """
    room = book.room
    leave = Marked(officer, DayMark.LEAVE, away)
    with room.write():
        if leave not in room.roster_rules.marks(away):
            room.roster_rules.mark(officer, DayMark.LEAVE, away)
        return room.versions.draft(book.month, found.slots, origin)
