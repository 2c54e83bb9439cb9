"""A call's place among the drafts of the file while it is being taken down."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.store.codec import body_of, event_of

if TYPE_CHECKING:
    from dutyroom.store.drafts import Draft
    from dutyroom.store.room import Room

FORM = "call"
"""The drafts of calls, as the file names them; those of corrections are among them."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A call put aside."""

    id: str
    officer: int
    saved_ms: int
    sheet: CallSheet


class CallDraft:
    """The draft of one sheet; it is written only when it has changed."""

    def __init__(self, room: Room, parked: Parked | None = None) -> None:
        self._room = room
        self.id = parked.id if parked else secrets.token_hex(8)
        self._begun_ms = room.clock()
        self.kept = parked.sheet if parked else None
        """What the file holds; None where it holds nothing."""

    def keep(self, sheet: CallSheet) -> None:
        """Make the file hold this; raises `Refusal`. A blank sheet is not worth keeping."""
        if sheet.is_blank:
            self.drop()
        elif sheet != self.kept:
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


def parked(room: Room) -> list[Parked]:
    """The calls put aside: one's own first, the oldest first."""
    found = [_parked(each) for each in room.drafts.open(FORM)]
    return sorted(found, key=lambda each: each.officer != room.officer())


def _parked(draft: Draft) -> Parked:
    return Parked(draft.id, draft.officer, draft.saved_ms, event_of(CallSheet, draft.fields))
