"""Areas with levels by date, and who arrives from them."""

from dataclasses import replace

import pytest

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.store.rebuild import rebuild
from tests.store.clocks import Hands
from tests.store.sample import NOW, PERSON, begin

DAY_S = 86_400
EARLY = RiskArea("湖北省武汉市", RiskLevel.ORANGE, "2026-10-01", "省通报")
WUHAN = RiskArea("湖北省武汉市", RiskLevel.RED, "2026-11-05")
LATER = RiskArea("湖北省武汉市", RiskLevel.GREEN, "2027-01-01")
CLEAR = RiskArea("丽水市", RiskLevel.GREEN, "2026-11-01")
FROM_THERE = replace(PERSON, direction=Direction.IN, origin="武汉")


def test_an_area_has_on_each_day_the_level_that_began_last() -> None:
    room = begin()
    for area in (CLEAR, EARLY, LATER, WUHAN):
        assert room.risk_areas.level(area) is not None
    assert room.risk_areas.level(WUHAN) is None
    assert [each.area for each in room.risk_areas.current("2026-11-22")] == [WUHAN, CLEAR]
    assert [each.area for each in room.risk_areas.current("2026-10-31")] == [EARLY]
    assert [each.area for each in room.risk_areas.history(WUHAN.name)] == [LATER, WUHAN, EARLY]
    corrected = replace(WUHAN, level=RiskLevel.YELLOW)
    room.risk_areas.level(corrected)
    assert room.risk_areas.on("2026-11-22").area_of("武汉") == corrected
    assert rebuild(room).differed == ()


@pytest.mark.parametrize(
    ("now", "earlier", "number"),
    [
        (FROM_THERE, None, 1),
        (replace(FROM_THERE, direction=Direction.OUT), None, None),
        (replace(FROM_THERE, origin="丽水"), None, None),
        (replace(FROM_THERE, origin="东店"), None, None),
        (replace(FROM_THERE, origin=""), None, None),
        (replace(FROM_THERE, origin=""), replace(FROM_THERE, at=NOW - 4 * DAY_S), 5),
        (replace(FROM_THERE, origin=""), replace(FROM_THERE, at=NOW - 13 * DAY_S), 14),
        (replace(FROM_THERE, origin=""), replace(FROM_THERE, at=NOW - 14 * DAY_S), None),
        (
            replace(FROM_THERE, origin="", phone="19900000077"),
            replace(FROM_THERE, at=NOW - DAY_S),
            None,
        ),
    ],
)
def test_who_arrived_from_such_an_area_is_isolated_until_the_days_have_passed(
    now: Passage, earlier: Passage | None, number: int | None
) -> None:
    room = begin(clock=Hands())
    for area in (EARLY, WUHAN, CLEAR):
        room.risk_areas.level(area)
    for each in (earlier, now):
        if each is not None:
            line = room.checkpoint.register(each)
    found = room.risk_areas.arrival(line.passage)
    isolated = found is not None and found.isolates
    assert isolated is (number is not None)
    if found is not None and isolated:
        assert (found.area.name, found.number, found.days) == (WUHAN.name, number, 14)
