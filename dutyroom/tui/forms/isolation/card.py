"""Everything about one person under isolation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.isolation.person import SUBJECT
from dutyroom.domain.looks import Masked
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.tui.forms.facts_card import FactsCard
from dutyroom.tui.pages.isolation.person import facts_of, readings_of

if TYPE_CHECKING:
    from dutyroom.tui.screens.isolation import IsolationBoard


def open_card(board: IsolationBoard, row: IsolationLine, *, masked: bool = True) -> None:
    """Show the facts and every reading; what is shown unmasked is recorded as a look."""
    person = row.isolation.person
    if not masked:
        fields = ((Masked.PHONE, person.phone), (Masked.IDENTITY, person.identity))
        with board.room.write():
            for field, value in fields:
                if value:
                    board.room.looks.look(f"{SUBJECT}{row.key}", field)
    now = board.rows.now
    facts = [*facts_of(board.room, row, now, masked=masked), *readings_of(row, now)]
    board.app.push_screen(FactsCard(person.name, facts))
