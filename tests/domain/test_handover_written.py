"""What is typed into the draft of a handover, read line by line."""

import pytest

from dutyroom.domain.handover import written
from dutyroom.domain.handover.draft import Condition, Supply
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal

NOW = Moment(1_795_391_999, 480)
"""2026-11-23 07:59:59 in China."""
MORNING = 1_795_392_000


@pytest.mark.parametrize(
    ("line", "supply"),
    [
        ("对讲机 8 台", Supply("对讲机", 8, "台")),
        ("对讲机8台", Supply("对讲机", 8, "台")),
        ("对讲机　８　台", Supply("对讲机", 8, "台")),
        ("95号汽油20升", Supply("95号汽油", 20, "升")),
        ("A3纸 2 包", Supply("A3纸", 2, "包")),
        ("钥匙 3", Supply("钥匙", 3)),
        ("备用手电", Supply("备用手电", -1)),
    ],
)
def test_a_supply_is_a_name_a_number_and_a_unit(line: str, supply: Supply) -> None:
    assert written.supplies(f"\n {line} \n") == (supply,)
    assert written.supplies(written.supply_line(supply)) == (supply,)


@pytest.mark.parametrize("between", ["，", ",", "、", "； ", ";", "\n"])
def test_supplies_on_one_line_are_several_things(between: str) -> None:
    typed = f"对讲机８台{between}充电器 3 个"
    assert written.supplies(typed) == (Supply("对讲机", 8, "台"), Supply("充电器", 3, "个"))


@pytest.mark.parametrize("part", ["12", "１２", "对讲机8台充电器3个"])
def test_a_supply_nobody_can_read_is_refused_but_kept_while_it_is_typed(part: str) -> None:
    with pytest.raises(Refusal) as refusal:
        written.supplies(f"钥匙 3，{part}")
    assert (refusal.value.code, refusal.value.facts) == ("supply_unreadable", {"text": part})
    assert written.supplies(part, strict=False)


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        ("东门封闭", Condition("东门封闭")),
        ("东门封闭 / 08:00", Condition("东门封闭", MORNING)),
        ("东门封闭／明天08:00", Condition("东门封闭", MORNING + 86_400)),
        ("A/B 栋停电", Condition("A/B 栋停电")),
        ("A/B 栋停电 / 08:00", Condition("A/B 栋停电", MORNING)),
    ],
)
def test_a_condition_may_have_a_limit_after_a_stroke(line: str, condition: Condition) -> None:
    assert written.conditions(line, NOW) == (condition,)
    again = written.condition_line(condition, 480)
    assert written.conditions(again, NOW) == (condition,)


def test_a_limit_nobody_can_read_is_refused_but_kept_while_it_is_typed() -> None:
    with pytest.raises(Refusal) as refusal:
        written.conditions("东门封闭 / 以后", NOW)
    assert refusal.value.code == "moment_unreadable"
    kept = written.conditions("东门封闭 / 以后", NOW, strict=False)
    assert kept == (Condition("东门封闭 / 以后"),)
