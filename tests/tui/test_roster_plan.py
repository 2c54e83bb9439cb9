"""A month planned on the screen: asked for, watched, stopped, kept."""

from pathlib import Path

import pytest

from dutyroom.domain.calendar import Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import DutyRole
from dutyroom.domain.roster_versions import Origin
from dutyroom.domain.usual_patterns import main_and_second
from dutyroom.planning import is_installed
from dutyroom.store.room import Room
from dutyroom.tui.forms.roster import plan
from dutyroom.tui.forms.roster.planning import Planning
from tests.tui.duty_desk import ROOM, TODAY, Desk, manned, new_room
from tests.tui.roster_desk import Pointed, at_roster

TEAM = tuple(
    Officer(name, f"B{n}") for n, name in enumerate(("冯一", "陈二", "褚三", "卫四", "蒋五"))
)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A duty room of two shifts with one officer each, and five officers."""
    room = new_room(tmp_path / "room.db")
    room.settings.change("crew_standard", "one")
    for officer in TEAM:
        room.officers.enrol(officer)
    stood(room, TEAM)
    room.roster.fill(TODAY, ROOM.slots(TODAY, 480))
    return room


def stood(room: Room, team: tuple[Officer, ...]) -> None:
    """Let these have stood in the duty room before: they are who may be planned."""
    for n in range(len(TEAM)):
        day = f"2026-11-1{n}"
        officer = team[n % len(team)]
        room.roster.fill(day, (manned(ROOM.slots(day, 480)[0], officer, DutyRole.OFFICER),))


async def opened(desk: Desk, board: Pointed) -> None:
    plan.open_form(board)
    await desk.wait(lambda: f"● {board.month}" in desk.text)


async def test_a_month_is_planned_and_its_draft_shown(room: Room) -> None:
    async with at_roster(room) as (desk, board):
        await opened(desk, board)
        await desk.press("down", "down", "down", "end", "backspace", "f5")
        assert isinstance(desk.app.screen, Planning)
        await desk.wait(lambda: isinstance(desk.app.screen, Pointed) and board.version > 0)

        assert (board.month, board.version) == ("2026-12", 1)
        assert "2026-12: draft 1 is made; 2 posts were not planned" in desk.text
        [version] = room.versions.of("2026-12")
        assert (version.origin, version.drafted_by) == (Origin.BUILTIN, room.officer())
        slots = [slot for slot in room.versions.slots("2026-12", 1) if slot.post == ROOM.key]
        assert len(slots) == 62
        assert all(len(slot.crew) == 1 for slot in slots)


async def test_a_stopped_plan_is_kept_or_dropped_by_a_key_of_its_own(room: Room) -> None:
    stood(room, TEAM[:2])  # who never have a day off: there is always something to improve
    async with at_roster(room) as (desk, board):
        for keys, drafts in ((("escape", "f8"), 0), (("escape", "f5"), 1)):
            await opened(desk, board)
            await desk.press("right", *["down"] * 4, "f5")
            screen = desk.app.screen
            assert isinstance(screen, Planning)
            await desk.wait(lambda: "hard rules" in desk.text)
            await desk.press("escape")
            await desk.wait(lambda: "Stopped: this is the best so far." in desk.text)
            await desk.wait(lambda: "holiday notice of 2027 is not entered yet" in desk.text)
            await desk.press(*keys)
            await desk.wait(lambda: isinstance(desk.app.screen, Pointed))
            assert len(room.versions.of("2027-01")) == drafts
        assert (board.month, board.version) == ("2027-01", 1)


async def test_a_month_that_cannot_be_met_names_what_clashes_before_anything_is_drafted(
    room: Room,
) -> None:
    for officer in room.officers.all():
        room.roster_rules.mark(officer.key, DayMark.LEAVE, Span("2026-12-24", "2026-12-24"))
    async with at_roster(room, language="zh") as (desk, board):
        await opened(desk, board)
        await desk.press("down", "down", "down", "end", "backspace", "f5")
        await desk.wait(lambda: "2026-12-23  夜班  值班室" in desk.text and "冯一" in desk.text)
        assert not room.versions.of("2026-12")
        await desk.press("f5")
        await desk.wait(lambda: "F8" in desk.text and "2026-12-23" in desk.text)
        await desk.press("f5")
        await desk.wait(lambda: isinstance(desk.app.screen, Pointed))
        assert len(room.versions.of("2026-12")) == 1


async def test_a_month_is_drafted_by_its_patterns_at_once(room: Room) -> None:
    order = tuple(officer.key for officer in TEAM)
    room.roster_rules.enter_patterns(ROOM.key, (main_and_second(ROOM.key, "2026-12-01", order),))
    async with at_roster(room) as (desk, board):
        await opened(desk, board)
        assert "● By pattern" in desk.text
        await desk.press("f5")
        await desk.wait(lambda: board.version == 1)
        assert room.versions.of("2026-12")[0].origin is Origin.PATTERN


async def test_what_cannot_be_planned_so_keeps_the_form_open(room: Room) -> None:
    async with at_roster(room) as (desk, board):
        await opened(desk, board)
        await desk.press("down", "down", "down", "end", "0", "0", "0", "f5")
        assert "1 to 3600 seconds" in desk.text
        assert isinstance(desk.app.screen, plan.PlanForm)
        if not is_installed():
            await desk.press(
                "end", "backspace", "backspace", "backspace", "up", "up", "right", "f5"
            )
            assert "! The proven way needs a solver" in desk.text
            assert isinstance(desk.app.screen, plan.PlanForm)
