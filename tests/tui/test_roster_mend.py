"""Somebody falls ill, and a hole is filled, on the screen."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.calendar import Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole
from dutyroom.domain.roster_versions import Origin, VersionState
from dutyroom.domain.usual_patterns import main_and_second
from dutyroom.store.room import Room
from dutyroom.store.rostering.by_pattern import planned_by_pattern
from dutyroom.store.rostering.rules import Marked
from dutyroom.tui.forms.roster import candidates, repair
from tests.tui.duty_desk import ROOM, new_room
from tests.tui.roster_desk import Pointed, at_roster

NAMES = ("冯一", "陈二", "褚三", "卫四", "蒋五")
TEAM = tuple(Officer(name, f"B{n}") for n, name in enumerate(NAMES))
FENG, CHEN, CHU, WEI, JIANG = (officer.key for officer in TEAM)
DAY = "2026-12-06"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A duty room whose December is in force, by turns of a main and a second officer."""
    room = new_room(tmp_path / "room.db")
    room.settings.change("crew_standard", "one")
    for officer in TEAM:
        room.officers.enrol(officer)
    pattern = main_and_second(ROOM.key, "2026-12-01", (FENG, CHEN, CHU, WEI, JIANG))
    room.roster_rules.enter_patterns(ROOM.key, (pattern,))
    room.versions.draft("2026-12", planned_by_pattern(room, "2026-12"), Origin.PATTERN)
    room.versions.publish("2026-12", 1)
    return room


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_who_is_ill_is_replaced_in_a_draft_that_is_shown_before(
    room: Room, language: str
) -> None:
    async with at_roster(room, language=language) as (desk, board):
        board.officer, board.day = FENG, DAY
        repair.open_form(board)
        await desk.wait(lambda: "冯一" in desk.text and "12-06" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "→" in desk.text)
        assert not room.roster_rules.marks(Span(DAY, DAY))
        await desk.press("f5")
        await desk.wait(lambda: isinstance(desk.app.screen, Pointed))

        assert (board.month, board.version) == ("2026-12", 2)
        assert room.versions.get("2026-12", 2).state is VersionState.DRAFT
        assert room.roster_rules.marks(Span(DAY, DAY)) == [
            Marked(FENG, DayMark.LEAVE, Span(DAY, DAY))
        ]
        [slot] = [slot for slot in room.versions.slots("2026-12", 2) if slot.day == DAY]
        assert FENG not in {duty.officer for duty in slot.crew}
        assert len(slot.crew) == 2


async def test_nothing_is_changed_by_leaving_and_what_cannot_be_is_said(room: Room) -> None:
    async with at_roster(room) as (desk, board):
        board.officer, board.day = FENG, DAY
        repair.open_form(board)
        await desk.wait(lambda: "冯一" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "→" in desk.text)
        await desk.press("escape")
        assert len(room.versions.of("2026-12")) == 1
        board.day = "2026-12-03"
        repair.open_form(board)
        await desk.wait(lambda: "12-03" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: "This officer stands nowhere" in desk.text)


async def test_the_hole_under_the_cursor_is_filled_by_the_best_rested(room: Room) -> None:
    [slot] = [slot for slot in room.versions.in_force("2026-12") if slot.day == DAY]
    hole = replace(slot, crew=(Duty(FENG, DutyRole.MAIN),))
    room.roster.fill(DAY, (hole,))
    room.roster_rules.mark(WEI, DayMark.LEAVE, Span(DAY, DAY))
    async with at_roster(room, language="zh") as (desk, board):
        board.slot = hole
        candidates.open_form(board)
        await desk.wait(lambda: "褚三" in desk.text)
        rows = [line for line in desk.lines if any(name in line for name in NAMES)]
        assert "卫四" in rows[-1]
        assert not any("冯一" in row for row in rows)
        first = next(name for name in NAMES if name in rows[0])
        await desk.press("f7")
        await desk.wait(lambda: "主班" in desk.text or "副班" in desk.text)
        await desk.press("escape")
        candidates.open_form(board)
        await desk.wait(lambda: "褚三" in desk.text)
        await desk.press("enter")
        await desk.wait(lambda: isinstance(desk.app.screen, Pointed))
        crew = room.roster.crew(hole.post, hole.starts_at, hole.ends_at)
        assert crew is not None
        assert [room.officers.name(duty.officer) for duty in crew] == ["冯一", first]
        assert first in desk.text


async def test_a_published_version_is_not_filled(room: Room) -> None:
    async with at_roster(room) as (desk, board):
        board.show_version("2026-12", 1)
        board.slot = next(slot for slot in room.versions.slots("2026-12", 1) if slot.day == DAY)
        candidates.open_form(board)
        await desk.wait(lambda: "陈二" in desk.text)
        await desk.press("enter")
        await desk.wait(lambda: "is published: draft another" in desk.text)
