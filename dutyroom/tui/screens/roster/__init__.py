"""The board of the roster: a month by post or by person, a week, a day, and what is wrong."""

from dutyroom.tui.screens.roster.board import RosterBoard

__all__ = ["RosterBoard"]
