"""All checks of a roster, in one walk over its slots and one over its people."""

from collections.abc import Iterable, Iterator

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks.crews import Crews
from dutyroom.domain.checks.fatigue import DAY_S, Fatigue
from dutyroom.domain.checks.finding import Finding, Odd, Reason, place
from dutyroom.domain.checks.standards import Person, Standards
from dutyroom.domain.nights import is_night, midnight
from dutyroom.domain.roster import DutyRole, Slot
from dutyroom.domain.shift_parts import unsplit


def findings(
    slots: Iterable[Slot],
    people: Iterable[Person],
    calendar: Calendar,
    standards: Standards,
    days: Span | None = None,
) -> list[Finding]:
    """What is wrong with some slots, in the order of their place.

    With `days` only what is wrong on those: give the slots of the days before too, so that rest
    and rows of nights are seen over the seam. Time grows with the slots, not with their square.
    """
    slots = list(slots)
    crews = Crews(slots, calendar, standards)
    known = {person.officer: person for person in people}
    odd = [each for slot in slots for each in crews.odd(slot)]
    for officer, duties in _duties(slots).items():
        odd.extend(_of_person(known.get(officer) or Person(officer), duties, standards))
    lit = (each.lit(standards.amber) for each in odd if days is None or each.slot.day in days)
    return sorted(lit, key=place)


def _duties(slots: list[Slot]) -> dict[int, list[tuple[Slot, DutyRole]]]:
    """Each officer's slots with the role in them, as they begin; a shift in parts is one slot."""
    found: dict[int, list[tuple[Slot, DutyRole]]] = {}
    for slot in sorted(unsplit(slots), key=lambda each: (each.starts_at, each.ends_at)):
        for duty in slot.crew:
            found.setdefault(duty.officer, []).append((slot, duty.role))
    return found


def _of_person(
    person: Person, duties: list[tuple[Slot, DutyRole]], standards: Standards
) -> Iterator[Odd]:
    until = 0
    awake = []
    for slot, role in duties:
        if slot.starts_at < until:
            yield Odd(Reason.TWO_PLACES, slot, person.officer)
        until = max(until, slot.ends_at)
        asleep = role in standards.standing_by or slot.post in standards.residents
        if not asleep:
            awake.append(slot)
        yield from absent(person, slot, asleep, standards.offset)
    yield from Fatigue(person.officer, standards.limits, standards.offset).odd(awake)


def absent(person: Person, slot: Slot, asleep: bool, offset: int) -> Iterator[Odd]:
    """Whether somebody is away, lent back, or not to be asked at night."""
    if any(_touches(slot, span, offset) for span in person.leave):
        yield Odd(Reason.ON_LEAVE, slot, person.officer)
    if person.seconded is not None and slot.day not in person.seconded:
        yield Odd(Reason.NOT_SECONDED, slot, person.officer)
    flagged = any(slot.day in span for span in person.no_nights)
    if flagged and not asleep and is_night(slot, offset):
        yield Odd(Reason.NO_NIGHTS, slot, person.officer)


def _touches(slot: Slot, days: Span, offset: int) -> bool:
    begins, ends = midnight(days.first, offset), midnight(days.last, offset) + DAY_S
    return slot.starts_at < ends and slot.ends_at > begins
