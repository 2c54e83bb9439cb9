"""What a trade breaks: what is wrong afterwards with its two officers' duties, and was not."""

from collections.abc import Iterable

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.checks import Finding, Person, Reason, Standards, findings
from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import key_of_slot
from dutyroom.domain.trades.trade import Offer


def broken(
    offer: Offer,
    around: Iterable[Slot],
    after: Iterable[Slot],
    people: Iterable[Person],
    calendar: Calendar,
    standards: Standards,
) -> list[Finding]:
    """The findings of both officers that a trade adds or makes graver, by their place.

    `around` are the slots of both as they are, some weeks before and after; `after` those the
    trade leaves in place of its own.
    """
    after, people = list(after), list(people)
    gone = {stint.key for stint in offer.stints}
    before = list(around)
    stay = [slot for slot in before if key_of_slot(slot) not in gone]
    known = {_place(each): each for each in findings(before, people, calendar, standards)}
    return [
        each
        for each in findings([*stay, *after], people, calendar, standards)
        if each.officer in offer.parties and _graver(each, known.get(_place(each)))
    ]


def _place(found: Finding) -> tuple[Reason, int, int, int]:
    return found.reason, found.officer, found.post, found.starts_at


def _graver(found: Finding, before: Finding | None) -> bool:
    if before is None:
        return True
    more = found.found - before.found
    return more < 0 if found.reason is Reason.SHORT_REST else more > 0
