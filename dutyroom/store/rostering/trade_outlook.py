"""What a trade would mean, before it is proposed or approved, and who could stand instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Finding, Light, Person
from dutyroom.domain.roster import LONGEST_SLOT_S, Duty, Slot
from dutyroom.domain.trades.broken import broken
from dutyroom.domain.trades.trade import Offer, Stint
from dutyroom.store.rostering.trade_tables import stint_of

if TYPE_CHECKING:
    from dutyroom.domain.planner.holes import Replacement
    from dutyroom.store.room import Room

AROUND = timedelta(seconds=LONGEST_SLOT_S)
"""How far from a duty others are looked at: a row of nights or of duty is no longer."""
STINT = (
    "c.post, s.day, c.starts_at, c.ends_at, s.shift, c.officer, c.role "
    "FROM crew c JOIN slot s USING (post, starts_at, ends_at)"
)
"""The columns of a duty and where they are."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a trade would mean, told before it is proposed or approved."""

    short_notice: bool
    broken: tuple[Finding, ...]
    """What would be wrong with the roster, and is not now."""

    @property
    def red(self) -> tuple[Finding, ...]:
        """What asks for a word of whoever approves."""
        return tuple(each for each in self.broken if each.light is Light.RED)


def broken_by_offer(room: "Room", offer: Offer, after: Iterable[Slot]) -> list[Finding]:
    """What would be wrong for both officers, were these the slots of the offer."""
    days = sorted(stint.day for stint in offer.stints)
    near = _around(days[0], days[-1])
    return broken(
        offer, _slots_of(room, offer.parties, near), after, room.roster_rules.people(near),
        room.calendar.in_force(), room.roster_rules.standards(),
    )  # fmt: skip


def replacing(room: "Room", stint: Stint, officers: Sequence[int]) -> "list[Replacement]":
    """Some officers who could stand instead, who breaks no rule first; not who stands there."""
    from dutyroom.domain.planner.holes import replacements
    from dutyroom.domain.planner.task import Candidate

    near = _around(stint.day, stint.day)
    people = {each.officer: each for each in room.roster_rules.people(near)}
    hole = Slot(stint.post, stint.day, stint.starts_at, stint.ends_at, stint.shift)
    candidates = [
        Candidate(people.get(officer) or Person(officer), frozenset({stint.role}))
        for officer in officers
    ]
    return replacements(
        hole, stint.role, _slots_of(room, officers, near), candidates,
        room.calendar.in_force(), room.roster_rules.standards(),
    )  # fmt: skip


def _around(first: str, last: str) -> Span:
    begins, ends = (date.fromisoformat(each) for each in (first, last))
    return Span((begins - AROUND).isoformat(), (ends + AROUND).isoformat())


def _slots_of(room: "Room", officers: Sequence[int], days: Span) -> list[Slot]:
    """The slots of some officers on some days, with nobody else in them."""
    marks = ", ".join("?" * len(officers))
    rows = room.file.rows(
        f"SELECT {STINT} WHERE c.officer IN ({marks}) AND s.day BETWEEN ? AND ?",
        (*officers, days.first, days.last),
    )
    return [
        Slot(each.post, each.day, each.starts_at, each.ends_at, each.shift,
             (Duty(each.officer, each.role),))
        for each in map(stint_of, rows)
    ]  # fmt: skip
