"""What each board looks like, kept as text: at both sizes, in both languages, without colour.

After a change that is meant: pytest tests/tui/test_pictures.py --snapshot-update
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call, Category, Outcome, Urgency
from dutyroom.domain.matters.matter import Matter
from dutyroom.i18n import _
from tests.tui.duty_desk import GATE, NOW, Desk, at_desk, new_room

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
BOARDS = ("today", "hotline", "checkpoint", "roster", "officers", "journal")
RANDOM = re.compile(r"\b[0-9a-f]{12}\b|\b[0-9a-f]{16}\b|[0-9a-f]{4}(?=…)")
"""Seals and names of books differ from run to run."""


class Picture(SingleFileSnapshotExtension):
    """One text file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(autouse=True)
def before_the_first_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture is that of the first moments, however slow the machine."""
    monkeypatch.setattr("dutyroom.tui.app.REST_S", 3600.0)


@asynccontextmanager
async def sight(path: Path, board: str, size: str, language: str) -> AsyncIterator[Desk]:
    """A board of a room in which a few things have happened."""
    room = new_room(path / "room.db")
    at = NOW // 1000
    room.hotline.receive(
        Call(
            "地下车库积水约30厘米,有人受困。", at - 900, phone="19900001234", caller="王五",
            category=Category.DRAINAGE, urgency=Urgency.IMMEDIATE, place="近江社区",
            outcome=Outcome.FOLLOW_UP,
        )
    )  # fmt: skip
    wrong = room.hotline.receive(Call("打错了", at - 300, category=Category.NUISANCE))
    room.hotline.strike(wrong.subject, "误登")
    for minutes, name, tenths in (
        (90, "李静", 365),
        (15, "阿依古丽·买买提", 378),
        (1, "赵六", 364),
    ):
        passage = Passage(
            at - minutes * 60, 480, GATE.key, Direction.IN, tenths, name=name, phone="19900004321"
        )
        room.checkpoint.register(passage)
    room.preferences.keep("gate_post", str(GATE.key))
    async with at_desk(room, board, size=SIZES[size], language=language) as desk:
        await desk.pilot.pause(0.1)
        await desk.wait(lambda: _("checking…") not in desk.text)
        yield desk


def drawn(desk: Desk) -> str:
    """The glass as text, without what differs from run to run."""
    lines = (RANDOM.sub(lambda found: "#" * len(found[0]), line).rstrip() for line in desk.lines)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("board", BOARDS)
async def test_a_board_looks_as_it_did(
    board: str, size: str, language: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with sight(tmp_path, board, size, language) as desk:
        assert drawn(desk) == snapshot(extension_class=Picture)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_call_form_looks_as_it_did(
    size: str, language: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with sight(tmp_path, "today", size, language) as desk:
        await desk.press("f2")
        await desk.wait(lambda: "11-22 22:30" in desk.text)
        assert drawn(desk) == snapshot(extension_class=Picture)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["escape", "f5", "f7"], ids=["today", "timers", "since"])
async def test_what_is_urgent_due_and_new_looks_as_it_did(
    key: str, size: str, language: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    room = new_room(tmp_path / "room.db")
    at = NOW // 1000
    for matter in (
        Matter("height", "猫在树上，主人请求帮助", at - 732, place="湖滨路3号"),
        Matter("danger", "水库坝体渗水", at - 5400, place="闲林水库"),
        Matter("water", "停水小区送水", at - 48),
        Matter("other", "路灯不亮", at - 3600, due_at=at + 1500),
    ):
        room.matters.open(matter)
    async with at_desk(room, "today", size=SIZES[size], language=language) as desk:
        await desk.press(key)
        await desk.pilot.pause(0.1)
        assert drawn(desk) == snapshot(extension_class=Picture)


@pytest.mark.parametrize("board", BOARDS)
async def test_a_board_says_the_same_without_colour(
    board: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lit").mkdir()
    (tmp_path / "grey").mkdir()
    async with sight(tmp_path / "lit", board, "80x24", "zh") as desk:
        lit = drawn(desk)
    monkeypatch.setenv("NO_COLOR", "1")
    async with sight(tmp_path / "grey", board, "80x24", "zh") as desk:
        strips = desk.app.screen._compositor.render_strips()
        colours = {
            part.triplet
            for strip in strips
            for segment in strip.apply_filter(desk.app._filters[0], desk.app.background_colors[0])
            if segment.style
            for part in (segment.style.color, segment.style.bgcolor)
            if part is not None and part.triplet is not None
        }
        assert drawn(desk) == lit
    assert colours
    assert all(each.red == each.green == each.blue for each in colours)
