"""What a change of some crews would break, without a walk over the whole month."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Finding, findings
from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import key_of_slot
from dutyroom.store.rostering.book import SEAM, MonthBook

_DAY = timedelta(days=1)


def broken_by(book: MonthBook, slots: Iterable[Slot]) -> list[Finding]:
    """What is wrong with a month only once some slots have these crews.

    Time grows with the crews and their duties, not with the month.
    """
    changed = {key_of_slot(slot): slot for slot in slots}
    if not changed:
        return []
    days = sorted(date.fromisoformat(slot.day) for slot in changed.values())
    near = Span((days[0] - SEAM).isoformat(), (days[-1] + SEAM).isoformat())
    old = {key_of_slot(slot): slot for slot in _near(book, changed.values(), days, near)}
    room, calendar = book.room, book.calendar()
    people, standards = room.roster_rules.people(near), room.roster_rules.standards()
    before = set(findings(old.values(), people, calendar, standards))
    after = findings({**old, **changed}.values(), people, calendar, standards)
    return [each for each in after if each not in before]


def _near(book: MonthBook, slots: Iterable[Slot], days: list[date], near: Span) -> Iterator[Slot]:
    """The slots as they are, their officers' other ones, and the leaders' of these days."""
    crews = [(slot, book.crew(slot)) for slot in slots]
    officers = {duty.officer for slot, crew in crews for duty in (*slot.crew, *(crew or ()))}
    yield from book.of_officers(officers, near.first, near.last)
    first, last = (days[0] - _DAY).isoformat(), (days[-1] + _DAY).isoformat()
    for post in book.room.roster_rules.standards().leader_posts:
        yield from book.slots_of_post(post, first, last)
    for slot, crew in crews:
        if crew is not None:
            yield replace(slot, crew=crew)
