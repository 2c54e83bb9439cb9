"""Lines of a form under fast hands: what is struck in one go ends where it was meant."""

from pathlib import Path

from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.domain.units import Unit
from dutyroom.tui.forms.matter import MatterForm
from tests.tui.duty_desk import NOW, Desk, at_desk, new_room
from tests.tui.typing import pour


async def begin(desk: Desk) -> MatterForm:
    form = MatterForm(MatterSheet(NOW // 1000, title="leak"))
    await desk.app.push_screen(form)
    await desk.wait(lambda: _has_keys(form, "unit"))
    return form


def _has_keys(form: MatterForm, line: str) -> bool:
    return form.focused is not None and form.focused.id == line


async def test_initials_left_in_the_same_stroke_become_the_unit(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    room.units.enter(Unit("消防站"))
    async with at_desk(room, "hotline") as desk:
        form = await begin(desk)
        pour(desk.app, "xfz\t")
        await desk.wait(lambda: form.sheet().unit == "消防站")


async def test_a_quick_way_back_does_not_end_what_is_being_typed(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    room.units.enter(Unit("消防站"))
    async with at_desk(room, "hotline") as desk:
        form = await begin(desk)
        form.screen.focus_next()
        form.screen.focus_previous()
        pour(desk.app, "xf")
        await desk.wait(lambda: "▸ 消防站" in desk.text)
        assert form.sheet().unit == "xf"


async def test_a_change_of_level_does_not_take_the_keys_back(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "hotline") as desk:
        form = await begin(desk)
        form.body.enter("level")
        await desk.pilot.pause()
        pour(desk.app, "3\txyz")
        await desk.wait(lambda: form.sheet().unit == "xyz")
        await desk.pilot.pause()
        assert form.sheet().level == "immediate"
        assert _has_keys(form, "unit")


async def test_lines_are_counted_right_while_another_kind_brings_its_own(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "hotline") as desk:
        form = await begin(desk)
        form.body.enter("kind")
        await desk.pilot.pause()
        pour(desk.app, "i" + "\t" * 5 + "xyz")
        await desk.wait(lambda: form.sheet().unit == "xyz")
        await desk.wait(lambda: "Known at" in desk.text)
        assert form.sheet().kind == "incident"
        assert "Grade III" in desk.text
