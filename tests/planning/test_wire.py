from dataclasses import replace

from dutyroom.domain.planner.costs import faults
from dutyroom.domain.planner.layout import Layout
from dutyroom.planning.wire import Request, read
from tests.domain.planner.months import task
from tests.planning.grids import grid


def test_a_request_read_back_asks_the_same() -> None:
    asked = Request(grid(1), seed=7, seconds=2.5, workers=3, start=[[0, 1, 2, 0]] * 2)
    again = read(asked.written())
    assert again.written() == asked.written()
    assert (again.seed, again.seconds, again.workers, again.start) == (7, 2.5, 3, asked.start)
    assert faults(again.grid, [[0, 1, 2, 0]] * 2) == faults(asked.grid, [[0, 1, 2, 0]] * 2)


def test_what_rows_share_travels_once() -> None:
    asked = Request(Layout(task(1)).grid(), seed=1, seconds=1)
    (first, *_) = asked.grid.rows
    alone = replace(asked, grid=replace(asked.grid, rows=(first,) * len(asked.grid.rows)))
    assert len(asked.written()) < 3 * len(alone.written())
