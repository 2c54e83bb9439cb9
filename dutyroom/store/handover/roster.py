"""The slot that ends and the slot that begins at a handover, with who stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyroom.domain.handover.sheet import Person
from dutyroom.domain.roster import LONGEST_SLOT_S, DutyRole
from dutyroom.domain.shift_parts import continues
from dutyroom.journal.stamp import SHIFT
from dutyroom.store.roster import Manned

if TYPE_CHECKING:
    from dutyroom.store.room import Room

EARLY_S = 2 * 3600
"""Who signs in this long before the shift has arrived for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The two slots a handover stands between; None where the roster has no such slot."""

    ending: Manned | None
    beginning: Manned | None


def change(room: "Room", post: int, from_at: int, at: int) -> Change:
    """The slot that covers most of the shift held since `from_at`, and the one after it.

    At an opening (`from_at == at`) nothing ends, and the slot that holds the instant begins.
    """
    if not post:
        return Change(None, None)
    slots = _around(room, post, from_at, at)
    if from_at >= at:
        held = [slot for slot in slots if slot.starts_at - EARLY_S <= at < slot.ends_at]
        return Change(None, max(held, key=lambda slot: slot.starts_at, default=None))

    def covered(slot: Manned) -> int:
        return min(slot.ends_at, at) - max(slot.starts_at, from_at)

    ending = max((slot for slot in slots if covered(slot) > 0), key=covered, default=None)
    since = at - EARLY_S if ending is None else ending.ends_at
    later = [slot for slot in slots if slot.starts_at >= since]
    return Change(ending, min(later, key=lambda slot: slot.starts_at, default=None))


def stands(slot: Manned | None, officer: int) -> bool:
    """Whether an officer may be expected in a slot: everybody where the roster has none."""
    return slot is None or any(each.officer == officer for each in slot.crew)


def people(room: "Room", slot: Manned | None) -> tuple[Person, ...]:
    """The crew of a slot and when each arrived for it."""
    if slot is None:
        return ()
    return tuple(
        Person(each.officer, each.name, each.role.value, _arrived(room, each.officer, slot))
        for each in slot.crew
    )


def leader(slots: Change, on_duty: list[Manned]) -> str:
    """The leader on duty by name: of the shift that ends, else of any slot of the moment."""
    asked = [slot for slot in (slots.ending, slots.beginning) if slot is not None]
    names = (
        each.name
        for slot in (*asked, *on_duty)
        for each in slot.crew
        if each.role is DutyRole.LEADER
    )
    return next(names, "")


def _around(room: "Room", post: int, from_at: int, at: int) -> list[Manned]:
    days = LONGEST_SLOT_S // 86_400
    first = room.local(from_at).date() - timedelta(days=days if at - from_at > 86_400 else 2)
    last: date = room.local(at).date() + timedelta(days=2)
    slots = room.roster.slots(first.isoformat(), last.isoformat(), post)
    return _whole(slot for slot in slots if not _leads_only(slot))


def _whole(slots: Iterable[Manned]) -> list[Manned]:
    """The shifts as they are handed over: one in parts is whole, who stood last in it first."""
    found: list[Manned] = []
    for slot in sorted(slots, key=lambda each: each.starts_at):
        place = next((n for n, each in enumerate(found) if continues(slot, each)), None)
        if place is None:
            found.append(slot)
            continue
        left = (each for each in found[place].crew if each not in slot.crew)
        crew = (*slot.crew, *left)
        found[place] = replace(found[place], ends_at=slot.ends_at, crew=crew)
    return found


def _leads_only(slot: Manned) -> bool:
    """Whether a slot is a leader's own, often of a whole day: nobody hands that over."""
    return bool(slot.crew) and all(each.role is DutyRole.LEADER for each in slot.crew)


def _arrived(room: "Room", officer: int, slot: Manned) -> int:
    stamp = room.file.value(
        "SELECT min(stamp) FROM entry WHERE subject = ? AND kind = 'officer.signed_in' "
        "AND stamp >= ? AND stamp < ?",
        (f"officer:{officer}", (slot.starts_at - EARLY_S) * 1000 << SHIFT,
         slot.ends_at * 1000 << SHIFT),
    )  # fmt: skip
    return 0 if stamp is None else (stamp >> SHIFT) // 1000
