"""Which of several people a line means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dutyroom.domain.isolation.line import ReadingLine
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.tui.forms.choose import KEYS, Choice, Choose

if TYPE_CHECKING:
    from dutyroom.tui.screens.isolation import IsolationBoard


def ask_which(
    board: IsolationBoard, found: Sequence[IsolationLine], line: ReadingLine, typed: str
) -> None:
    """Choose among people of one name or of the same initials, then keep the reading."""
    rows = {str(each.key): each for each in found[: len(KEYS)]}
    choices = [Choice(key, _said(row)) for key, row in rows.items()]

    def keep(chosen: str | None) -> None:
        if not chosen:
            board.line.put(typed)
            return
        try:
            board.keep(rows[chosen], line)
        except Refusal as refusal:
            board.line.put(typed)
            board.refuse(refusal)

    board.app.push_screen(Choose(_("Who is {name}?").format(name=line.name), choices), keep)


def _said(row: IsolationLine) -> str:
    person = row.isolation.person
    return " ".join(each for each in (person.name, person.place, person.unit) if each)
