"""Facts in full, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from dutyroom.i18n import N_, _
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.pages.view import Fact
from dutyroom.tui.widgets.long_table import Cell, Column

COLUMNS = (Column(N_("Field"), 17), Column(N_("Value"), 50, flexible=True))


class FactsCard(Listing[Fact]):
    """Fields with what stands in them; there is nothing to choose."""

    def __init__(self, title: str, facts: Sequence[Fact]) -> None:
        super().__init__(title, COLUMNS, _cells, facts, empty="")

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Esc back")

    def choose(self, row: Fact) -> None:
        """Enter closes the card, as it opened it."""
        self.dismiss(None)


def _cells(fact: Fact) -> list[Cell]:
    return [Cell(fact[0], "dim"), Cell(fact[1])]
