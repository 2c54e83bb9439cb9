import re

import pytest
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Offset
from textual.widgets import Button, Input, Static
from textual.worker import WorkerFailed

from dutyroom.tui.kit.app_base import SafeApp
from dutyroom.tui.kit.driver import QuickDriver
from dutyroom.tui.kit.fields import NoteArea, TextField
from tests.tui.hostile import FORBIDDEN, HOSTILE
from tests.tui.typing import pour, until


class Form(SafeApp[None]):
    CSS = "TextField { width: 20; } NoteArea { width: 20; height: 4; } Static { height: 20; }"

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield TextField(id="name")
            yield NoteArea(id="text")
            yield Static()
            yield TextField(id="last")
            yield Button("ok")


@pytest.mark.parametrize(
    ("field", "typed", "column", "line"),
    [
        ("name", "", 0, 0),
        ("name", "ab", 2, 0),
        ("name", "张三", 4, 0),
        ("text", "张三", 4, 0),
        ("text", "张三\r李", 2, 1),
    ],
)
async def test_an_input_method_finds_the_caret(
    field: str, typed: str, column: int, line: int
) -> None:
    app = Form()
    async with app.run_test() as pilot:
        widget = app.query_one(f"#{field}")
        widget.focus()
        await until(pilot, lambda: widget.has_focus)
        corner = widget.content_region.offset
        pour(app, typed)
        await pilot.pause()
        assert app.cursor_position - corner == (column, line)


async def test_the_caret_is_found_after_the_line_has_scrolled_sideways() -> None:
    app = Form()
    async with app.run_test() as pilot:
        pour(app, "张" * 30)
        await pilot.pause()
        assert app.cursor_position.x == 19
        await pilot.press("home")
        assert app.cursor_position.x == 0


async def test_the_caret_is_found_after_the_page_has_scrolled() -> None:
    app = Form()
    async with app.run_test() as pilot:
        last = app.query_one("#last", Input)
        last.focus()
        await until(pilot, lambda: last.has_focus and last.content_region.y < 24)
        pour(app, "ab")
        await pilot.pause()
        assert app.cursor_position == Offset(2, 0) + last.content_region.offset


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_notification_is_literal(text: str) -> None:
    app = Form()
    async with app.run_test(notifications=True) as pilot:
        app.notify(f"{text} told", title=text)
        strips = app.screen._compositor.render_strips
        await until(pilot, lambda: "told" in "".join(s.text for line in strips() for s in line))
        shown = "".join(segment.text for strip in strips() for segment in strip)
        assert not FORBIDDEN & set(shown)


async def test_a_field_keeps_the_focus_while_another_window_has_it() -> None:
    app = Form()
    async with app.run_test() as pilot:
        app.post_message(events.AppBlur())
        await pilot.pause()
        assert app.query_one("#name").has_focus


def test_without_a_terminal_textual_chooses_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdin__", None)
    assert not QuickDriver.fits()
    assert issubclass(Form().driver_class, LinuxDriver)
    assert Form().driver_class is not QuickDriver


class Failing(Form):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []

    def crash_message(self, error: str, place: str) -> str:
        self.told.append((error, place))
        return super().crash_message(error, place)


async def test_a_fault_is_told_once_by_its_name_and_place_alone() -> None:
    app = Failing()
    with pytest.raises(ValueError, match="张三"):
        async with app.run_test():
            app.call_later(lambda: int("张三"))
    assert app.return_code == 1
    [(error, place)] = app.told
    assert error == "ValueError"
    assert re.fullmatch(r"[\w.]+:\d+", place)


async def test_a_fault_in_a_worker_is_told_by_its_own_name() -> None:
    app = Failing()

    async def fail_in_a_worker() -> None:
        async with app.run_test() as pilot:
            app.run_worker(lambda: int("张三"), thread=True)
            await until(pilot, lambda: bool(app.told))

    with pytest.raises(WorkerFailed):
        await fail_in_a_worker()
    assert [error for error, _ in app.told] == ["ValueError"]


async def test_what_textual_would_print_in_a_panic_is_not_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = Form()
    async with app.run_test():
        app.panic("张三 19900001111")
    assert app.return_code == 1
    assert "张三" not in capsys.readouterr().err
