"""Calls that are being taken down, as the file keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.tui.forms.sheet_draft import Parked, SheetDraft, put_aside

if TYPE_CHECKING:
    from dutyroom.store.room import Room

FORM = "call"
"""The drafts of calls, as the file names them; those of corrections are among them."""

ParkedCall = Parked[CallSheet]
"""A call put aside."""


def call_draft(room: Room, parked: ParkedCall | None = None) -> SheetDraft[CallSheet]:
    """The draft of a call that is begun, or taken up again."""
    return SheetDraft(room, FORM, lambda sheet: sheet.is_blank, parked)


def parked(room: Room) -> list[ParkedCall]:
    """The calls put aside: one's own first, the oldest first."""
    return put_aside(room, FORM, CallSheet)
