"""Who may stand at some posts, and as what."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import DutyRole, Slot

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Able = dict[int, frozenset[DutyRole]]
"""What each officer may stand as."""
LOOKED_BACK = timedelta(days=90)
"""How far back the ledger is carried into a plan, and people are known by what they stood."""
_STANDS_AS = {
    Role.LEADER: DutyRole.LEADER,
    Role.SUPERVISOR: DutyRole.SUPERVISOR,
    Role.OFFICER: DutyRole.OFFICER,
    Role.SEAT: DutyRole.SEAT,
    Role.CHECKPOINT: DutyRole.CHECKPOINT,
}
_AS_OFFICER = frozenset({DutyRole.MAIN, DutyRole.SECOND})


def days_before(days: Span) -> Span:
    """The days a plan looks back on."""
    first = date.fromisoformat(days.first)
    return Span((first - LOOKED_BACK).isoformat(), (first - timedelta(days=1)).isoformat())


def able(
    room: "Room",
    days: Span,
    stood: Iterable[Slot],
    posts: Collection[int],
    officers: Iterable[int] = (),
) -> Able:
    """Who may stand on some days: the officers given, else who stood at these posts, else anybody.

    They may stand as the directory has them, and as they stood.
    """
    before: dict[int, set[DutyRole]] = {}
    for slot in stood:
        for duty in slot.crew if slot.post in posts else ():
            role = DutyRole.OFFICER if duty.role in _AS_OFFICER else duty.role
            before.setdefault(duty.officer, set()).add(role)
    wanted = set(officers or before)
    return {
        officer.key: frozenset({_STANDS_AS[officer.role], *before.get(officer.key, ())})
        for officer in room.officers.all()
        if (not wanted or officer.key in wanted) and _is_here(officer, days)
    }


def first_or_second(roles: frozenset[DutyRole]) -> frozenset[DutyRole]:
    """The roles, and main and second officer for whoever may stand as an officer."""
    return roles | _AS_OFFICER if DutyRole.OFFICER in roles else roles


def _is_here(officer: Officer, days: Span) -> bool:
    return officer.active_on(days.first) and officer.active_on(days.last)
