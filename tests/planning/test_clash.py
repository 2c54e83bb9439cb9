from dataclasses import replace

import pytest

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, Reason
from dutyroom.domain.planner import Candidate, Opening, Task
from dutyroom.domain.planner.clash import Out, Rule
from dutyroom.domain.roster import DutyRole
from dutyroom.planning import clash
from tests.domain.planner.months import CALENDAR, ROOM, task

OFFICER = DutyRole.OFFICER
WEEK = Span("2026-11-02", "2026-11-08")


def week(*people: Person, night: bool = False) -> Task:
    """One officer each day, or each night."""
    opened = tuple(Opening(ROOM.slots(day, 480)[night], (OFFICER,)) for day in WEEK)
    everybody = tuple(Candidate(person, frozenset({OFFICER})) for person in people)
    return Task(opened, everybody, CALENDAR)


def test_a_day_that_lacks_people_is_told_without_the_solver() -> None:
    found = clash(week(Person(1, leave=(Span("2026-11-04", "2026-11-05"),))), 1, 10)
    assert found
    assert [place.day for place in found.places] == ["2026-11-04"]


def test_a_month_that_can_be_met_has_no_clash() -> None:
    pytest.importorskip("ortools")
    assert clash(task(1), 1, 30) is None


def test_nobody_waiting_ends_the_search() -> None:
    pytest.importorskip("ortools")
    assert clash(week(Person(1)), 1, 600, lambda _progress: False) is None


def test_one_alone_cannot_stand_more_days_in_a_row_than_are_allowed() -> None:
    pytest.importorskip("ortools")
    found = clash(week(Person(1)), 1, 20)
    assert found
    assert (len(found.places), found.out, found.rules) == (6, (), (Rule.DAYS,))


def test_nights_in_a_row_and_a_leave_clash_and_others_are_not_named() -> None:
    pytest.importorskip("ortools")
    away = Span("2026-11-03", "2026-11-08")
    other = Person(3, leave=(Span("2026-11-02", "2026-11-02"),), no_nights=(WEEK,))
    found = clash(week(Person(1), Person(2, leave=(away,)), other, night=True), 1, 20)
    assert found
    assert len(found.places) == 4
    assert found.rules == (Rule.NIGHTS,)
    assert {out.officer for out in found.out} == {2, 3}
    assert Out(3, (Reason.NO_NIGHTS,)) in found.out


def test_rest_between_a_night_and_a_day_is_named() -> None:
    pytest.importorskip("ortools")
    night = ROOM.slots("2026-11-02", 480)[1]
    day = ROOM.slots("2026-11-03", 480)[0]
    asked = replace(
        week(Person(1)), openings=(Opening(night, (OFFICER,)), Opening(day, (OFFICER,)))
    )
    found = clash(asked, 1, 20)
    assert found
    assert ([place.day for place in found.places], found.rules) == (
        ["2026-11-02", "2026-11-03"],
        (Rule.REST,),
    )
