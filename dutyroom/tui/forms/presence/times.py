"""The times drawn for spot checks, which nobody can guess; Enter on one rings its post up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING

from dutyroom.domain.presence.random_times import APART_S, Suggestion
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.forms.presence.checks import ring_up
from dutyroom.tui.widgets.long_table import Cell, Column, Look

if TYPE_CHECKING:
    from dutyroom.tui.screens.presence import PresenceBoard

COLUMNS = (
    Column(N_("Time"), 11), Column(N_("Post"), 20, flexible=True), Column(N_("State"), 20),
)  # fmt: skip
NEAR_S = APART_S
"""A check of the post so near to the time was the one that had been drawn, in seconds."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A time that was drawn, in words."""

    suggestion: Suggestion
    time: str
    post: str
    checked: str
    """When it was done; empty while it was not."""
    is_due: bool


def open_times(board: PresenceBoard) -> None:
    """Show the times of this shift, drawn now or before; raises `Refusal("no_times_to_draw")`."""
    drawn = [_drawn(board, each) for each in board.room.presence.times(SystemRandom())]
    if not drawn:
        raise Refusal("no_times_to_draw")
    title = _("Times for spot checks, drawn for your shift")
    place = next((n for n, each in enumerate(drawn) if not each.checked), 0)
    listing = Listing(title, COLUMNS, _cells, drawn, empty="", place=place)

    def go(chosen: Drawn | None) -> None:
        if chosen is not None:
            ring_up(board, chosen.suggestion.post)

    board.app.push_screen(listing, go)


def _drawn(board: PresenceBoard, each: Suggestion) -> Drawn:
    room = board.room
    local = partial(room.local, offset=None)
    near = room.presence.spot_checks(each.at - NEAR_S, each.at + NEAR_S)
    done = [line.check.at for line in near.fetch(0, 99) if line.check.post == each.post]
    return Drawn(
        each,
        f"{local(each.at):%m-%d %H:%M}",
        room.roster.post_name(each.post),
        f"{local(done[0]):%H:%M}" if done else "",
        is_due=each.at <= room.now(),
    )


def _cells(each: Drawn) -> list[Cell]:
    look: Look = "dim" if each.checked else "watch" if each.is_due else ""
    state = _("○ to come")
    if each.checked:
        state = _("✓ checked {time}").format(time=each.checked)
    elif each.is_due:
        state = _("△ due")
    return [Cell(each.time, look), Cell(each.post, look), Cell(state, look)]
