"""What somebody may be asked at all, whatever else they do."""

from typing import TYPE_CHECKING

from dutyroom.domain.checks import Reason, absent
from dutyroom.domain.planner.task import Candidate

if TYPE_CHECKING:
    from dutyroom.domain.planner.layout import Layout


class Reach:
    """The places within one candidate's reach."""

    def __init__(self, layout: "Layout", candidate: Candidate) -> None:
        self._layout = layout
        self._candidate = candidate
        self._ended = max(
            (slot.ends_at for slot in layout.task.past
             for duty in slot.crew if duty.officer == candidate.person.officer),
            default=0,
        )  # fmt: skip

    def why_not(self, day: int, number: int) -> tuple[Reason, ...]:
        """Why a place is out of reach; nothing where it is within."""
        layout, standards = self._layout, self._layout.task.standards
        work, slot = layout.works[number], layout.slots[day, number]
        if work is None or work.role not in self._candidate.roles:
            return (Reason.ROLE_MISSING,)
        away = absent(self._candidate.person, slot, layout.asleep(work), standards.offset)
        reasons = tuple(each.reason for each in away)
        if slot.starts_at - self._ended < standards.limits.rest_s:
            reasons += (Reason.SHORT_REST,)
        return reasons

    def cells(self) -> list[tuple[int, ...]]:
        """What may be done on each day, nothing among it."""
        return [
            (0, *(number for number in sorted(needs) if not self.why_not(day, number)))
            for day, needs in enumerate(self._layout.needs)
        ]
