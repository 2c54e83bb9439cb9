"""The boards of the room, in the order of their digits, 0 last: the one list a new board joins."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from dutyroom.i18n import N_

if TYPE_CHECKING:
    from dutyroom.tui.board import Board


@dataclass(frozen=True, slots=True)
class Place:
    """A board: its mode, its title, and where its class is found when it is first opened."""

    mode: str
    title: str
    module: str
    form: str

    def board(self) -> type[Board]:
        """What the board is; its module is loaded now and not before."""
        found: type[Board] = getattr(import_module(self.module), self.form)
        return found

    def open(self) -> Board:
        """The board itself."""
        return self.board()()


PLACES = (
    Place("today", N_("Today"), "dutyroom.tui.screens.today", "TodayBoard"),
    Place("hotline", N_("Hotline"), "dutyroom.tui.screens.hotline", "HotlineBoard"),
    Place("checkpoint", N_("Checkpoint"), "dutyroom.tui.screens.checkpoint", "CheckpointBoard"),
    Place("matters", N_("Matters"), "dutyroom.tui.screens.matters", "MattersBoard"),
    Place("handover", N_("Handover"), "dutyroom.tui.screens.handover", "HandoverBoard"),
    Place("roster", N_("Roster"), "dutyroom.tui.screens.roster", "RosterBoard"),
    Place("officers", N_("Directory"), "dutyroom.tui.screens.officers", "OfficersBoard"),
    Place("journal", N_("Journal"), "dutyroom.tui.screens.journal", "JournalBoard"),
    Place("review", N_("Review"), "dutyroom.tui.screens.review", "ReviewBoard"),
    Place("presence", N_("Presence"), "dutyroom.tui.screens.presence", "PresenceBoard"),
    Place("isolation", N_("Isolation"), "dutyroom.tui.screens.isolation", "IsolationBoard"),
    Place("watch", N_("Watch list"), "dutyroom.tui.screens.watch", "WatchBoard"),
)


def title(mode: str) -> str:
    """The msgid of a board's title."""
    return next((each.title for each in PLACES if each.mode == mode), "")
