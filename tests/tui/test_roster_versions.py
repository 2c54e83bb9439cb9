"""Drafts published over the board, versions compared, receipts and the ledger: whole stories."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_versions import Origin, VersionState
from dutyroom.store.room import Room
from dutyroom.tui.forms.roster import fairness, publish, versions
from dutyroom.tui.forms.roster.differences import Differences
from dutyroom.tui.roster_screen import RosterScreen
from tests.tui.duty_desk import GATE, LISI, WANGWU, Desk, at_desk, new_room

MONTH = "2026-12"
LEADER_PIN = "2580"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A room whose leader has a PIN."""
    room = new_room(tmp_path / "room.db")
    room.attendance.choose_pin(WANGWU.key, LEADER_PIN)
    return room


def at_gate(day: str, *crew: Officer | None) -> list[Slot]:
    """The first shifts of the gate on a day; None is nobody."""
    return [
        replace(slot, crew=(Duty(each.key, DutyRole.CHECKPOINT),) if each else ())
        for slot, each in zip(GATE.slots(day, 480), crew, strict=False)
    ]


def board(desk: Desk) -> RosterScreen:
    screen = desk.app.screen
    assert isinstance(screen, RosterScreen)
    return screen


async def test_a_leaders_word_publishes_what_is_red_and_versions_are_compared(room: Room) -> None:
    room.versions.draft(MONTH, at_gate("2026-12-03", LISI), Origin.PATTERN)
    room.versions.publish(MONTH)
    room.versions.draft(MONTH, at_gate("2026-12-03", WANGWU, None), Origin.BUILTIN)
    async with at_desk(room, "roster") as desk:
        board(desk).show_version(MONTH, 2)
        publish.open_form(board(desk))
        seen: list[str] = []

        def checked() -> bool:
            seen.append(desk.text)
            return "1 red, 0 amber" in desk.text

        await desk.wait(checked)
        assert not any("Nothing was found" in each for each in seen)
        assert "nobody stands here" in desk.text

        await desk.press("f5")
        await desk.wait(lambda: "a leader must give a word" in desk.text)
        await desk.type("bj")
        await desk.press("enter")
        await desk.type("李四")
        await desk.press("enter", *LEADER_PIN, "f5")
        await desk.wait(lambda: "Only a leader's word stands" in desk.text)
        await desk.press("shift+tab", "end", "ctrl+u")
        await desk.type("ww")
        await desk.press("enter", "0", "0", "0", "0", "f5")
        await desk.wait(lambda: "wrong" in desk.text)
        assert room.versions.get(MONTH, 2).state is VersionState.DRAFT
        room.clock = lambda: 10**13
        await desk.press(*LEADER_PIN, "enter")
        await desk.wait(lambda: "version 2 is published: 1 red, 0 amber" in desk.text)

        published = room.versions.get(MONTH, 2)
        assert (published.published_by, published.word) == (WANGWU.key, "bj")
        assert (board(desk).month, board(desk).version) == (MONTH, 0)

        versions.open_form(board(desk))
        await desk.press("down", "f5")
        assert isinstance(desk.app.screen, Differences)
        await desk.wait(lambda: "李四(Checkpoint" in desk.text)
        assert "王五(Checkpoint" in desk.text
        await desk.press("enter")
        assert (board(desk).version, board(desk).day_here) == (2, "2026-12-03")
        assert board(desk).post_here == GATE

        versions.open_form(board(desk))
        await desk.press("f7")
        await desk.wait(lambda: "○ not read" in desk.text)
        await desk.press("escape", "up", "enter")
        assert (board(desk).version, board(desk).month) == (1, MONTH)


async def test_a_stale_draft_says_what_to_do_and_what_is_green_needs_no_word(room: Room) -> None:
    room.versions.draft(MONTH, at_gate("2026-12-03", LISI), Origin.HAND)
    room.roster.fill("2026-12-03", tuple(at_gate("2026-12-03", WANGWU)))
    async with at_desk(room, "roster", size=(120, 40), language="zh") as desk:
        board(desk).show_version(MONTH, 1)
        publish.open_form(board(desk))
        await desk.wait(lambda: "草案拟定后又有1个岗次排了人" in desk.text)
        await desk.press("f5")
        assert room.versions.get(MONTH, 1).state is VersionState.DRAFT
        await desk.press("escape")

        room.versions.fill(MONTH, 1, "2026-12-03", tuple(at_gate("2026-12-03", WANGWU)))
        publish.open_form(board(desk))
        await desk.wait(lambda: "红色0处" in desk.text)
        await desk.press("enter")
        assert room.versions.get(MONTH, 1).state is VersionState.DRAFT
        await desk.press("f5")
        await desk.wait(lambda: "第1版已发布" in desk.text)
        assert room.versions.get(MONTH, 1).published_by == room.officer()


async def test_the_ledger_is_sorted_by_any_column_over_90_days_and_over_the_year(
    room: Room,
) -> None:
    two = tuple(at_gate("2026-03-02", LISI, LISI))
    room.roster.fill("2026-03-02", two)
    async with at_desk(room, "roster") as desk:
        fairness.open_form(board(desk))
        await desk.wait(lambda: "Spread max − min" in desk.text)

        def ledger() -> list[list[str]]:
            rows = (line.strip("│ 0123456789").split() for line in desk.lines)
            return [row[:1] for row in rows if row[:1] in ([LISI.name], [WANGWU.name])]

        await desk.wait(lambda: ledger() == [[WANGWU.name], [LISI.name]])
        assert "Hours▾" in desk.text
        assert any(
            line.split("max − min")[1].split()[:6] == ["0", "0", "0", "0", "4", "4"]
            for line in desk.lines
            if "max − min" in line
        )
        await desk.press("f6")
        await desk.wait(lambda: "2026-01-01" in desk.text)
        await desk.wait(lambda: ledger() == [[LISI.name], [WANGWU.name]])
        await desk.press("right")
        assert "Rest owed, h▾" in desk.text
        assert ledger() == [[WANGWU.name], [LISI.name]]
