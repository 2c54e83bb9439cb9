import json
import subprocess
import sys

import pytest

from dutyroom.domain.planner import Progress
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.refusal import Refusal
from dutyroom.planning import anneal
from dutyroom.planning.wire import Request
from tests.domain.planner.months import task


def test_the_built_in_planner_tells_of_a_plan_that_becomes_better() -> None:
    told = list[Progress]()

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return True

    made = anneal(task(1), 1, 2, watch)
    assert (told[-1].broken, told[-1].penalty) == (made.broken, made.penalty)
    assert (made.broken, made.penalty) < (told[0].broken, told[0].penalty)
    assert all(0 <= each.share <= 1 for each in told)


def test_nobody_waiting_ends_it_with_the_best_so_far() -> None:
    made = anneal(task(1), 1, 600, lambda progress: progress.share < 0.001)
    assert len(made.slots) == 62


def test_called_off_at_once_there_is_the_first_plan() -> None:
    assert anneal(task(1), 1, 600, lambda _progress: False).slots


def test_nothing_to_plan_is_refused_before_any_process_begins() -> None:
    with pytest.raises(Refusal, match="nothing_to_plan"):
        anneal(task(1, people=0), 1, 1)


def test_a_process_whose_lines_nobody_reads_ends() -> None:
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "dutyroom.planning"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        asked = Request(Layout(task(1)).grid(), seed=1, seconds=600, annealed=True, bound=-1)
        process.stdin.write(asked.written())
        process.stdin.close()
        assert "rows" in json.loads(process.stdout.readline())
        process.stdout.close()
        assert process.wait(timeout=10) != 0
