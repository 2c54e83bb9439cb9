from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import LineFilter
from textual.widgets import Static

from dutyroom.tui.kit.safe import NoControls, cell, plain, say
from tests.tui.hostile import FORBIDDEN, HOSTILE

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_is_one_line_without_controls(text: str) -> None:
    assert not FORBIDDEN & set(plain(text))


def test_plain_text_keeps_its_lines_when_asked() -> None:
    assert plain("一\r\n二\r三\t四", lines=True) == "一\n二\n三 四"


def test_any_value_can_be_shown() -> None:
    assert plain(36.5) == "36.5"


@pytest.mark.parametrize("text", HOSTILE)
def test_values_said_are_literal(text: str) -> None:
    content = say("[b]$name[/b] 床位 $bed", name=text, bed=3)
    assert content.plain == f"{plain(text, lines=True)} 床位 3"


def test_markup_of_the_template_is_ours() -> None:
    assert say("[b]$name[/b]", name="x").spans[0].style == "b"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_is_literal(text: str) -> None:
    assert cell(text).plain == plain(text)


@pytest.mark.parametrize("text", [*HOSTILE, "⚠\ufe0f", "\u3164x"])
def test_the_last_net_keeps_the_width_of_a_line(text: str) -> None:
    [shown] = NoControls().apply([Segment(text)], BLACK)
    assert not FORBIDDEN & set(shown.text)
    assert cell_len(shown.text) == cell_len(text)


def test_the_last_net_lets_clean_segments_pass_untouched() -> None:
    segments = [Segment("张三 36.5"), Segment("ok")]
    assert all(a is b for a, b in zip(NoControls().apply(segments, BLACK), segments, strict=True))


class Careless(App[None]):
    """Shows hostile text without cleaning it."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), NoControls()]

    def compose(self) -> ComposeResult:
        yield Static("\n".join(HOSTILE[4:8]), markup=False)


async def test_no_widget_can_send_controls_past_the_net() -> None:
    app = Careless()
    async with app.run_test():
        shown = "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)
    assert not FORBIDDEN & set(shown)
