from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest

pytest.importorskip("ortools")

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, findings
from dutyroom.domain.planner import Candidate, Opening, Task, plan
from dutyroom.domain.planner.repair import repair
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.planning import mend
from tests.domain.planner.months import CALENDAR, ROOM, task

OFFICER = DutyRole.OFFICER


@pytest.fixture(scope="module")
def month() -> tuple[Task, tuple[Slot, ...]]:
    """A planned month without any finding."""
    asked, looks = task(1), count()
    made = plan(asked, 1, 300, lambda: float(next(looks)))
    assert made.broken == 0
    return asked, made.slots


def duties(slots: Sequence[Slot]) -> set[tuple[int, int, Duty]]:
    """Who does what where and when."""
    return {(slot.post, slot.starts_at, duty) for slot in slots for duty in slot.crew}


@pytest.mark.parametrize("officer", [100, 107, 113])
def test_the_fewest_changes_are_proven_and_the_plain_way_finds_as_few(
    month: tuple[Task, tuple[Slot, ...]], officer: int
) -> None:
    asked, slots = month
    away = Span("2026-10-12", "2026-10-16")
    done = mend(asked, slots, officer, away, 1, 60)
    assert (done.proven, done.left) == (True, ())
    people = [
        replace(each.person, leave=(*each.person.leave, away))
        if each.person.officer == officer
        else each.person
        for each in asked.candidates
    ]
    assert findings(done.slots, people, CALENDAR, asked.standards) == []
    plain = repair(asked, slots, officer, away, 10, lambda: 0.0)
    assert len(duties(plain.slots) - duties(slots)) == len(duties(done.slots) - duties(slots))


def test_what_nobody_can_take_is_left_open_and_early_days_stay() -> None:
    days = Span("2026-11-02", "2026-11-05")
    opened = tuple(Opening(ROOM.slots(day, 480)[0], (OFFICER,)) for day in days)
    asked = Task(opened, (Candidate(Person(1), frozenset({OFFICER})),), CALENDAR)
    slots = [replace(each.slot, crew=(Duty(1, OFFICER),)) for each in opened]
    slots[0] = replace(slots[0], crew=())
    done = mend(asked, slots, 1, Span("2026-11-04", "2026-11-04"), 1, 20)
    assert [len(slot.crew) for slot in done.slots] == [0, 1, 0, 1]
    assert [place.day for place in done.left] == ["2026-11-02", "2026-11-04"]
    assert done.proven
