from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult
from textual.theme import Theme
from textual.widgets import Static

from dutyroom.tui.widgets.long_table import Cell, Column, LongTable, Look
from dutyroom.tui.widgets.table_paint import fit, widths
from dutyroom.tui.widgets.table_rows import CHUNK
from tests.tui.hostile import FORBIDDEN, HOSTILE

MANY = 10_000_000
COLUMNS = (
    Column("No.", 9, align="right"),
    Column("Name", 8),
    Column("Temperature", 6, align="right"),
    Column("Note", 10, flexible=True),
)
CALM = (0, "张三", "36.5", "")


@dataclass
class Invented:
    """Rows made up as they are asked for; `shift` rows stand before number 0."""

    count: int = MANY
    exact: bool = True
    shift: int = 0
    fetched: list[int] = field(default_factory=list)

    def fetch(self, first: int, most: int, /) -> Sequence[int]:
        self.fetched.append(first)
        return range(first - self.shift, min(first + most, self.count) - self.shift)


class Findable(Invented):
    def find(self, key: object, /) -> int | None:
        return key + self.shift if isinstance(key, int) else None


def cells(row: int) -> Sequence[Cell]:
    look: Look = "hot" if row == 3 else "struck" if row == 4 else ""
    return Cell(str(row)), Cell("王小明"), Cell("37.6", look), Cell(f"note {row}")


class Page(App[None]):
    def __init__(self, rows: Invented, paint: object = cells) -> None:
        super().__init__()
        self.rows = rows
        self.paint = paint
        self.moved: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield LongTable(
            COLUMNS,
            self.paint,  # type: ignore[arg-type]
            self.rows,
            key_of=lambda row: row,
            empty="Nobody has passed",
        )
        yield Static("below")

    @property
    def table(self) -> LongTable[int]:
        return self.query_one(LongTable)

    def text(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @on(LongTable.Moved)
    def see(self, message: LongTable.Moved) -> None:
        self.moved.append(message.row)

    @on(LongTable.Chosen)
    def take(self, message: LongTable.Chosen) -> None:
        assert message.control is self.table
        self.chosen.append(message.row)


async def test_ten_million_rows_open_with_one_fetch() -> None:
    rows = Invented()
    app = Page(rows)
    async with app.run_test():
        assert rows.fetched == [0]
        assert "note 0" in app.text()[1]


async def test_end_and_home_fetch_only_what_they_show() -> None:
    rows = Invented()
    app = Page(rows)
    async with app.run_test() as pilot:
        await pilot.press("end")
        assert f"note {MANY - 1}" in app.text()[22]
        await pilot.press("home")
        assert "note 0" in app.text()[1]
        assert len(rows.fetched) <= 3


async def test_thirty_pages_fetch_no_chunk_twice() -> None:
    rows = Invented()
    app = Page(rows)
    async with app.run_test() as pilot:
        await pilot.press(*["pagedown"] * 30)
        assert app.table.cursor == 30 * 21
        assert len(rows.fetched) == len(set(rows.fetched)) <= 30 * 22 // CHUNK + 2


async def test_the_cursor_walks_and_stays_on_the_screen() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        await pilot.press("up", *["down"] * 30)
        assert app.table.current == 30
        assert "note 30" in app.text()[22]
        await pilot.press(*["pageup"] * 5)
        assert app.table.cursor == 0
        assert app.moved[-1] == 0


async def test_a_smaller_window_still_shows_the_cursor() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        await pilot.press(*["down"] * 20)
        await pilot.resize_terminal(80, 10)
        await pilot.pause()
        assert any("note 20" in line for line in app.text())


async def test_enter_chooses_and_so_does_the_second_click() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        await pilot.click(LongTable, offset=(5, 6))
        assert app.chosen == [1]
        assert app.table.current == 5
        await pilot.click(LongTable, offset=(5, 6), times=2)
        assert app.chosen == [1, 5]


async def test_a_click_on_the_header_does_nothing() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        await pilot.press("down")
        await pilot.click(LongTable, offset=(5, 0))
        assert app.table.cursor == 1


@pytest.mark.parametrize("rows", [Invented, Findable])
async def test_the_cursor_keeps_its_row_when_others_come_before_it(rows: type[Invented]) -> None:
    app = Page(rows())
    async with app.run_test() as pilot:
        await pilot.press(*["down"] * 40)
        line = next(y for y, text in enumerate(app.text()) if "note 40" in text)
        app.table.show(rows(shift=7))
        await pilot.pause()
        assert app.table.current == 40
        assert "note 40" in app.text()[line]


async def test_new_rows_at_the_top_are_seen_by_who_looks_at_the_top() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        app.table.show(Invented(shift=2))
        await pilot.pause()
        assert app.table.current == 0
        assert "note -2" in app.text()[1]
        assert "note 0" in app.text()[3]


async def test_a_row_far_away_is_found_by_its_key() -> None:
    app = Page(Findable())
    async with app.run_test() as pilot:
        app.table.show(Findable(), keep=7_654_321)
        await pilot.pause()
        assert app.table.current == 7_654_321
        app.table.show(Findable(), keep=None)
        assert app.table.current == 0


async def test_an_empty_table_says_so() -> None:
    app = Page(Invented(count=0))
    async with app.run_test() as pilot:
        await pilot.press("end", "down", "enter", "pageup")
        assert "Nobody has passed" in app.text()[1]
        assert app.table.current is None
        assert (app.moved, app.chosen) == ([], [])


async def test_a_table_that_shrinks_keeps_the_cursor_in_it() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        await pilot.press("end")
        app.table.show(Invented(count=3))
        await pilot.pause()
        assert app.table.cursor == 2
        assert ["note" in line for line in app.text()[1:5]] == [True, True, True, False]


async def test_rows_that_are_gone_leave_blank_lines() -> None:
    class Guessed(Invented):
        def fetch(self, first: int, most: int, /) -> Sequence[int]:
            return range(first, min(first + most, 5))

    app = Page(Guessed(count=100, exact=False))
    async with app.run_test() as pilot:
        await pilot.press("end", "enter")
        assert app.chosen == []
        assert "note" not in "".join(app.text())


async def test_hot_and_cursor_can_be_told_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Page(Invented())
    async with app.run_test():
        strips = app.screen._compositor.render_strips()
        [cursor] = [segment for segment in strips[1] if "note" in segment.text]
        assert cursor.style is not None
        assert cursor.style.reverse
        [hot] = [segment for segment in strips[4] if "37.6" in segment.text]
        assert hot.text.strip() == "◆37.6"
        assert hot.style is not None
        assert hot.style.bold
        [struck] = [segment for segment in strips[5] if "37.6" in segment.text]
        assert struck.style is not None
        assert struck.style.strike
        triplets = {s.style.color for s in strips[4] if s.style and s.style.color}
        assert all(
            c.triplet is None or len({c.triplet.red, c.triplet.green, c.triplet.blue}) == 1
            for c in triplets
        )


async def test_a_new_theme_repaints_the_rows() -> None:
    app = Page(Invented())
    async with app.run_test() as pilot:
        before = next(iter(app.screen._compositor.render_strips()[2])).style
        app.register_theme(Theme("red", primary="#ff0000", surface="#400000", dark=True))
        app.theme = "red"
        await pilot.pause()
        after = next(iter(app.screen._compositor.render_strips()[2])).style
        assert before != after


async def test_wide_characters_are_cut_at_a_cell_and_marked() -> None:
    app = Page(Invented(), lambda row: (Cell(str(row)), Cell("欧阳娜娜司马"), Cell(""), Cell("")))
    async with app.run_test():
        assert "欧阳娜 …" in app.text()[1]
        assert {cell_len(line) for line in app.text()} == {80}


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_row_shows_what_a_terminal_would_obey(text: str) -> None:
    app = Page(Invented(count=3), lambda row: [Cell(text, "hot")] * 4)
    async with app.run_test():
        assert not FORBIDDEN & set("".join(app.text()))
        assert {cell_len(line) for line in app.text()} == {80}


@pytest.mark.parametrize(
    ("total", "expected"),
    [(80, [9, 8, 6, 54]), (36, [9, 8, 6, 10]), (20, [9, 8, 1, 0]), (5, [5, 0, 0, 0])],
)
def test_columns_share_the_width_they_get(total: int, expected: list[int]) -> None:
    assert widths(COLUMNS, total) == expected


@pytest.mark.parametrize(
    ("text", "width", "align", "expected"),
    [
        ("ab", 4, "left", "ab  "),
        ("ab", 4, "right", "  ab"),
        ("abcde", 4, "left", "abc…"),
        ("中文字", 4, "left", "中 …"),
        ("中文", 4, "right", "中文"),
        ("x", 0, "left", ""),
        ("a\nb", 3, "left", "a b"),
    ],
)
def test_a_text_fits_its_cells_exactly(text: str, width: int, align: str, expected: str) -> None:
    assert fit(text, width, align) == expected
