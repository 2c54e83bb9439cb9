"""A list that is narrowed in place: `/`, some letters, and the list that is left of it."""

from __future__ import annotations

from typing import Any

from textual.timer import Timer

from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable

FIND_AFTER = 0.1
"""Seconds without a key until what was typed is looked for."""


class Narrowed(Verbs[None]):
    """Looks for what stands in the filter as soon as the hand rests."""

    filter: FilterField
    table: LongTable[Any]
    _find_timer: Timer | None = None

    def find_now(self) -> None:
        """Look for it now; who narrows a list says how."""
        self._find_timer = None

    def on_input_changed(self) -> None:
        """Look for it once the hand rests."""
        if self._find_timer is not None:
            self._find_timer.stop()
        self._find_timer = self.set_timer(FIND_AFTER, self.find_now)

    def on_filter_field_left(self) -> None:
        """The keys go back to the list."""
        self.table.focus()
