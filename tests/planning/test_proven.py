from dataclasses import replace
from importlib.util import find_spec
from itertools import count

import pytest

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person, findings
from dutyroom.domain.planner import Candidate, Opening, Progress, Task, plan
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole
from dutyroom.planning import prove
from dutyroom.planning.proven import solved
from dutyroom.planning.wire import Request
from tests.domain.planner.months import CALENDAR, ROOM, task
from tests.planning.grids import grid

WEEK = Span("2026-11-02", "2026-11-08")
OFFICER = frozenset({DutyRole.OFFICER})
here = find_spec("ortools") is not None
with_solver = pytest.mark.skipif(not here, reason="the solver is not installed")


def nights(*people: Person) -> Task:
    """A week of nights for one officer each."""
    opened = tuple(Opening(ROOM.slots(day, 480)[1], (DutyRole.OFFICER,)) for day in WEEK)
    return Task(opened, tuple(Candidate(person, OFFICER) for person in people), CALENDAR)


@pytest.mark.skipif(here, reason="the solver is installed")
def test_without_the_solver_the_proven_way_says_how_to_get_it() -> None:
    with pytest.raises(Refusal, match="solver_missing") as refused:
        prove(nights(Person(1), Person(2)), 1, 1)
    assert refused.value.facts == {"command": "pip install 'dutyroom[solver]'"}


@with_solver
def test_a_proven_month_passes_every_check_and_nothing_is_better() -> None:
    asked, told = task(2), list[Progress]()

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return True

    made = prove(asked, 1, 60, watch)
    assert made.proven
    people = [candidate.person for candidate in asked.candidates]
    assert findings(made.slots, people, CALENDAR, asked.standards) == []
    looks = count()
    assert plan(asked, 1, 200, lambda: float(next(looks))).penalty >= made.penalty
    assert told[-1].bound == told[-1].penalty == made.penalty == sum(c.amount for c in made.costs)
    assert [each.bound for each in told] == sorted(each.bound for each in told)


@with_solver
def test_a_month_that_cannot_be_met_is_said_to_be_so() -> None:
    with pytest.raises(Refusal, match="month_unmet"):
        prove(nights(Person(1)), 1, 20)


@with_solver
def test_nobody_waiting_ends_the_process_and_keeps_the_best_so_far() -> None:
    made = prove(task(1), 1, 600, lambda progress: progress.broken < 0)
    assert made.broken == 0
    assert made.bound <= made.penalty


@with_solver
def test_called_off_before_any_plan_there_is_none() -> None:
    with pytest.raises(Refusal, match="no_plan_in_time"):
        prove(task(1), 1, 600, lambda _progress: False)


@with_solver
def test_a_plan_to_begin_from_is_not_lost() -> None:
    asked = nights(*map(Person, range(1, 5)))
    wished = replace(asked.candidates[0], wishes_off=frozenset(WEEK))
    asked = replace(asked, candidates=(wished, *asked.candidates[1:]))
    first = prove(asked, 1, 20)
    again = prove(asked, 2, 20, start=first.slots)
    assert again.penalty == first.penalty


@with_solver
def test_any_whole_number_is_a_seed() -> None:
    assert prove(nights(*map(Person, range(1, 5))), -(10**12), 20).broken == 0


@with_solver
def test_what_the_solver_stumbles_over_is_said() -> None:
    torn = replace(grid(1), may=[])
    with pytest.raises(Refusal, match="solver_failed") as refused:
        solved(Request(torn, seed=1, seconds=5), lambda _progress: True)
    assert "ValueError" in str(refused.value.facts["why"])
