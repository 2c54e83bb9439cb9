"""Whether every slot has the crew it needs."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.checks.finding import Odd, Reason
from dutyroom.domain.checks.standards import Standards
from dutyroom.domain.roster import Duty, DutyRole, Slot


class Crews:
    """The crews of a roster against the standards."""

    def __init__(self, slots: Iterable[Slot], calendar: Calendar, standards: Standards) -> None:
        self._calendar = calendar
        self._standards = standards
        self._leaders: dict[str, list[Slot]] = {}
        for slot in slots:
            if slot.post in standards.leader_posts:
                self._leaders.setdefault(slot.day, []).append(slot)

    def odd(self, slot: Slot) -> Iterator[Odd]:
        """What one slot lacks; a slot without anybody lacks everything, which is said once."""
        if not slot.crew:
            yield Odd(Reason.UNCOVERED, slot)
            return
        standard = self._standards.crews.get(slot.post)
        if standard is None or self._is_leaders(slot):
            return
        officers = sum(duty.role is not DutyRole.LEADER for duty in slot.crew)
        if officers < standard.officers:
            yield Odd(Reason.CREW_SHORT, slot, found=officers, allowed=standard.officers)
        asked = self._calendar.least_crew(slot.day)
        if officers < asked:
            yield Odd(Reason.SENSITIVE_SHORT, slot, found=officers, allowed=asked)
        standing = [duty.role for duty in (*slot.crew, *self._leading(slot))]
        for role, least in standard.roles:
            if standing.count(role) < least:
                there = standing.count(role)
                yield Odd(Reason.ROLE_MISSING, slot, role=role, found=there, allowed=least)

    def _is_leaders(self, slot: Slot) -> bool:
        """Whether a slot is the leaders' own, beside others of its post that officers stand in."""
        return _led(slot) and any(
            other.post == slot.post and not _led(other) and other.starts_at < slot.ends_at
            for other in self._leaders.get(slot.day, ())
        )

    def _leading(self, slot: Slot) -> Iterator[Duty]:
        """The leaders on duty in another slot when this one begins."""
        if not self._leaders:
            return
        before = (date.fromisoformat(slot.day) - timedelta(days=1)).isoformat()
        for day in (before, slot.day):
            for other in self._leaders.get(day, ()):
                if other is not slot and other.starts_at <= slot.starts_at < other.ends_at:
                    yield from (duty for duty in other.crew if duty.role is DutyRole.LEADER)


def _led(slot: Slot) -> bool:
    """Whether nobody but leaders stands in a slot that is not empty."""
    return bool(slot.crew) and all(duty.role is DutyRole.LEADER for duty in slot.crew)
