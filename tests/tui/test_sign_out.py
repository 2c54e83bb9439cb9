"""One officer leaves the desk and another comes to it."""

from pathlib import Path

from dutyroom.domain.officers import Officer
from dutyroom.tui.forms.call import CallForm
from dutyroom.tui.screens.sign_in import SignIn
from tests.tui.duty_desk import LISI, PIN, ROOM, WANGWU, at_desk, new_room


async def test_the_next_officer_finds_nothing_of_the_last_one_open(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "hotline") as desk:
        await desk.press("f2")
        await desk.type("abc")
        await desk.press("f9")
        await desk.wait(lambda: "Locked" in desk.text)
        await desk.press("f10")
        await desk.wait(lambda: isinstance(desk.app.screen, SignIn))
        stacks = desk.app._screen_stacks.values()
        assert not any(isinstance(screen, CallForm) for stack in stacks for screen in stack)
        assert desk.room.author is None
        assert [draft.fields["text"] for draft in desk.room.drafts.open("call")] == ["abc"]


async def test_textuals_key_for_leaving_asks_first(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "hotline") as desk:
        await desk.press("ctrl+q")
        await desk.wait(lambda: "Quit the program" in desk.text)
        assert desk.app.is_running


async def test_an_answer_is_gone_when_the_board_has_been_left(tmp_path: Path) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "today") as desk:
        desk.app.screen.done("written down")  # type: ignore[attr-defined]
        await desk.wait(lambda: "✓ written down" in desk.text)
        await desk.app.show_board("hotline")
        await desk.app.show_board("today")
        await desk.wait(lambda: "On duty now" in desk.text)
        assert "written down" not in desk.text


async def test_who_holds_a_shift_lets_another_officer_in_by_the_menu(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    holder = room.officer()
    room.attendance.choose_pin(WANGWU.key, PIN)
    room.handover.open_first(ROOM.key, PIN, reason="代班")
    async with at_desk(room, "hotline") as desk:
        await desk.press("f10")
        await desk.wait(lambda: "Let another officer sign in; your shift" in desk.text)
        assert "Quit the program; your shift goes on" in desk.text
        assert "Sign out" not in desk.text
        await desk.press("1")
        await desk.wait(lambda: isinstance(desk.app.screen, SignIn))
        await desk.type("ww")
        await desk.press("enter")
        await desk.type(PIN)
        await desk.press("enter")
        await desk.wait(lambda: room.officer() == WANGWU.key)
        held = room.handover.current(ROOM.key)
        assert held is not None
        assert held.officer == holder
        await desk.press("f4")
        await desk.wait(lambda: "Review" in desk.text)


async def test_a_locked_desk_lets_the_next_officer_in_and_the_shift_goes_on(tmp_path: Path) -> None:
    room = new_room(tmp_path / "room.db")
    room.officers.enrol(Officer("刘洒"))
    holder = room.officer()
    room.handover.open_first(ROOM.key, PIN, reason="代班")
    async with at_desk(room, "today") as desk:
        await desk.press("f4")
        await desk.wait(lambda: "Review" in desk.text)
        await desk.press("f9")
        await desk.wait(lambda: "Locked" in desk.text)
        assert "Review" not in desk.text
        await desk.press("f10")
        await desk.wait(lambda: isinstance(desk.app.screen, SignIn))
        assert room.author is None
        await desk.press("f9")
        assert "Locked" not in desk.text

        desk.room.attendance.choose_pin(LISI.key, PIN)
        await desk.press("ctrl+u", *"ls")
        await desk.wait(lambda: "▸ 李四" in desk.text and "刘洒" in desk.text)
        held = room.handover.current(ROOM.key)
        assert held is not None
        assert held.officer == holder
        assert desk.latest("officer.signed_out") == []
