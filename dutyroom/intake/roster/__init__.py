"""Rosters from a file: an assignment a row, the month sheet, or checkpoints by days and shifts."""

from dutyroom.intake.roster.forms import read, read_every
from dutyroom.intake.roster.sheet import Directory, Frame, Sheet

__all__ = ["Directory", "Frame", "Sheet", "read", "read_every"]
