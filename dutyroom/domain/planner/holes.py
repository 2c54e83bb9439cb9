"""Who could fill one hole, best rested first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.checks import Reason, Standards, findings
from dutyroom.domain.planner.task import Candidate
from dutyroom.domain.roster import Duty, DutyRole, Slot


@dataclass(frozen=True, slots=True)
class Replacement:
    """Somebody who could stand."""

    officer: int
    gap_s: int | None
    """From the hole to the nearest of their duties, before or after; None is none at all."""
    reasons: tuple[Reason, ...] = ()
    """What of their own rules it would break; nothing is what is wanted."""


def replacements(
    hole: Slot,
    role: DutyRole,
    slots: Iterable[Slot],
    candidates: Sequence[Candidate],
    calendar: Calendar,
    standards: Standards,
) -> list[Replacement]:
    """Everybody with a role, ranked: who breaks no rule first, then by the largest gap.

    `slots` are those around the hole, with their crews; give those of the days before and after.
    """
    duties: dict[int, list[tuple[Slot, Duty]]] = {}
    for slot in slots:
        for duty in slot.crew:
            duties.setdefault(duty.officer, []).append((slot, duty))
    ranked = []
    for candidate in candidates:
        officer = candidate.person.officer
        own = [replace(slot, crew=(duty,)) for slot, duty in duties.get(officer, ())]
        if role not in candidate.roles or _stands(own, hole):
            continue
        filled = replace(hole, crew=(Duty(officer, role),))
        told = [
            {
                (each.reason, each.day, each.starts_at)
                for each in findings(stood, [candidate.person], calendar, standards)
                if each.officer == officer
            }
            for stood in (own, [*own, filled])
        ]
        reasons = dict.fromkeys(reason for reason, *_ in sorted(told[1] - told[0]))
        ranked.append(Replacement(officer, _gap(own, hole), tuple(reasons)))
    return sorted(ranked, key=_rank)


def _rank(each: Replacement) -> tuple[int, bool, int, int]:
    return len(each.reasons), each.gap_s is not None, -(each.gap_s or 0), each.officer


def _stands(own: Iterable[Slot], hole: Slot) -> bool:
    return any((slot.post, slot.starts_at) == (hole.post, hole.starts_at) for slot in own)


def _gap(own: Iterable[Slot], hole: Slot) -> int | None:
    """Seconds to the nearest duty; 0 where they touch or overlap."""
    gaps = (max(hole.starts_at - slot.ends_at, slot.starts_at - hole.ends_at, 0) for slot in own)
    return min(gaps, default=None)
