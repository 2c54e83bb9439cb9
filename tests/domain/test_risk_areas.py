"""Where somebody comes from, how grave that is, and for how many days it matters."""

import pytest

from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.risk_areas import (
    RiskArea,
    RiskLevel,
    RiskMap,
    arrival,
    last_part,
    level_area,
)

WUHAN = RiskArea("湖北省武汉市", RiskLevel.RED, "2026-11-01")
JIANGHAN = RiskArea("武汉市江汉区", RiskLevel.ORANGE, "2026-11-01")
HUBEI = RiskArea("湖北省", RiskLevel.BLUE, "2026-11-01")
XINJIANG = RiskArea("新疆维吾尔自治区", RiskLevel.YELLOW, "2026-11-01")
OSLO = RiskArea("Oslo", RiskLevel.GREEN, "2026-11-01")
MAP = RiskMap([WUHAN, JIANGHAN, HUBEI, XINJIANG, OSLO])


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("湖北省武汉市", "武汉"), ("武汉", "武汉"), ("青岛市市北区", "市北"), ("广州市", "广州"),
        ("新疆维吾尔自治区", "新疆"), ("北京市新发地", "新发地"), ("Oslo", "oslo"), ("市", "市"),
    ],
)  # fmt: skip
def test_an_area_is_recognised_by_the_last_part_of_its_name(name: str, part: str) -> None:
    assert last_part(name) == part


@pytest.mark.parametrize(
    ("origin", "area"),
    [
        ("武汉", WUHAN), ("武汉市", WUHAN), ("湖北武汉", WUHAN), ("湖北", HUBEI),
        ("湖北黄冈", HUBEI), ("武汉江汉区", JIANGHAN), ("武汉市江汉", JIANGHAN),
        ("新疆", XINJIANG), ("OSLO", OSLO), ("东店村", None), ("", None),
    ],
)  # fmt: skip
def test_of_the_areas_an_origin_names_the_smallest_counts(
    origin: str, area: RiskArea | None
) -> None:
    assert MAP.area_of(origin) == area


def test_of_two_areas_of_one_name_the_gravest_counts() -> None:
    chaoyang = [RiskArea("北京市朝阳区", RiskLevel.GREEN, "2026-11-01"),
                RiskArea("长春市朝阳区", RiskLevel.RED, "2026-11-01")]  # fmt: skip
    assert RiskMap(chaoyang).area_of("朝阳") == chaoyang[1]
    assert RiskMap(reversed(chaoyang)).area_of("朝阳") == chaoyang[1]


def test_only_a_green_area_asks_for_no_isolation() -> None:
    assert [each.isolates for each in RiskLevel] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("arrived", "policy", "number", "isolates"),
    [
        ("2026-11-22", Policy(), 1, True),
        ("2026-11-09", Policy(), 14, True),
        ("2026-11-08", Policy(), 15, False),
        ("2026-11-08", Policy(first_number=0), 14, True),
        ("2026-11-15", Policy(days=7), 8, False),
    ],
)
def test_an_arrival_counts_its_days_as_the_policy_does(
    arrived: str, policy: Policy, number: int, isolates: bool
) -> None:
    found = arrival(WUHAN, arrived, "2026-11-22", policy)
    assert (found.number, found.days, found.isolates) == (number, policy.days, isolates)


@pytest.mark.parametrize(
    ("area", "code"),
    [
        (RiskArea("", RiskLevel.RED, "2026-11-01"), "area_name_missing"),
        (RiskArea("武汉", RiskLevel.RED, ""), "day_unreadable"),
    ],
)
def test_an_area_needs_a_name_and_a_day(area: RiskArea, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        level_area(area)
    assert refused.value.code == code
