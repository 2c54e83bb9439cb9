"""Matters that are being opened, as the file keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.tui.forms.sheet_draft import Parked, SheetDraft, put_aside

if TYPE_CHECKING:
    from dutyroom.store.room import Room

FORM = "matter"
"""The drafts of matters, as the file names them."""

HalfOpened = Parked[MatterSheet]
"""A matter put aside while it was being opened."""


def matter_draft(
    room: Room, begun: MatterSheet, kept: HalfOpened | None = None
) -> SheetDraft[MatterSheet]:
    """The draft of a matter; as it was begun it is not worth keeping."""
    return SheetDraft(room, FORM, lambda sheet: sheet == begun, kept)


def half_opened(room: Room) -> list[HalfOpened]:
    """The matters put aside: one's own first, the oldest first."""
    return put_aside(room, FORM, MatterSheet)
