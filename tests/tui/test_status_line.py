"""The status line says the most it can in the cells there are, and the most urgent always."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.store.room import Room, opened
from dutyroom.store.timers import DueTimer, Of
from dutyroom.tui.pages.status import status_of
from dutyroom.tui.paint.lines import run, width_of
from dutyroom.tui.paint.status import Status, status_line
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.standing import standing
from tests.tui.duty_desk import new_room

FACTS = ("!出动 +00:12", "⇑王五", "◆热线 04:03", "◆复测2 +02:11", "▽静默2", "●链完好")
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
    assert ("云江区应急值班室" in shown) or ("云" not in shown and "…" not in shown)


def test_what_is_less_urgent_gives_way_first() -> None:
    assert "▽静默2" not in line(66)
    assert FACTS[1] in line(66)
    assert FACTS[2] in line(72)
    assert "11-23" not in line(80)
    assert all(each in line(120) for each in (*FACTS, "11-23", "云江区应急值班室"))


LEADER = "王五"
LATE, SOON = -660, 120
TURNOUT = DueTimer(Of.MATTER, "turnout", "m", 0, "1122-01", "猫在树上", 0, 0, 0, kind="height")
GATE = DueTimer(Of.SILENCE, "post", "", 7, "", "东店一号卡口", 2, 0, 0)
HOTLINE = DueTimer(Of.SILENCE, "hotline", "", 0, "", "", 2, 0, 0)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with opened(new_room(tmp_path_factory.mktemp("status") / "room.db")) as room:
        yield room


@pytest.mark.parametrize(
    ("timers", "said"),
    [
        ([(GATE, SOON)], []),
        ([(GATE, LATE)], []),
        ([(HOTLINE, SOON)], ["◆Hotline 02:00"]),
        ([(TURNOUT, LATE)], ["!Turnout +11:00", "⇑王五"]),
        ([(TURNOUT, -60), (GATE, LATE)], ["!Turnout +01:00"]),
        ([(TURNOUT, LATE), (HOTLINE, SOON)], ["!Turnout +11:00", "⇑王五", "◆Hotline 02:00"]),
    ],
)
def test_gates_are_only_counted_and_the_leader_stands_right_after_what_has_gone_to_him(
    room: Room, timers: list[tuple[DueTimer, int]], said: list[str]
) -> None:
    now = standing(room, broken=False)
    due = (replace(each, due_at=now.now + seconds) for each, seconds in timers)
    now = replace(now, leader=LEADER, timers=tuple(due))
    assert [text for text, _tone in status_of(room, now, "Today").facts] == [*said, "●sound"]
