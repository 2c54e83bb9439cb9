"""A month as a planner is asked for it: slots to be filled, and by whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Person, Standards
from dutyroom.domain.fairness import Stood, ledger
from dutyroom.domain.patterns import month_of
from dutyroom.domain.planner.task import Candidate, Opening, Task
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.store.rostering.able import Able, able, days_before
from dutyroom.store.rostering.by_pattern import is_led, joined
from dutyroom.store.rostering.measured import before_month
from dutyroom.store.rostering.slots import slots_in_force

if TYPE_CHECKING:
    from dutyroom.store.room import Room

_OF_KIND = {PostKind.SEAT: DutyRole.SEAT, PostKind.CHECKPOINT: DutyRole.CHECKPOINT}
Elsewhere = dict[int, list[Span]]
"""The days on which officers stand where nothing is planned now."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be planned."""

    month: str
    """ISO, as `2026-12`."""
    posts: tuple[int, ...] = ()
    """Posts by key; none is every duty room."""
    officers: tuple[int, ...] = ()
    """Who may be planned; none is who stood there before, else whoever the directory has."""


@dataclass(frozen=True, slots=True)
class MonthTask:
    """A month for a planner, and what stands in it already."""

    task: Task
    fixed: tuple[Slot, ...]
    """Slots of the same posts that are not the planner's: leaders who go by a pattern."""


def month_task(room: "Room", asked: Asked) -> MonthTask:
    """The task of a month.

    Days off and holidays of a year whose notice is not entered are not shared out. Raises
    `Refusal("post_not_found")` for a post that is not in use, "nothing_to_plan" where nobody
    may be planned, "notice_not_entered" (year) where a pattern asks for days off not known yet.
    """
    days = month_of(asked.month)
    posts = _posts(room, asked)
    calendar, standards = room.calendar.in_force().patient(), room.roster_rules.standards()
    keys = {post.key for post in posts}
    leading = [each for each in room.roster_rules.patterns() if each.post in keys and is_led(each)]
    fixed = joined(room, asked.month, leading)
    led = {pattern.post for pattern in leading}
    openings = [
        each
        for post in posts
        for day in days
        for each in _openings(post, day, standards, calendar, led=post.key in led)
    ]
    looked = days_before(days)
    stood = slots_in_force(room.file, looked.first, looked.last)
    who = able(room, days, stood, keys, asked.officers)
    elsewhere = elsewhere_of(slots_in_force(room.file, days.first, days.last), keys)
    candidates = candidates_of(room, days, who, stood, elsewhere)
    if not candidates:
        raise Refusal("nothing_to_plan")
    task = Task(
        tuple(openings), tuple(candidates), calendar, standards, tuple(before_month(room, days))
    )
    return MonthTask(task, tuple(fixed))


def _posts(room: "Room", asked: Asked) -> list[Post]:
    in_use = {post.key: post for post in room.roster.posts()}
    if not asked.posts:
        return [post for post in in_use.values() if post.post_kind is PostKind.ROOM]
    if unknown := set(asked.posts) - in_use.keys():
        raise Refusal("post_not_found", name=room.roster.post_name(unknown.pop()))
    return [in_use[key] for key in asked.posts]


def _openings(
    post: Post, day: str, standards: Standards, calendar: Calendar, *, led: bool
) -> Iterable[Opening]:
    """A place for each officer in every shift, and for the leader over the whole day."""
    standard = standards.crews.get(post.key)
    roles: dict[Key, Opening] = {}
    for slot in post.slots(day, standards.offset):
        places: tuple[DutyRole, ...]
        if standard is None:
            places = (_OF_KIND.get(post.post_kind, DutyRole.OFFICER),)
        else:
            required = [role for role, n in standard.roles for _ in range(n)]
            officers = tuple(role for role in required if role is not DutyRole.LEADER)
            least = max(standard.officers, calendar.least_crew(day))
            places = (*officers, *((DutyRole.OFFICER,) * (least - len(officers))))
        roles[key_of_slot(slot)] = Opening(slot, places)
    wanted = dict(standard.roles).get(DutyRole.LEADER, 0) if standard and not led else 0
    if wanted:
        [whole] = replace(post, plan=ShiftPlan.WHOLE_DAY, shifts=()).slots(day, standards.offset)
        before = roles.get(key_of_slot(whole), Opening(whole, ())).roles
        leaders = (DutyRole.LEADER,) * wanted
        roles[key_of_slot(whole)] = Opening(whole, (*leaders, *before))
    return roles.values()


def candidates_of(
    room: "Room", days: Span, able: Able, stood: Iterable[Slot], elsewhere: Elsewhere
) -> list[Candidate]:
    """Those who may stand, with what holds for them on some days and what they stood before."""
    calendar, looked = room.calendar.in_force().patient(), days_before(days)
    book = ledger(stood, calendar, looked, offset=room.rules().offset)
    known = {each.officer: each for each in room.roster_rules.people(days)}
    wishes = room.roster_rules.wishes(days)
    found = []
    for officer, roles in able.items():
        person = known.get(officer) or Person(officer)
        person = replace(person, leave=(*person.leave, *elsewhere.get(officer, ())))
        found.append(
            Candidate(person, roles, wishes.get(officer, frozenset()), book.get(officer, Stood()))
        )
    return found


def elsewhere_of(slots: Iterable[Slot], posts: Collection[int]) -> Elsewhere:
    """The days on which officers stand at posts that are not planned now."""
    found: dict[int, list[Span]] = {}
    for slot in slots:
        for duty in slot.crew if slot.post not in posts else ():
            found.setdefault(duty.officer, []).append(Span(slot.day, slot.day))
    return found
