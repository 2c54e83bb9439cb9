"""From the ring of the phone to a unit on its way: the keys are counted, and the README says so."""

import re
from pathlib import Path

import pytest

from dutyroom.domain.matters.matter import State
from dutyroom.domain.units import Unit
from dutyroom.store.room import Room
from dutyroom.tui.forms.matter import MatterForm
from tests.__main__ import ROOT
from tests.tui.duty_desk import NOW, at_desk, new_room

AT = NOW // 1000
TEXT, PLACE = "cat on the roof, will not come down", "湖滨路3号"
"""Free text: what the caller says, and where."""
KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("f2",)),
    ("text", ()),
    ("", ("tab",) * 4),
    ("place", ()),
    ("category", ("tab", "tab", "6")),
    ("", ("f8",)),
    ("unit", ("x", "f", "z")),
    ("", ("f5",)),
)
"""The keys besides the free text, by the field they go into."""
MOST_KEYS, MOST_FIELDS = 25, 5


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = new_room(tmp_path / "room.db")
    for name in ("消防站", "信访局", "应急管理局"):
        room.units.enter(Unit(name))
    return room


async def test_a_dispatch_takes_few_keys_and_its_clock_counts_from_f2(room: Room) -> None:
    clock = [NOW]
    room.clock = lambda: clock[0]
    free = {"text": TEXT, "place": PLACE}
    async with at_desk(room, "today", language="zh") as desk:
        for field, keys in KEYS:
            await desk.press(*keys)
            await desk.type(free.get(field, ""))
            clock[0] += 5_000
            if keys == ("f8",):
                await desk.wait(lambda: isinstance(desk.app.screen, MatterForm))
        await desk.wait(lambda: room.matters.counts()[0] == 1)
        (line,) = room.matters.open_lines()
        now = room.matters.get(line.subject)
        assert (now.state, now.stage) == (State.ASSIGNED, "dispatched")
        assert (line.kind, line.title, line.place) == ("height", TEXT, PLACE)
        assert (line.responsible_unit, line.received_at) == ("消防站", AT)
        assert room.log.latest(1)[0].facts()["seconds"] == 35
        await desk.wait(lambda: "35" in desk.text and "消防站" in desk.text)
        call = room.hotline.latest(1)[0]
        assert line.source == call.subject


def test_the_readme_says_how_many_keys_a_dispatch_takes() -> None:
    keys = sum(len(each) for _, each in KEYS)
    fields = sum(bool(field) for field, _ in KEYS)
    assert keys <= MOST_KEYS
    assert fields <= MOST_FIELDS
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    said = re.search(r"(\d+) fields and (\d+) keys besides the free text", text)
    assert said is not None
    assert (int(said[1]), int(said[2])) == (fields, keys)
