from dataclasses import replace

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, Reason
from dutyroom.domain.planner import Candidate
from dutyroom.domain.planner.holes import Replacement, replacements
from dutyroom.domain.planner.task import USUAL
from dutyroom.domain.roster import Duty, DutyRole, Slot
from tests.domain.planner.months import CALENDAR, ROOM

OFFICER = DutyRole.OFFICER
HOUR_S = 3600


def slot(day: str, night: bool, *officers: int) -> Slot:
    """A day or a night of the room, with a crew."""
    return replace(
        ROOM.slots(day, 480)[night], crew=tuple(Duty(each, OFFICER) for each in officers)
    )


def somebody(officer: int, *leave: Span, role: DutyRole = OFFICER) -> Candidate:
    """Somebody who may stand."""
    return Candidate(Person(officer, leave), frozenset({role}))


def ranked(*candidates: Candidate, around: tuple[Slot, ...]) -> list[Replacement]:
    """Who could stand on the day of 5 November."""
    hole = slot("2026-11-05", False)
    return replacements(hole, OFFICER, around, candidates, CALENDAR, USUAL)


def test_who_is_farthest_from_other_duties_comes_first() -> None:
    around = (
        slot("2026-11-03", False, 1),
        slot("2026-11-04", False, 2),
        slot("2026-11-07", False, 1, 3),
        slot("2026-11-12", False, 2),
    )
    found = ranked(*map(somebody, (1, 2, 3, 4)), around=around)
    assert [(each.officer, each.gap_s) for each in found] == [
        (4, None),
        (1, 36 * HOUR_S),
        (3, 36 * HOUR_S),
        (2, 12 * HOUR_S),
    ]
    assert all(not each.reasons for each in found)


def test_who_would_break_a_rule_comes_last_with_the_reason() -> None:
    around = (
        slot("2026-11-04", False, 1),
        slot("2026-11-04", True, 1),
        slot("2026-11-05", True, 2),
    )
    away = somebody(3, Span("2026-11-05", "2026-11-05"))
    found = ranked(somebody(1), somebody(2), away, somebody(4), around=around)
    assert found[0] == Replacement(4, None)
    assert {each.officer: (each.gap_s, each.reasons) for each in found[1:]} == {
        1: (0, (Reason.CONSECUTIVE_DUTY,)),
        2: (0, (Reason.LONG_DAY,)),
        3: (None, (Reason.ON_LEAVE,)),
    }


def test_what_is_wrong_without_the_hole_is_not_held_against_anybody() -> None:
    around = (slot("2026-11-01", True, 1), slot("2026-11-02", False, 1))
    (found,) = ranked(somebody(1), around=around)
    assert found.reasons == ()


def test_other_roles_and_who_stands_there_already_are_left_out() -> None:
    other = somebody(1, role=DutyRole.LEADER)
    assert ranked(other, somebody(2), around=(slot("2026-11-05", False, 2),)) == []
