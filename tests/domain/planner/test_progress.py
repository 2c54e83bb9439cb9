from dataclasses import replace
from itertools import count

import pytest

from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Person
from dutyroom.domain.fairness import Stood
from dutyroom.domain.planner import Candidate, Opening, Plan, Progress, Task, plan
from dutyroom.domain.planner.bound import least_penalty
from dutyroom.domain.planner.crewing import crewed, rows_of
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.roster import DutyRole
from tests.domain.planner.months import CALENDAR, ROOM, task

WEEK = Span("2026-11-02", "2026-11-08")
OFFICER = frozenset({DutyRole.OFFICER})


def watched(asked: Task, until: int) -> tuple[list[Progress], Plan]:
    """What a watcher is told, who goes away after so many tellings."""
    told: list[Progress] = []
    looks = count()

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return len(told) < until

    return told, plan(asked, 1, 300, lambda: float(next(looks)), watch)


def nights(*candidates: Candidate) -> Task:
    """A week of nights for one officer each."""
    opened = tuple(Opening(ROOM.slots(day, 480)[1], (DutyRole.OFFICER,)) for day in WEEK)
    return Task(opened, candidates, CALENDAR)


def officer(number: int, *wishes: str, before: Stood | None = None) -> Candidate:
    """An officer who would rather be off on some days."""
    return Candidate(Person(number), OFFICER, frozenset(wishes), before or Stood())


def test_a_watcher_sees_the_plan_get_better_until_the_time_is_used() -> None:
    told, _made = watched(task(1), until=1000)
    assert 50 < len(told) <= 100
    assert [each.share for each in told] == sorted(each.share for each in told)
    costs = [(each.broken, each.penalty) for each in told]
    assert costs[-1] < costs[0]


def test_a_watcher_who_goes_away_stops_the_planner_and_the_best_so_far_stays() -> None:
    told, made = watched(task(1), until=3)
    assert len(told) == 3
    assert (made.broken, made.penalty) == (told[-1].broken, told[-1].penalty)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_pieces_of_a_penalty_make_the_whole(seed: int) -> None:
    looks = count()
    made = plan(task(seed), seed, 30, lambda: float(next(looks)))
    assert sum(cost.amount for cost in made.costs) == made.penalty > 0


def test_an_unmet_wish_is_named_with_its_day_and_its_officer() -> None:
    everybody = tuple(officer(number, "2026-11-04") for number in range(1, 5))
    looks = count()
    made = plan(nights(*everybody), 1, 100, lambda: float(next(looks)))
    (cost,) = made.costs
    assert (cost.kind, cost.day, cost.amount) == ("wish", "2026-11-04", 3)
    assert cost.officer in {1, 2, 3, 4}


def test_a_wish_nobody_can_be_granted_is_in_the_bound_so_the_planner_ends_at_once() -> None:
    everybody = tuple(officer(number, "2026-11-04") for number in range(1, 5))
    told, made = watched(nights(*everybody), until=1000)
    assert made.proven
    assert (made.bound, made.penalty) == (3, 3)
    assert len(told) < 90


def test_more_work_than_all_shares_hold_is_in_the_bound() -> None:
    often = officer(1, before=Stood(slots=9, nights=9))
    away = Person(2, leave=(Span("2026-11-02", "2026-11-04"),))
    asked = nights(often, Candidate(away, OFFICER))
    layout = Layout(replace(asked, most_days=7))
    # Seven nights are to be stood; two may do at most five, the other has his share already.
    assert least_penalty(layout, layout.grid()) == (10 + 8) * 3


def test_a_plan_laid_out_again_is_the_same_rows() -> None:
    looks = count()
    asked = task(2)
    made = plan(asked, 1, 20, lambda: float(next(looks)))
    layout = Layout(asked)
    assert tuple(crewed(layout, rows_of(layout, made.slots))) == made.slots
