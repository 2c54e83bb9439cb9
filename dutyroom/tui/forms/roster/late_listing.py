"""A list whose rows take a moment to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic

from dutyroom.i18n import _
from dutyroom.tui.forms.listing import Listed, Listing, Row
from dutyroom.tui.forms.roster.apart import reckon
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Reading = Callable[["Room"], Sequence[Row]]
"""Reads the rows; raises `Refusal`, which is answered in the list."""


class LateListing(Listing[Row], Generic[Row]):
    """A titled list that opens at once, and is filled when a thread has read its rows."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        paint_row: Callable[[Row], Sequence[Cell]],
        reading: Reading[Row],
        *,
        empty: str,
    ) -> None:
        super().__init__(title, columns, paint_row, (), empty="")
        self._none_read = empty
        self._reading = reading

    def on_mount(self) -> None:
        """Begin to read."""
        self.read(self._reading)

    def read(self, reading: Reading[Row]) -> None:
        """Read the rows, or other ones; an earlier reading no longer counts."""
        self._reading = reading

        def show(rows: Sequence[Row]) -> None:
            if self._reading is reading:
                self.query_one(AnswerLine).clear()
                self.show_rows(rows)

        self.query_one(AnswerLine).doing(_("Being read…"))
        reckon(self, reading, show)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what was read."""
        table = self.query_one(LongTable)
        table.empty = self._none_read
        table.show(Listed(rows), None)
