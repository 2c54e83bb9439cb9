"""A matter's place among the drafts of the file while it is being opened."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.store.codec import body_of, event_of

if TYPE_CHECKING:
    from dutyroom.store.room import Room

FORM = "matter"
"""The drafts of matters, as the file names them."""


@dataclass(frozen=True, slots=True)
class HalfOpened:
    """A matter put aside while it was being opened."""

    id: str
    officer: int
    sheet: MatterSheet


class MatterDraft:
    """The draft of one sheet; it is written only when it has changed."""

    def __init__(self, room: Room, begun: MatterSheet, kept: HalfOpened | None = None) -> None:
        self._room = room
        self._begun = begun
        self._begun_ms = room.clock()
        self.id = kept.id if kept else secrets.token_hex(8)
        self.kept = kept.sheet if kept else None
        """What the file holds; None where it holds nothing."""

    def keep(self, sheet: MatterSheet) -> None:
        """Make the file hold this; raises `Refusal`. As it was begun it is not worth keeping."""
        if sheet == self._begun and self.kept is None:
            return
        if sheet != self.kept:
            self._room.drafts.keep(self.id, FORM, body_of(sheet), self._begun_ms)
            self.kept = sheet

    def drop(self) -> None:
        """Forget it; raises `Refusal`."""
        if self.kept is not None:
            self._room.drafts.drop(self.id)
            self.kept = None

    def lost(self) -> bool:
        """Whether somebody else has saved or dropped it meanwhile."""
        return self.kept is not None and self._room.drafts.get(self.id) is None


def half_opened(room: Room) -> list[HalfOpened]:
    """The matters put aside: one's own first, the oldest first."""
    found = [
        HalfOpened(each.id, each.officer, event_of(MatterSheet, each.fields))
        for each in room.drafts.open(FORM)
    ]
    return sorted(found, key=lambda each: each.officer != room.officer())
