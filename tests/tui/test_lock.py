import asyncio
from typing import Any, ClassVar

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Input, Static

from dutyroom.tui.kit.app_base import SafeApp
from dutyroom.tui.kit.fields import PinField, TextField
from dutyroom.tui.kit.keys import Scan
from tests.tui.typing import pour, until

SECRET = "张三 19900001111"


class Lock(Screen[None]):
    def compose(self) -> ComposeResult:
        yield PinField()
        yield Button("ok")


class Board(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "app.tell", priority=True)]

    def compose(self) -> ComposeResult:
        yield Static(SECRET)
        yield TextField(id="draft")


class Other(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("other board")


class Question(ModalScreen[Any]):
    def compose(self) -> ComposeResult:
        yield Static(f"Call {SECRET}?")


class Desk(SafeApp[None]):
    MODES = {"board": Board, "other": Other, "lock": Lock}
    DEFAULT_MODE = "board"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "tell", priority=True),
        Binding("f3", "tell"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.bells = 0

    def action_tell(self) -> None:
        self.heard.append("told")

    def bell(self) -> None:
        self.bells += 1

    @on(Scan)
    def keep(self, message: Scan) -> None:
        self.heard.append(message.text)

    def text(self) -> str:
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    @property
    def hidden(self) -> bool:
        return self.locked and isinstance(self.screen, Lock) and SECRET not in self.text()


async def test_the_lock_hides_everything_and_gives_it_back_as_it_was() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        pour(app, "半句话")
        await pilot.pause()
        app.push_screen(Question())
        await pilot.pause()
        app.lock()
        await pilot.pause()
        assert app.hidden
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Question)
        app.screen.dismiss("")
        await pilot.pause()
        assert app.screen.query_one("#draft", Input).value == "半句话"
        assert app.screen.query_one("#draft").has_focus


@pytest.mark.parametrize("key", ["f2", "f3", "f5", "ctrl+p", "ctrl+q", "ctrl+c", "escape"])
async def test_no_key_reaches_past_the_lock(key: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await pilot.press(key)
        await pilot.pause()
        assert app.hidden
        assert app.heard == []
        assert app._exit is False


@pytest.mark.parametrize("action", ["app.quit", "app.tell", "app.command_palette", "app.back"])
async def test_no_action_of_the_app_runs_through_the_lock(action: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await app.run_action(action)
        await pilot.pause()
        assert app.hidden
        assert app.heard == []


async def test_the_focus_moves_between_the_lock_s_own_fields() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await pilot.pause()
        pour(app, "12\t")
        await pilot.pause()
        assert app.screen.query_one(PinField).value == "12"
        assert app.screen.query_one(Button).has_focus


async def test_a_dialog_dismissed_behind_the_lock_is_gone_afterwards() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        answers: list[str | None] = []
        question = Question()
        app.push_screen(question, answers.append)
        await pilot.pause()
        app.lock()
        await pilot.pause()
        question.dismiss("yes")
        await pilot.pause()
        assert app.hidden
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Board)
        assert answers == ["yes"]


async def test_pop_screen_cannot_take_the_lock_away() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.push_screen(Question())
        await pilot.pause()
        app.lock()
        await app.pop_screen()
        assert app.hidden
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Board)


async def test_a_screen_pushed_while_locked_waits_behind_the_lock() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await app.push_screen(Question())
        await pilot.pause()
        assert app.hidden
        app.push_screen(Question(), mode="lock")
        await pilot.pause()
        assert app.hidden
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Question)


async def test_the_mode_switched_while_locked_is_there_after_the_unlocking() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await app.switch_mode("other")
        await app.switch_mode("lock")
        await pilot.pause()
        assert app.hidden
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Other)


async def test_switch_screen_cannot_replace_the_lock() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await app.push_screen(Question())
        app.lock()
        await app.switch_screen(Other())
        await pilot.pause()
        assert app.hidden
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Other)


async def test_a_worker_waiting_for_an_answer_waits_on() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()

        async def ask() -> None:
            app.heard.append(str(await app.push_screen_wait(Question())))

        app.run_worker(ask())
        await pilot.pause()
        assert app.hidden
        app.unlock()
        await until(pilot, lambda: isinstance(app.screen, Question))
        app.screen.dismiss("yes")
        await until(pilot, lambda: app.heard == ["yes"])


async def test_notifications_wait_and_only_the_bell_is_heard() -> None:
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.notify("[b]before", timeout=60)
        await pilot.pause()
        app.notify("on its way", timeout=60)
        app.lock()
        app.notify(SECRET, timeout=60)
        await pilot.pause()
        assert app.hidden
        assert "before" not in app.text()
        assert "on its way" not in app.text()
        assert app.bells == 2
        app.unlock()
        await until(pilot, lambda: "[b]before" in app.text())
        assert "on its way" in app.text()
        assert SECRET in app.text()


async def test_the_mouse_cannot_hold_on_to_what_is_behind() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        draft = app.screen.query_one("#draft")
        app.capture_mouse(draft)
        app.lock()
        await pilot.pause()
        assert app.mouse_captured is None


async def test_the_focus_cannot_be_set_through_the_lock() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        draft = app.screen.query_one("#draft", Input)
        app.lock()
        await pilot.pause()
        app.set_focus(draft)
        draft.focus()
        pour(app, "12")
        await pilot.pause()
        assert app.screen.query_one(PinField).value == "12"
        assert draft.value == ""


@pytest.mark.parametrize("focused", ["PinField", "Button"])
async def test_a_scan_cannot_reach_past_the_lock(focused: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await pilot.pause()
        app.screen.query_one(focused).focus()
        pour(app, "6901234567890\t")
        await pilot.pause(0.1)
        assert app.hidden
        assert app.heard == []


async def test_keys_that_wait_for_a_scan_do_not_reach_the_lock() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.screen.set_focus(None)
        pour(app, "12")
        await pilot.pause()
        app.lock()
        await pilot.pause(0.1)
        assert app.screen.query_one(PinField).value == ""


async def test_another_window_in_front_does_not_cost_the_lock_its_focus() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.post_message(events.AppBlur())
        app.lock()
        await pilot.pause()
        app.post_message(events.AppFocus())
        pour(app, "12")
        await pilot.pause()
        assert app.screen.query_one(PinField).value == "12"


async def test_the_lock_comes_when_nobody_is_there() -> None:
    app = Desk()
    app.lock_after = 600
    async with app.run_test() as pilot:
        app.idle_since -= 601
        await until(pilot, lambda: app.locked)
        assert app.hidden


async def test_the_lock_never_comes_by_itself_when_it_is_off() -> None:
    app = Desk()
    async with app.run_test():
        app.idle_since -= 1e6
        app._lock_when_idle()
        assert not app.locked


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (events.Key("f9", None), True),
        (events.Paste("x"), True),
        (events.MouseDown(None, 1, 1, 0, 0, 1, False, False, False), True),
        (events.MouseMove(None, 1, 1, 0, 0, 0, False, False, False), False),
    ],
)
async def test_keys_clicks_and_pastes_are_signs_of_life(event: events.Event, counts: bool) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.idle_since = 0.0
        assert app._driver is not None
        app._driver.send_message(event)
        await pilot.pause()
        assert (app.idle_since > 0) is counts


async def test_locking_twice_and_unlocking_twice_changes_nothing() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.unlock()
        app.lock()
        app.lock()
        await pilot.pause()
        app.unlock()
        app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Board)


async def test_a_busy_loop_of_locks_ends_where_it_began() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        for _ in range(5):
            app.lock()
            await asyncio.sleep(0)
            app.unlock()
        await pilot.pause()
        assert isinstance(app.screen, Board)
        assert SECRET in app.text()
