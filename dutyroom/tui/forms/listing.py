"""A list over the board it concerns, from which one line may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.i18n import N_, _
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

Row = TypeVar("Row")


class Listed(Generic[Row]):
    """Rows that are all there already; some hundreds at most."""

    exact = True

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.count = len(rows)

    def fetch(self, first: int, most: int) -> Sequence[Row]:
        """Some rows, beginning with the `first`-th."""
        return self._rows[first : first + most]


class Listing(Dialog[Row], Generic[Row]):
    """A titled list; the answer is the chosen row, None for none."""

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("leave_it", "escape", N_("Back"), N_("Leave the list"), for_all=True),
    )
    DEFAULT_CSS = """
    Listing { align: center middle; }
    Listing > Vertical {
        width: 76; max-width: 100%; height: 20; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    Listing Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Listing .listing--title { text-style: bold; }
    Listing .listing--keys { color: $text-muted; }
    """

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        paint_row: Callable[[Row], Sequence[Cell]],
        rows: Sequence[Row],
        *,
        empty: str,
        place: int = 0,
    ) -> None:
        super().__init__()
        self._title = title
        self._columns = columns
        self._paint_row = paint_row
        self._rows = rows
        self._empty = empty
        self._place = place
        """The row the cursor begins on."""

    def compose(self) -> ComposeResult:
        """The box with its list."""
        with Vertical():
            yield Static(say("$title", title=self._title), classes="listing--title")
            yield LongTable[Any](
                self._columns, self._paint_row, Listed(self._rows), empty=self._empty
            )
            yield AnswerLine()
            yield Static(say("$keys", keys=self.keys()), classes="listing--keys")

    def on_mount(self) -> None:
        """Begin on the row that was asked for."""
        self.query_one(LongTable).move_to(self._place)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        row: Row | None = self.query_one(LongTable).current
        return row

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ Enter choose · Esc back")

    def on_long_table_chosen(self, event: LongTable.Chosen) -> None:
        """A row was chosen."""
        self.choose(event.row)

    def choose(self, row: Row) -> None:
        """Answer with a row."""
        self.dismiss(row)

    def do_leave_it(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
