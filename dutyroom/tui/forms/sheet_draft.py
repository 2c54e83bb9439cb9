"""A sheet's place among the drafts of the file while somebody fills it in."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from dutyroom.store.codec import body_of, event_of

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Sheet = TypeVar("Sheet")
Kept = TypeVar("Kept", covariant=True)


@dataclass(frozen=True, slots=True)
class Parked(Generic[Kept]):
    """A sheet put aside."""

    id: str
    officer: int
    saved_ms: int
    sheet: Kept


class SheetDraft(Generic[Sheet]):
    """The draft of one sheet; it is written only when it has changed."""

    def __init__(
        self,
        room: Room,
        form: str,
        is_blank: Callable[[Sheet], bool],
        parked: Parked[Sheet] | None = None,
    ) -> None:
        self._room = room
        self._form = form
        self._is_blank = is_blank
        self._begun_ms = room.clock()
        self.id = parked.id if parked else secrets.token_hex(8)
        self.kept = parked.sheet if parked else None
        """What the file holds; None where it holds nothing."""

    def keep(self, sheet: Sheet) -> None:
        """Make the file hold this; raises `Refusal`. A blank sheet is not worth keeping."""
        if self._is_blank(sheet):
            self.drop()
        elif sheet != self.kept:
            self._room.drafts.keep(self.id, self._form, body_of(sheet), self._begun_ms)
            self.kept = sheet

    def drop(self) -> None:
        """Forget it; raises `Refusal`."""
        if self.kept is not None:
            self._room.drafts.drop(self.id)
            self.kept = None

    def lost(self) -> bool:
        """Whether somebody else has saved or dropped it meanwhile."""
        return self.kept is not None and self._room.drafts.get(self.id) is None


def put_aside(room: Room, form: str, sheet: Callable[..., Sheet]) -> list[Parked[Sheet]]:
    """The sheets of a form put aside: one's own first, the oldest first."""
    found = [
        Parked(each.id, each.officer, each.saved_ms, event_of(sheet, each.fields))
        for each in room.drafts.open(form)
    ]
    return sorted(found, key=lambda each: each.officer != room.officer())
