"""The spot checks of a month by post, with their faults, for the supervisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.presence.checks import SpotCount
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.pages.presence.checks import ChecksView
from dutyroom.tui.widgets.long_table import Cell, Column

if TYPE_CHECKING:
    from dutyroom.tui.screens.presence import PresenceBoard

COLUMNS = (
    Column(N_("Post"), 14, flexible=True), Column(N_("Checks"), 6, align="right"),
    Column(N_("Faults"), 6, align="right"), Column(N_("Which faults"), 30, flexible=True),
)  # fmt: skip


def open_results(board: PresenceBoard) -> None:
    """Show the month the list of spot checks stands at; Enter shows the checks of one post."""
    view = next(each for each in board.views if isinstance(each, ChecksView))
    counts = board.room.presence.counted(view.span.from_at, view.span.to_at)
    month = f"{board.room.local(view.span.from_at):%Y-%m}"
    title = _("Spot checks {month} by post").format(month=month)

    def go(chosen: SpotCount | None) -> None:
        if chosen is not None:
            board.show_view("checks")
            board.filter.value = chosen.post_name
            board.filter.action_keep()

    listing = Listing(title, COLUMNS, _cells, counts, empty=N_("Nobody was checked in this month."))
    board.app.push_screen(listing, go)


def _cells(count: SpotCount) -> list[Cell]:
    faults = "  ".join(f"{word(fault)} {n}" for fault, n in count.faults)
    return [
        Cell(count.post_name),
        Cell(str(count.checks)),
        Cell(f"△{count.faulty}" if count.faulty else "0", "watch" if count.faulty else "dim"),
        Cell(faults, "dim"),
    ]
