from dataclasses import replace

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, Reason
from dutyroom.domain.planner import Candidate, Opening, Task
from dutyroom.domain.planner.clash import Out, clashes
from dutyroom.domain.roster import Duty, DutyRole
from tests.domain.planner.months import CALENDAR, ROOM, task

OFFICER, CHIEF, SEAT = DutyRole.OFFICER, DutyRole.SUPERVISOR, DutyRole.SEAT
DAY, NIGHT = ROOM.slots("2026-11-04", 480)
AWAY = Span("2026-11-03", "2026-11-05")


def somebody(number: int, *roles: DutyRole, leave: tuple[Span, ...] = ()) -> Candidate:
    """Somebody who may stand."""
    return Candidate(Person(number, leave), frozenset(roles))


def asked(*candidates: Candidate, day: tuple[DutyRole, ...] = (CHIEF, OFFICER)) -> Task:
    """One day to be filled, and one seat at night."""
    return Task((Opening(DAY, day), Opening(NIGHT, (SEAT,))), candidates, CALENDAR)


def test_a_month_with_people_enough_has_no_clash() -> None:
    assert clashes(task(1)) == []


def test_a_place_without_anybody_says_why_each_is_out() -> None:
    (clash,) = clashes(
        asked(somebody(1, CHIEF, leave=(AWAY,)), somebody(2, OFFICER), somebody(3, SEAT))
    )
    ((place),) = clash.places
    assert (place.day, place.role, place.needed, clash.able) == ("2026-11-04", CHIEF, 1, ())
    assert clash.out == (
        Out(1, (Reason.ON_LEAVE,)),
        Out(2, (Reason.ROLE_MISSING,)),
        Out(3, (Reason.ROLE_MISSING,)),
    )


def test_one_for_two_places_is_too_few_and_the_third_place_is_not_named() -> None:
    (clash,) = clashes(asked(somebody(1, CHIEF, OFFICER), somebody(2, SEAT)))
    assert [place.role for place in clash.places] == [CHIEF, OFFICER]
    assert (clash.able, clash.out) == ((1,), (Out(2, (Reason.ROLE_MISSING,)),))


def test_somebody_moves_on_before_a_place_is_called_empty() -> None:
    people = somebody(1, CHIEF, OFFICER), somebody(2, CHIEF), somebody(3, SEAT)
    assert clashes(asked(*people)) == []


def test_who_stood_the_night_before_is_not_rested() -> None:
    night = replace(ROOM.slots("2026-11-03", 480)[1], crew=(Duty(1, OFFICER),))
    short = asked(somebody(1, OFFICER), somebody(3, SEAT), day=(OFFICER,))
    assert clashes(short) == []
    (clash,) = clashes(replace(short, past=(night,)))
    assert clash.out[0] == Out(1, (Reason.SHORT_REST,))
