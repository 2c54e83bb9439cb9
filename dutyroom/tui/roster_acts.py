"""What can be done about a roster, in the order of the menu: the one list a new act joins."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from dutyroom.i18n import N_

if TYPE_CHECKING:
    from dutyroom.tui.roster_screen import RosterScreen


@dataclass(frozen=True, slots=True)
class RosterAct:
    """Something to do, and the module whose `open_form` asks for it."""

    name: str
    label: str
    """Msgid of the menu's line."""

    def open(self, board: RosterScreen) -> None:
        """Ask for it over a board; raises `Refusal` where it cannot be done now."""
        import_module(f"dutyroom.tui.forms.roster.{self.name}").open_form(board)


ACTS = (
    RosterAct("trade", N_("Swap, cover or take over a duty")),
    RosterAct("trades", N_("Swaps and covers, those that wait first")),
    RosterAct("candidates", N_("Who could stand here")),
    RosterAct("plan", N_("Plan the month")),
    RosterAct("publish", N_("Publish this draft")),
    RosterAct("versions", N_("Versions, differences, receipts")),
    RosterAct("repair", N_("Somebody falls ill: mend the month")),
    RosterAct("marks", N_("Leave, no nights, wishes, compensatory rest")),
    RosterAct("patterns", N_("The pattern of this post")),
    RosterAct("calendar", N_("Holidays and sensitive periods")),
    RosterAct("fairness", N_("Fairness: nights, weekends, holidays, hours")),
    RosterAct("files", N_("Print, send, or take in a sheet")),
    RosterAct("post", N_("Enter or change a post and its shifts")),
)
