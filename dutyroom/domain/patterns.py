"""Rosters by rule: whose turn it is, from a first day and an order of names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import LONGEST_SLOT_S, Duty, DutyRole, Shift, Slot

OFFSET = 480
"""Minutes east of UTC where a room has set no other."""

DayOff = Callable[[str], bool]
"""Whether an ISO date is a day off, as the calendar in force has it."""


class Round(StrEnum):
    """The days a pattern goes round on; its turns count no others."""

    EVERY_DAY = "every_day"
    WORKING_DAYS = "working_days"
    DAYS_OFF = "days_off"


@dataclass(frozen=True, slots=True)
class Turn:
    """Places in a crew that are taken in turn by an order of names."""

    roles: tuple[DutyRole, ...]
    """The role of each place, in order; so many of the order stand together."""
    order: tuple[int, ...]
    """Officers by key, in the order in which they take their turn."""
    days: int = 1
    """How many days of the round a turn lasts."""
    step: int = 1
    """How many names the order moves on from one turn to the next."""
    behind: tuple[int, ...] = ()
    """By shift, how many turns it is behind the day's first: empty is 0, 1, 2, …"""

    def crew(self, nth: int, shift: int) -> tuple[Duty, ...]:
        """Who stands on the nth day of the round, counted from 0, in one of its shifts."""
        behind = self.behind[shift] if self.behind else shift
        at = (nth // self.days - behind) * self.step
        return tuple(
            Duty(self.order[(at + place) % len(self.order)], role)
            for place, role in enumerate(self.roles)
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """One post's roster by rule, from its first day on."""

    post: int
    first: str
    """ISO date of the first turn."""
    shifts: tuple[Shift, ...]
    turns: tuple[Turn, ...]
    round: Round = Round.EVERY_DAY
    shifts_off: tuple[Shift, ...] = ()
    """The shifts of a day off, where they are others; as many as `shifts` or fewer."""
    stay: int = 1
    """Days from one slot to the next: more than one for residents, whose slot lasts as long."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A dated exception to a pattern: somebody else stands, or nobody."""

    post: int
    day: str
    shift: str
    outgoing: int
    incoming: int = 0
    """0 is nobody: the place stays empty."""


def month_of(day: str) -> Span:
    """The month an ISO date (or `2026-12`) lies in, from its first day to its last."""
    from dateutil.relativedelta import relativedelta

    first = date.fromisoformat(f"{day[:7]}-01")
    return Span(first.isoformat(), (first + relativedelta(day=31)).isoformat())


def planned(
    pattern: Pattern, days: Span, day_off: DayOff | None = None, offset: int = OFFSET
) -> Iterator[Slot]:
    """The slots of a pattern whose duty day is among some days, in the order they begin.

    Raises `Refusal("pattern_wrong", post=…)` for a pattern that cannot be, "day_off_unknown" for
    one that asks for days off without a calendar, and whatever `day_off` raises.
    """
    _check(pattern)
    if day_off is None:
        day_off = _nobody_knows
    for nth, day in _round(pattern, days.last, day_off):
        if day < days.first or nth % pattern.stay:
            continue
        shifts = pattern.shifts
        if pattern.shifts_off and day_off(day):
            shifts = pattern.shifts_off
        for number, shift in enumerate(shifts):
            crew = tuple(duty for turn in pattern.turns for duty in turn.crew(nth, number))
            yield Slot(
                pattern.post, day, _at(day, shift.starts, offset), _at(day, shift.ends, offset),
                shift.name, crew,
            )  # fmt: skip


def replaced(slots: Iterable[Slot], replacements: Iterable[Replacement]) -> list[Slot]:
    """The slots after exceptions; those of slots that are not here say nothing.

    Raises `Refusal("replacement_unmet")` where who is replaced does not stand in the slot, and
    "officer_twice_in_slot" where who replaces stands there already; both with `post` and `day`.
    """
    wanted: dict[tuple[int, str, str], list[Replacement]] = {}
    for each in replacements:
        wanted.setdefault((each.post, each.day, each.shift), []).append(each)
    made = []
    for slot in slots:
        for exception in wanted.get((slot.post, slot.day, slot.shift), ()):
            slot = _replaced(slot, exception)
        made.append(slot)
    return made


def excepted(slots: Iterable[Slot], replacements: Iterable[Replacement]) -> list[Slot]:
    """The slots after those exceptions that still fit, one after the other.

    Who no longer stands in a slot by its pattern needs nobody instead.
    """
    made = list(slots)
    for each in replacements:
        made = [_replaced(slot, each) if fits(slot, each) else slot for slot in made]
    return made


def fits(slot: Slot, exception: Replacement) -> bool:
    """Whether an exception changes a slot: who is replaced stands there, who replaces does not."""
    if (slot.post, slot.day, slot.shift) != (exception.post, exception.day, exception.shift):
        return False
    officers = [duty.officer for duty in slot.crew]
    return exception.outgoing in officers and exception.incoming not in officers


def _replaced(slot: Slot, exception: Replacement) -> Slot:
    officers = [duty.officer for duty in slot.crew]
    if exception.outgoing not in officers:
        raise Refusal("replacement_unmet", post=slot.post, day=slot.day)
    if exception.incoming in officers:
        raise Refusal("officer_twice_in_slot", post=slot.post, day=slot.day)
    crew = (
        replace(duty, officer=exception.incoming) if duty.officer == exception.outgoing else duty
        for duty in slot.crew
    )
    return replace(slot, crew=tuple(duty for duty in crew if duty.officer))


def _at(day: str, minutes: int, offset: int) -> int:
    return Moment.from_day(date.fromisoformat(day), minutes * 60, offset).at


def _nobody_knows(day: str) -> bool:
    raise Refusal("day_off_unknown", day=day)


def _round(pattern: Pattern, last: str, day_off: DayOff) -> Iterator[tuple[int, str]]:
    """The days of the round from its first, each with its number counted from 0."""
    from dateutil.rrule import DAILY, rrule

    first, until = (datetime.fromisoformat(day) for day in (pattern.first, last))
    every = (each.date().isoformat() for each in rrule(DAILY, dtstart=first, until=until))
    if pattern.round is Round.EVERY_DAY:
        return enumerate(every)
    wants_off = pattern.round is Round.DAYS_OFF
    return enumerate(day for day in every if day_off(day) is wants_off)


def _check(pattern: Pattern) -> None:
    lengths = [shift.ends - shift.starts for shift in (*pattern.shifts, *pattern.shifts_off)]
    fitting = all(0 < length * 60 <= LONGEST_SLOT_S for length in lengths)
    counted = pattern.stay > 0 and len(pattern.shifts_off) <= len(pattern.shifts)
    turning = all(_turns(turn, len(pattern.shifts)) for turn in pattern.turns)
    if not (pattern.turns and pattern.shifts and fitting and counted and turning):
        raise Refusal("pattern_wrong", post=pattern.post)


def _turns(turn: Turn, shifts: int) -> bool:
    """Whether a turn can be taken: enough names, each once, and a beginning for every shift."""
    named = len(set(turn.order)) == len(turn.order) >= len(turn.roles) > 0
    return named and turn.days > 0 and turn.step > 0 and len(turn.behind) in (0, shifts)
