"""What a matter form begins with when it is opened from a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.matter_sheet import MatterSheet, from_call
from dutyroom.domain.refusal import Refusal

if TYPE_CHECKING:
    from dutyroom.store.call_line import CallLine
    from dutyroom.store.room import Room


def sheet_of_call(room: Room, line: CallLine, *, own: bool = False) -> MatterSheet:
    """The sheet for a matter out of a call.

    Who called goes with it where the kind asks for that. Unless the call is one's `own` of this
    moment that is a look, which is recorded; who may not look opens the matter without it.
    """
    kinds = room.kinds.all()
    sheet = from_call(line.call, line.subject, kinds, named=True)
    if not sheet.blanks or own:
        return sheet
    try:
        room.hotline.uncover(line.subject)
    except Refusal:
        return from_call(line.call, line.subject, kinds, named=False)
    return sheet
