from typing import Any, Self

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from dutyroom.tui.kit.safe import say
from dutyroom.tui.widgets.line import Line
from tests.tui.hostile import FORBIDDEN, HOSTILE


class Counted(Line):
    """A line that notes whether a refresh asks for a layout."""

    layouts: list[bool]

    def update(self, content: str | Content) -> None:
        self.layouts = []
        super().update(content)

    def refresh(self, *regions: Region, layout: bool = False, **kwargs: Any) -> Self:
        self.layouts = [*getattr(self, "layouts", []), layout]
        return super().refresh(*regions, layout=layout, **kwargs)


class Sheet(App[None]):
    def compose(self) -> ComposeResult:
        yield Counted("一", id="one")
        yield Line("一\n二\n三", lines=2, id="two")

    def text(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def test_lines_show_what_fits_their_height() -> None:
    app = Sheet()
    async with app.run_test():
        assert app.text()[:4] == ["一", "一", "二", ""]


async def test_a_new_text_is_painted_without_a_layout() -> None:
    app = Sheet()
    async with app.run_test() as pilot:
        line = app.query_one("#one", Counted)
        line.update("李四 13 起")
        assert line.layouts == [False]
        await pilot.pause()
        assert app.text()[0] == "李四 13 起"
        line.update("李四 13 起")
        assert line.layouts == []


async def test_a_style_of_our_own_template_is_shown() -> None:
    app = Sheet()
    async with app.run_test() as pilot:
        app.query_one("#one", Line).update(say("[b]$name[/b] 在岗", name="[i]张三"))
        await pilot.pause()
        first = next(iter(app.screen._compositor.render_strips()[0]))
        assert app.text()[0] == "[i]张三 在岗"
        assert first.style is not None
        assert first.style.bold


async def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    app = Sheet()
    async with app.run_test(size=(10, 5)) as pilot:
        app.query_one("#one", Line).update("值班员值班员值班员")
        await pilot.pause()
        assert app.text()[0] == "值班员值 …"


async def test_a_line_shows_nothing_a_terminal_would_obey() -> None:
    app = Sheet()
    async with app.run_test(size=(200, 5)) as pilot:
        app.query_one("#one", Line).update("".join(HOSTILE))
        await pilot.pause()
        assert not FORBIDDEN & set("".join(app.text()))
