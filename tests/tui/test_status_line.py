"""The status line says the most it can in the cells there are, and the most urgent always."""

import pytest

from dutyroom.tui.paint.lines import run, width_of
from dutyroom.tui.paint.status import Status, status_line
from dutyroom.tui.paint.tones import Tone

FACTS = ("!出动 +00:12", "◆东门卡口 04:03", "⇑王五", "◆复测2 +02:11", "▽静默2", "●链完好")
STATUS = Status(
    "云江区应急值班室", "事项", "11-23 周一 05:14", "张三",
    tuple(run(each, Tone.BAR) for each in FACTS),
)  # fmt: skip


def line(width: int) -> str:
    return "".join(text for text, _tone in status_line(STATUS, width))


@pytest.mark.parametrize("width", range(44, 140))
def test_board_officer_hour_the_most_urgent_and_the_chain_stand_at_every_width(width: int) -> None:
    shown = line(width)
    for each in ("事项", "张三", FACTS[0], FACTS[-1], "05:14"):
        assert each in shown
    assert width_of(status_line(STATUS, width)) == width


def test_what_is_less_urgent_gives_way_first() -> None:
    assert "▽静默2" not in line(66)
    assert FACTS[1] in line(66)
    assert "11-23" not in line(80)
    assert all(each in line(120) for each in (*FACTS, "11-23", "云江区应急值班室"))
