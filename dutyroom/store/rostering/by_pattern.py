"""A month planned by the patterns of its posts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dutyroom.domain.patterns import Pattern, excepted, month_of, planned
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.domain.trades.effects import carried

if TYPE_CHECKING:
    from dutyroom.store.room import Room


def planned_by_pattern(room: "Room", month: str, posts: Iterable[int] = ()) -> list[Slot]:
    """The slots of a month at some posts, or at all that have patterns, with what was traded.

    Raises `Refusal("pattern_missing")` where none has one, "notice_not_entered" (year) where one
    asks for days off that are not known yet.
    """
    wanted = set(posts)
    patterns = [each for each in room.roster_rules.patterns() if not wanted or each.post in wanted]
    if not patterns:
        raise Refusal("pattern_missing", month=month)
    own = {each.post for each in patterns if not is_led(each)}
    only_led = {each.post for each in patterns} - own
    found: dict[Key, Slot] = {}
    for slot in (*_officers(room, month, only_led), *joined(room, month, patterns)):
        add(found, slot)
    return carried(found.values(), room.versions.in_force(month), room.trades.in_month(month))


def _officers(room: "Room", month: str, posts: set[int]) -> Iterator[Slot]:
    """The slots of officers at posts where only leaders go by a pattern: in force, or empty."""
    in_force, offset = room.versions.in_force(month), room.rules().offset
    for post in room.roster.posts():
        if post.key in posts:
            own = [slot for slot in in_force if slot.post == post.key and not _led(slot)]
            slots = own or [s for day in month_of(month) for s in post.slots(day, offset)]
            yield from (replace(slot, crew=_without_leaders(slot)) for slot in slots)


def _led(slot: Slot) -> bool:
    return bool(slot.crew) and not _without_leaders(slot)


def _without_leaders(slot: Slot) -> tuple[Duty, ...]:
    return tuple(duty for duty in slot.crew if duty.role is not DutyRole.LEADER)


def joined(room: "Room", month: str, patterns: Iterable[Pattern]) -> list[Slot]:
    """The slots of several patterns, after the exceptions to them.

    Where two have the same slot, both crews stand in it.
    """
    days, calendar, offset = month_of(month), room.calendar.in_force(), room.rules().offset
    found: dict[Key, Slot] = {}
    for pattern in patterns:
        for slot in planned(pattern, days, lambda day: calendar.day_type(day).off, offset):
            add(found, slot)
    return excepted(found.values(), room.roster_rules.exceptions(days))


def add(found: dict[Key, Slot], slot: Slot) -> None:
    """Put a slot among others; who stands in it already keeps their role."""
    key = key_of_slot(slot)
    if before := found.get(key):
        there = {duty.officer for duty in before.crew}
        crew = (*before.crew, *(duty for duty in slot.crew if duty.officer not in there))
        slot = replace(before, crew=crew)
    found[key] = slot


def is_led(pattern: Pattern) -> bool:
    """Whether a pattern is of leaders on duty, and of nobody else."""
    return all(role is DutyRole.LEADER for turn in pattern.turns for role in turn.roles)
