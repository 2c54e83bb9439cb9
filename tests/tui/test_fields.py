from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from dutyroom.tui.kit.fields import CodeField, LineField, NoteArea, PinField, TextField
from dutyroom.tui.kit.keys import OrderedKeys
from dutyroom.tui.kit.note_area import LONGEST
from tests.tui.hostile import FORBIDDEN, HOSTILE
from tests.tui.typing import pour


class Form(OrderedKeys[None]):
    def __init__(self, *make: Callable[[], Widget]) -> None:
        super().__init__()
        self.make = make
        self.fields: list[Any] = []
        self.bells = 0

    def compose(self) -> ComposeResult:
        self.fields = [make() for make in self.make]
        yield from self.fields

    def bell(self) -> None:
        self.bells += 1

    def paste(self, text: str) -> None:
        assert self._driver is not None
        self._driver.send_message(events.Paste(text))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("赵六\n第二行", "赵六 第二行"),
        ("赵六\r\n", "赵六"),
        ("\n\n 一 \n\n二", "一 二"),
        ("two words ", "two words "),
        ("a\x07b\x9bc", "abc"),
    ],
)
async def test_pasted_lines_become_one(pasted: str, kept: str) -> None:
    app = Form(TextField)
    async with app.run_test() as pilot:
        [field] = app.fields
        app.paste(pasted)
        await pilot.pause()
        assert field.value == kept


async def test_a_long_paste_is_cut_to_what_fits_and_says_so_without_a_bell() -> None:
    app = Form(lambda: TextField("ab", max_length=20))
    async with app.run_test() as pilot:
        [field] = app.fields
        app.paste("长" * 40)
        await pilot.pause()
        assert field.value == "ab" + "长" * 18
        assert field.has_class("-invalid")
        pour(app, "\x7f")
        await pilot.pause()
        assert len(field.value) == 19
        assert not field.has_class("-invalid")
        assert app.bells == 0


PAGE = "\n".join(["一", "二", "三", "四"])


@pytest.mark.parametrize(
    ("make", "pasted"),
    [
        (TextField, PAGE),
        (TextField, "长" * 10_000),
        (CodeField, "19900001111\n19900001112"),
        (LineField, PAGE),
    ],
)
async def test_a_page_is_not_for_a_line_and_nothing_of_it_is_taken(
    make: Callable[[str], TextField], pasted: str
) -> None:
    refused: list[str] = []

    class Desk(Form):
        def on_text_field_refused(self, message: TextField.Refused) -> None:
            assert message.control is self.fields[0]
            refused.append(message.text)

    app = Desk(lambda: make("ab"))
    async with app.run_test() as pilot:
        [field] = app.fields
        app.paste(pasted)
        await pilot.pause()
        assert (refused, field.value) == ([pasted], "ab")


async def test_a_paste_replaces_the_selection() -> None:
    app = Form(lambda: TextField("123456", max_length=6))
    async with app.run_test() as pilot:
        [field] = app.fields
        field.select_all()
        app.paste("654321")
        await pilot.pause()
        assert field.value == "654321"


async def test_focus_does_not_select_what_one_key_would_wipe() -> None:
    app = Form(lambda: TextField("张三"))
    async with app.run_test() as pilot:
        [field] = app.fields
        pour(app, "丰")
        await pilot.pause()
        assert field.value == "张三丰"


async def test_a_field_is_one_line_without_a_border_or_a_blinking_cursor() -> None:
    app = Form(TextField)
    async with app.run_test():
        [field] = app.fields
        assert field.outer_size.height == 1
        assert not field.cursor_blink


@pytest.mark.parametrize("typed", ["３６．５", " ３６。５ ", "36.5", "3 6.5"])
async def test_a_code_is_folded_as_it_is_typed_and_pasted(typed: str) -> None:
    app = Form(CodeField, CodeField)
    async with app.run_test() as pilot:
        by_key, by_paste = app.fields
        pour(app, f"{typed}\t")
        app.paste(typed)
        await pilot.pause()
        assert (by_key.value, by_paste.value) == ("36.5", "36.5")


async def test_a_pin_is_up_to_twelve_digits_and_not_shown() -> None:
    app = Form(PinField)
    async with app.run_test() as pilot:
        [field] = app.fields
        pour(app, "１2x3456789012345")
        await pilot.pause()
        assert field.value == "123456789012"
        shown = "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)
        assert "1" not in shown


async def test_a_line_is_cleared_with_the_key_that_takes_it() -> None:
    taken: list[str] = []

    class Gate(Form):
        def on_line_field_entered(self, message: LineField.Entered) -> None:
            assert message.control is self.fields[0]
            taken.append(message.value)

    app = Gate(LineField)
    async with app.run_test() as pilot:
        [field] = app.fields
        pour(app, "张三 365\r李四")
        await pilot.pause()
        assert (taken, field.value) == (["张三 365"], "李四")


async def test_a_note_keeps_pasted_lines_and_drops_controls() -> None:
    app = Form(NoteArea)
    async with app.run_test() as pilot:
        [note] = app.fields
        app.paste("一\r\n二\x1b[2J\t三")
        await pilot.pause()
        assert note.text == "一\n二[2J 三"
        assert note.cursor_location == (1, 6)


async def test_a_note_takes_no_more_than_its_limit() -> None:
    app = Form(lambda: NoteArea("x"))
    async with app.run_test() as pilot:
        [note] = app.fields
        app.paste("行\n" * LONGEST)
        await pilot.pause()
        assert len(note.text) == LONGEST


async def test_tab_leaves_a_note() -> None:
    app = Form(NoteArea, TextField)
    async with app.run_test() as pilot:
        _note, field = app.fields
        pour(app, "a\tb")
        await pilot.pause()
        assert field.value == "b"


@pytest.mark.parametrize("make", [TextField, CodeField, LineField, NoteArea])
async def test_no_field_shows_what_a_terminal_would_obey(make: type[TextField]) -> None:
    app = Form(lambda: make("\n".join(HOSTILE)))
    async with app.run_test(size=(200, 24)) as pilot:
        app.paste("\n".join(HOSTILE))
        await pilot.pause()
        shown = "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)
        assert not FORBIDDEN & set(shown)
