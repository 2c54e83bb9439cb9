"""The half-typed line of the gate, kept in the file until it is written or cleared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.checkpoint import Step

if TYPE_CHECKING:
    from dutyroom.store.room import Room

FORM = "passage"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is not in the register yet."""

    line: str = ""
    phone: str = ""
    """Of the known person who was taken from the list."""
    steps: Step = Step.NONE
    aside: Sequence[str] = ()
    """Lines that were not taken."""


class LineDraft:
    """One officer's draft; it is written only when it has changed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._id = f"{FORM}:{room.officer()}"
        self._begun_ms = room.clock()
        found = (each.fields for each in room.drafts.open(FORM) if each.id == self._id)
        fields = next(found, None)
        self.kept = _draft(**fields) if fields else Draft()
        """What the file holds."""

    def keep(self, draft: Draft) -> None:
        """Make the file hold this; raises `Refusal`."""
        wanted = Draft(draft.line, draft.phone, draft.steps, tuple(draft.aside))
        if wanted == self.kept:
            return
        if wanted == Draft():
            self._room.drafts.drop(self._id)
        else:
            fields = {
                "line": wanted.line, "phone": wanted.phone,
                "steps": int(wanted.steps), "aside": wanted.aside,
            }  # fmt: skip
            self._room.drafts.keep(self._id, FORM, fields, self._begun_ms)
        self.kept = wanted


def _draft(line: str, phone: str, steps: int, aside: list[str]) -> Draft:
    return Draft(line, phone, Step(steps), tuple(aside))
