from typing import ClassVar

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from dutyroom.tui.kit.fields import LineField, NoteArea, TextField
from dutyroom.tui.kit.keys import OrderedKeys, Scan
from tests.tui.typing import pour, until

CODES = [f"69012345{n:05}" for n in range(100)]


class Dialog(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield TextField(id="asked")


class Desk(OrderedKeys[None]):
    """Two fields, a note, a line and a button; it writes down what reaches it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask"),
        Binding("question_mark", "note('help')"),
        *(Binding(digit, f"note('{digit}')") for digit in "0123456789"),
        Binding("escape", "note('escape')"),
    ]

    def __init__(self, focus: str) -> None:
        super().__init__()
        self.first_focus = focus
        self.seen: list[str] = []

    def compose(self) -> ComposeResult:
        yield TextField(id="name")
        yield TextField(id="phone")
        yield NoteArea(id="text")
        yield LineField(id="line")
        yield Button("ok", id="ok")

    def on_mount(self) -> None:
        self.query_one(f"#{self.first_focus}").focus()

    def action_note(self, what: str) -> None:
        self.seen.append(what)

    def action_ask(self) -> None:
        self.seen.append(f"asked after {self.value('name')!r}")

    def value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    @on(Scan)
    def keep(self, message: Scan) -> None:
        self.seen.append(message.text)

    @on(LineField.Entered)
    def enter(self, message: LineField.Entered) -> None:
        self.seen.append(message.value)


async def test_backspace_between_characters_takes_the_right_one() -> None:
    app = Desk("name")
    async with app.run_test() as pilot:
        pour(app, "ab\x7fc")
        await pilot.pause()
        assert app.value("name") == "ac"


async def test_pilot_keys_come_out_the_same() -> None:
    app = Desk("name")
    async with app.run_test() as pilot:
        await pilot.press("a", "b", "backspace", "c")
        assert app.value("name") == "ac"


async def test_tab_sends_the_rest_of_a_burst_to_the_next_field() -> None:
    app = Desk("name")
    async with app.run_test() as pilot:
        pour(app, "张三\t19900001111")
        await pilot.pause()
        assert (app.value("name"), app.value("phone")) == ("张三", "19900001111")


async def test_enter_and_backspace_keep_their_place_in_a_note() -> None:
    app = Desk("text")
    async with app.run_test() as pilot:
        pour(app, "一\r二x\x7f三")
        await pilot.pause()
        assert app.query_one("#text", NoteArea).text == "一\n二三"


async def test_a_command_sees_all_that_was_typed_before_it_and_nothing_after() -> None:
    app = Desk("name")
    async with app.run_test() as pilot:
        pour(app, "李四\x04五")
        await pilot.pause()
        assert app.seen == ["asked after '李四'"]
        assert app.value("name") == "李四五"


async def test_the_rest_of_a_burst_goes_where_a_command_moves_the_focus() -> None:
    class Moving(Desk):
        def action_ask(self) -> None:
            self.query_one("#phone").focus()

    app = Moving("name")
    async with app.run_test() as pilot:
        pour(app, "李四\x04199\x7f8")
        await pilot.pause()
        assert (app.value("name"), app.value("phone")) == ("李四", "198")


async def test_a_key_of_the_editor_is_not_taken_by_a_command() -> None:
    app = Desk("line")
    app.bind("enter", "note('stolen')")
    async with app.run_test() as pilot:
        pour(app, "x\r")
        await pilot.pause()
        assert app.seen == ["x"]


async def test_copying_nothing_leaves_the_key_to_the_app() -> None:
    class Asking(Desk):
        def action_help_quit(self) -> None:
            self.seen.append("quit?")

    app = Asking("name")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        assert app.seen == ["quit?"]


@pytest.mark.parametrize("end", ["\r", "\t"])
async def test_a_burst_without_a_field_is_one_scan(end: str) -> None:
    app = Desk("ok")
    async with app.run_test() as pilot:
        pour(app, f"6901234567890{end}", pace=0.004)
        await until(pilot, lambda: bool(app.seen))
        assert app.seen == ["6901234567890"]


async def test_a_full_width_scan_is_half_width() -> None:
    app = Desk("ok")
    async with app.run_test() as pilot:
        pour(app, "６９０１２３４\r")
        await until(pilot, lambda: bool(app.seen))
        assert app.seen == ["6901234"]


@pytest.mark.parametrize(
    ("keys", "pace"), [("123456\r", 0.12), ("12\r", 0.004), ("1234567", 0.004), ("7", 0.0)]
)
async def test_the_keys_of_a_hand_are_replayed(keys: str, pace: float) -> None:
    app = Desk("ok")
    async with app.run_test() as pilot:
        pour(app, keys, pace=pace)
        await until(pilot, lambda: app.seen == list(keys.strip()))


async def test_a_key_waits_no_longer_than_the_hold() -> None:
    app = Desk("ok")
    app.scan_hold = 0
    async with app.run_test() as pilot:
        await pilot.press("3")
        assert app.seen == ["3"]


async def test_keys_that_wait_for_a_scan_can_be_forgotten() -> None:
    app = Desk("ok")
    app.scan_hold = 60.0
    async with app.run_test() as pilot:
        pour(app, "12")
        await pilot.pause()
        app.forget_keys()
        app.scan_hold = 0.05
        pour(app, "3")
        await until(pilot, lambda: bool(app.seen))
        assert app.seen == ["3"]


async def test_full_width_keys_reach_the_bindings() -> None:
    app = Desk("ok")
    async with app.run_test() as pilot:
        pour(app, "？１")
        await until(pilot, lambda: app.seen == ["help", "1"])


async def test_full_width_keys_stay_as_typed_in_a_field() -> None:
    app = Desk("name")
    async with app.run_test() as pilot:
        pour(app, "？１")
        await pilot.pause()
        assert (app.value("name"), app.seen) == ("？１", [])


async def test_a_paste_stays_behind_the_keys_before_it() -> None:
    app = Desk("name")
    async with app.run_test() as pilot:
        pour(app, "a\tb")
        assert app._driver is not None
        app._driver.send_message(events.Paste("粘贴"))
        pour(app, "\x7fc")
        await pilot.pause()
        assert (app.value("name"), app.value("phone")) == ("a", "b粘c")


async def test_a_hundred_lines_in_one_burst_arrive_whole_and_in_order() -> None:
    app = Desk("line")
    async with app.run_test() as pilot:
        pour(app, "".join(f"{code}\r" for code in CODES))
        await until(pilot, lambda: len(app.seen) >= len(CODES))
        assert app.seen == CODES
        assert app.value("line") == ""


async def test_type_ahead_goes_into_the_dialog_that_a_key_opens() -> None:
    class Asking(Desk):
        BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "open")]

        async def action_open(self) -> None:
            await self.push_screen(Dialog())

    app = Asking("name")
    async with app.run_test() as pilot:
        pour(app, "a\x04xy")
        await pilot.pause()
        assert app.screen.query_one("#asked", Input).value == "xy"
