"""What every list of a board of several has: rows, cells, a heading, and facts in full."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from dutyroom.domain.span import Over, Span, beside, span_at
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.widgets.long_table import Cell, Column, Rows

Row = TypeVar("Row")
HALF_A_DAY_S = 12 * 3600
Fact = tuple[str, str]
"""A field and what stands in it, in the user's language."""


class View(ABC, Generic[Row]):
    """One of the lists."""

    name: ClassVar[str]
    """Also of the module in which its acts are."""
    title: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]
    empty: ClassVar[str]
    hint: ClassVar[str]
    """What can be looked for (a msgid)."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.now = room.now()
        """As of when the rows are shown; epoch seconds."""
        self.marked: set[Hashable] = set()
        """The keys of the rows that are marked."""

    @abstractmethod
    def read(self, asked: str) -> Rows[Row]:
        """The rows that are looked for."""

    @abstractmethod
    def head(self) -> Line:
        """What is shown and how many there are, in a line."""

    @abstractmethod
    def cells(self, row: Row) -> Sequence[Cell]:
        """The cells of a row, in the order of the columns."""

    @abstractmethod
    def key(self, row: Row) -> Hashable:
        """What tells a row from the others."""

    @abstractmethod
    def facts(self, row: Row) -> list[Fact]:
        """Everything about a row."""

    def clock(self, at: int) -> str:
        """A time of day, with its date where it is more than half a day away."""
        local = self.room.local(at)
        return f"{local:%H:%M}" if abs(at - self.now) < HALF_A_DAY_S else f"{local:%m-%d %H:%M}"


AnyView = View[Any]


def month_of(room: Room, at: int) -> Span:
    """The month an instant lies in, from duty day to duty day."""
    rules = room.rules()
    return span_at(Over.MONTH, at, rules.offset, rules.day_starts)


def month_beside(room: Room, span: Span, by: int) -> Span:
    """The month before (-1) or after (1)."""
    rules = room.rules()
    return beside(span, by, rules.offset, rules.day_starts)
