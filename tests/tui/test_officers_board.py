"""The directory: keys pressed, then the room looked at, then the screen."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.looks import Masked
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.text import clean
from dutyroom.domain.units import Unit
from dutyroom.i18n import language
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from dutyroom.tui.screens.officers import OfficersBoard
from tests.tui.duty_desk import GONE, LISI, LITERAL, PIN, WANGWU, Desk, at_desk, new_room
from tests.tui.duty_desk import nothing_obeyed as calm
from tests.tui.hostile import HOSTILE


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


@pytest.fixture
async def desk(room: Room) -> AsyncIterator[Desk]:
    async with at_desk(room, "officers") as found:
        yield found


async def as_officer(room: Room, officer: Officer) -> None:
    room.attendance.sign_out()
    room.attendance.choose_pin(officer.key, PIN)
    room.attendance.sign_in(officer.key, PIN)


async def edit(desk: Desk, query: str) -> None:
    """Open the form of whom a query finds."""
    await desk.press("slash")
    await desk.type(query)
    await desk.press("enter")
    await desk.press("enter", "f5")


async def test_the_directory_shows_everybody_with_the_phone_masked(desk: Desk) -> None:
    assert "officers 4" in desk.text
    assert "199****1000" in desk.text
    assert "19900001000" not in desk.text


async def test_who_is_not_on_active_duty_is_shown_as_such(desk: Desk) -> None:
    line = next(line for line in desk.lines if GONE.name in line)
    assert "not active" in line


@pytest.mark.parametrize("query", ["ls", "李", "A002", "湖滨"])
async def test_the_list_is_narrowed_in_place(desk: Desk, query: str) -> None:
    await desk.press("slash")
    await desk.type(query)
    assert "1 of 4 officers" in desk.text
    assert "李四" in desk.text
    assert "王五" not in desk.text
    await desk.press("escape")
    assert "officers 4" in desk.text


async def test_a_full_phone_is_shown_on_demand_and_the_look_is_recorded(desk: Desk) -> None:
    await desk.press("down", "enter")
    assert "19900001000" in desk.text
    [look] = desk.room.looks.of(f"officer:{LISI.key}")
    assert look.field is Masked.PHONE
    await desk.press("escape")
    assert "19900001000" not in desk.text


async def test_enter_on_who_has_no_phone_is_no_look(desk: Desk) -> None:
    await desk.press("end", "enter")
    assert "F5 edit" in desk.text
    assert "this look is recorded" not in desk.text
    assert desk.latest("record.looked_at") == []


async def test_an_officer_is_enrolled(desk: Desk) -> None:
    await desk.press("f5")
    await desk.type("孙七")
    await desk.press("enter")
    await desk.type("A010")
    await desk.press("enter")
    await desk.type("望江街道")
    await desk.press("enter", "enter", "4", "enter")
    await desk.type("199 0000 1234")
    await desk.press("enter")
    await desk.type("2026-11-01")
    await desk.press("f5")
    numbered = desk.room.officers.numbered("A010")
    assert numbered == Officer(
        "孙七", "A010", "望江街道", "", Role.SEAT, ("199", "0000", "1234"), "2026-11-01"
    )
    assert "孙七" in desk.text


async def test_an_officer_without_a_name_keeps_the_form_open(desk: Desk) -> None:
    await desk.press("f5", "f5")
    assert "The officer's name is missing." in desk.text
    assert desk.room.officers.count() == 4


async def test_a_day_that_is_none_keeps_the_form_open(desk: Desk) -> None:
    await desk.press("f5")
    await desk.type("孙七")
    await desk.press(*["enter"] * 6)
    await desk.type("soon")
    await desk.press("f5")
    assert desk.room.officers.count() == 4
    assert "soon" in desk.text


async def test_a_number_somebody_has_is_refused(desk: Desk) -> None:
    await desk.press("f5")
    await desk.type("孙七")
    await desk.press("enter")
    await desk.type("A002")
    await desk.press("f5")
    assert "A002" in desk.text
    assert desk.room.officers.count() == 4


async def test_somebody_new_who_cannot_be_told_apart_is_refused(desk: Desk) -> None:
    await desk.press("f5")
    await desk.type("张三")
    await desk.press("f5")
    assert "张三 is in the directory already" in desk.text


async def test_an_amended_officer_stays_the_same_one(desk: Desk) -> None:
    key = desk.room.officers.found("张三")[0].key
    await edit(desk, "zs")
    await desk.press("enter")
    await desk.type("A001")
    await desk.press("f5")
    [officer] = desk.room.officers.named("张三")
    assert (officer.number, officer.key) == ("A001", key)
    assert officer.supervises
    assert desk.room.attendance.has_pin(officer.key)
    assert desk.room.officers.count() == 4
    assert rebuild(desk.room).differed == ()


async def test_an_amended_name_is_found_by_its_new_initials(desk: Desk) -> None:
    await edit(desk, "ls")
    await desk.press("end", "backspace")
    await desk.type("思")
    await desk.press("f5")
    assert [each.name for each in desk.room.officers.found("李思")] == ["李思"]
    assert desk.room.officers.get(LISI.key) == replace(LISI, name="李思").known_as(LISI.key)


async def test_a_forgotten_pin_is_reset_and_recorded(room: Room) -> None:
    room.attendance.choose_pin(LISI.key, PIN)
    async with at_desk(room, "officers") as desk:
        await desk.press("down", "f7")
        assert "Reset the PIN of 李四" in desk.text
        await desk.press("f5")
        assert not room.attendance.has_pin(LISI.key)
        [entry] = desk.latest("officer.pin_forgotten")
        assert entry.subject == f"officer:{LISI.key}"


async def test_escape_leaves_the_pin_as_it_is(room: Room) -> None:
    room.attendance.choose_pin(LISI.key, PIN)
    async with at_desk(room, "officers") as desk:
        await desk.press("down", "f7", "escape")
        assert room.attendance.has_pin(LISI.key)


async def test_a_pin_nobody_chose_is_not_reset(desk: Desk) -> None:
    await desk.press("down", "f7")
    assert "has not chosen a PIN yet" in desk.text


@pytest.mark.parametrize("key", ["f5", "f7"])
async def test_only_supervisors_and_leaders_change_the_directory(room: Room, key: str) -> None:
    await as_officer(room, LISI)
    async with at_desk(room, "officers") as desk:
        await desk.press("down", key)
        assert isinstance(desk.app.screen, OfficersBoard)
        assert "supervisor" in desk.lines[-2]


async def test_a_leader_may_change_the_directory(room: Room) -> None:
    await as_officer(room, WANGWU)
    async with at_desk(room, "officers") as desk:
        await desk.press("f5")
        assert not isinstance(desk.app.screen, OfficersBoard)


async def test_units_are_entered_and_changed(desk: Desk) -> None:
    await desk.press("f6")
    assert "No units yet" in desk.text
    await desk.press("f6")
    await desk.type("望江街道")
    await desk.press("enter")
    await desk.type("0571-83040000")
    await desk.press("f5")
    assert desk.room.units.all() == [Unit("望江街道", "", "0571-83040000")]
    assert "望江街道" in desk.text
    await desk.press("enter", "up")
    await desk.type("赵六")
    await desk.press("f5")
    assert desk.room.units.all() == [Unit("望江街道", "", "0571-83040000", "赵六")]


async def test_settings_are_changed_and_each_is_a_line_of_the_journal(desk: Desk) -> None:
    await desk.press("f8", "enter", "end", "backspace")
    await desk.type("5")
    await desk.press("enter", "end", "backspace")
    await desk.type("5")
    await desk.press("f5")
    rules = desk.room.rules()
    assert (rules.threshold, rules.rest_minutes) == (375, 15)
    assert len(desk.latest("room.setting_changed")) == 2
    await desk.app.show_board("journal")
    await desk.press()
    assert "Abnormal from °C is now 37.5" in desk.text


async def test_a_setting_out_of_range_keeps_the_form_and_changes_nothing(desk: Desk) -> None:
    await desk.press("f8", *["enter"] * 3)
    await desk.type("9")
    await desk.press("enter", "end")
    await desk.type("000")
    await desk.press("f5")
    assert desk.room.rules().lock_minutes == 10
    assert desk.latest("room.setting_changed") == []
    assert "!" in desk.text


async def test_how_matters_are_pressed_is_set_too_and_reads_in_words(desk: Desk) -> None:
    await desk.press("f8", *["enter"] * 7, "right", "enter", "end", "backspace")
    await desk.press(*["enter"] * 3, "right", "f5")
    rules = desk.room.rules()
    assert (rules.report_preset, rules.escalate_minutes, rules.tier) == ("20/40", 1, 4)
    await desk.app.show_board("journal")
    await desk.press()
    assert "Report in, min is now 20/40" in desk.text
    assert "Level of the room is now Township" in desk.text


async def test_language_and_theme_are_of_this_machine_and_in_no_book(desk: Desk) -> None:
    await desk.press("f8", "up", "left", "up", "right", "f5")
    assert language() == "zh"
    assert "通讯录" in desk.text
    assert desk.app.theme == "day"
    assert desk.room.preferences.get("theme") == "day"
    assert desk.latest("room.setting_changed") == []


async def test_others_set_only_what_concerns_this_machine(room: Room) -> None:
    await as_officer(room, LISI)
    async with at_desk(room, "officers") as desk:
        await desk.press("f8")
        assert "Theme (here)" in desk.text
        assert "Abnormal from" not in desk.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("tongue", ["en", "zh"])
async def test_boards_and_forms_fit(room: Room, size: tuple[int, int], tongue: str) -> None:
    async with at_desk(room, "officers", size=size, language=tongue) as desk:
        for keys in (("down",), ("f5",), ("escape", "f6"), ("escape", "f8"), ("escape", "enter")):
            await desk.press(*keys)
            assert "…" not in desk.text.replace("… –", "")


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_shown_and_not_obeyed(room: Room, name: str) -> None:
    name = clean(name)
    room.officers.enrol(Officer(name, "A009", name, name, note=name))
    room.units.enter(Unit(name, name, name, name))
    async with at_desk(room, "officers", size=(120, 40)) as desk:
        await desk.press("end")
        assert calm(desk)
        for keys in (("enter",), ("f5",), ("escape",), ("f6",), ("enter",)):
            await desk.press(*keys)
            assert calm(desk)
            if name in LITERAL:
                assert name[:7] in desk.text
