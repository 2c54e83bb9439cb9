import json
from io import StringIO

import pytest

pytest.importorskip("ortools")

from dutyroom.domain.planner.costs import faults
from dutyroom.planning.solve import answer
from dutyroom.planning.wire import Request
from tests.planning.grids import best, grid


@pytest.mark.parametrize("seed", range(60))
def test_the_model_has_the_same_best_plan_as_trying_all(seed: int) -> None:
    asked, out = grid(seed), StringIO()
    answer(Request(asked, seed=1, seconds=10, workers=1), out)
    *told, last = map(json.loads, out.getvalue().splitlines())
    found = best(asked)
    assert last["ended"] == ("INFEASIBLE" if found is None else "OPTIMAL")
    if found is not None:
        rows = [line["rows"] for line in told if "rows" in line][-1]
        assert faults(asked, rows) == (0, found)
        assert last["bound"] == found
