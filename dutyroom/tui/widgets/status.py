"""The one line of facts that is always there."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.safe import plain
from dutyroom.tui.widgets.verb_bar import fitted


@dataclass(frozen=True, slots=True)
class Fact:
    """A word of the status line: glyph and word, and how it is lit."""

    text: str
    tone: str = ""
    """"" for calm, "watch" or "urgent"."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the status line says."""

    room: str = ""
    board: str = ""
    clock: str = ""
    officer: str = ""
    facts: tuple[Fact, ...] = ()


class StatusLine(Widget):
    """Room, board, who is signed in, what waits, the clock."""

    COMPONENT_CLASSES = {"status--room", "status--plain", "status--watch", "status--urgent"}
    DEFAULT_CSS = """
    StatusLine { height: 1; background: $panel; color: $foreground; }
    StatusLine > .status--room { text-style: bold; color: $accent; }
    StatusLine > .status--plain { color: $foreground; }
    StatusLine > .status--watch { color: $warning; text-style: bold; }
    StatusLine > .status--urgent { color: $error; text-style: bold reverse; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()

    def show(self, status: Status) -> None:
        """Say this from now on."""
        if status != self._status:
            self._status = status
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line: names are cut before facts are."""
        status = self._status
        right = [Segment(" "), *self._facts(), Segment(f" {status.clock} ", self._look("plain"))]
        room = self.size.width - sum(cell_len(each.text) for each in right)
        left = f" {plain(status.room)}  {plain(status.board)}"
        officer = f"  {plain(status.officer)}" if status.officer else ""
        space = max(0, room - cell_len(officer))
        if cell_len(left) > space and status.board:
            left = f" {plain(status.board)}"
        segments = [
            Segment(fitted(left, min(space, cell_len(left))), self._look("room")),
            Segment(fitted(officer, min(room, cell_len(officer))), self._look("plain")),
        ]
        used = sum(cell_len(each.text) for each in segments)
        segments.append(Segment(" " * max(0, room - used), self._look("plain")))
        return Strip([*segments, *right]).adjust_cell_length(self.size.width, self.rich_style)

    def _facts(self) -> list[Segment]:
        segments: list[Segment] = []
        for fact in self._status.facts:
            segments.append(Segment(fact.text, self._look(fact.tone or "plain")))
            segments.append(Segment(" ", self._look("plain")))
        return segments

    def _look(self, name: str):  # type: ignore[no-untyped-def]
        return self.get_component_rich_style(f"status--{name}")
