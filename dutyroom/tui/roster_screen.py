"""What the forms of the roster may ask of the board they are opened over."""

from __future__ import annotations

from abc import abstractmethod

from dutyroom.domain.roster import Post, Slot
from dutyroom.tui.board import Board


class RosterScreen(Board):
    """A board that shows one month of one version of the roster."""

    @property
    @abstractmethod
    def month(self) -> str:
        """The month that is shown, ISO, as `2026-12`."""

    @property
    @abstractmethod
    def version(self) -> int:
        """The number of the version that is shown; 0 is the roster in force."""

    @property
    @abstractmethod
    def day_here(self) -> str:
        """The duty day under the cursor, ISO."""

    @property
    @abstractmethod
    def post_here(self) -> Post | None:
        """The post under the cursor; None where people are shown, or nothing is."""

    @property
    @abstractmethod
    def officer_here(self) -> int:
        """The officer under the cursor, or the first in the slot under it; 0 for nobody."""

    @property
    @abstractmethod
    def slot_here(self) -> Slot | None:
        """The slot under the cursor with its crew."""

    @abstractmethod
    def show_version(self, month: str, number: int) -> None:
        """Show a version of a month; 0 is the roster in force."""

    @abstractmethod
    def go_to(self, post: int, day: str, starts_at: int) -> None:
        """Put the cursor on a slot."""
