"""The question which of the sheets put aside to take up again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.domain.moment import Moment
from dutyroom.i18n import _
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.sheet_draft import Parked
from dutyroom.tui.paint.lines import fitted

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.tui.verb_screen import Verbs

WIDTH = 37
"""Cells of a line of the list."""
Sheet = TypeVar("Sheet", bound=CallSheet | MatterSheet)


def ask_which(
    screen: Verbs[None],
    title: str,
    waiting: Sequence[Parked[Sheet]],
    take_up: Callable[[Parked[Sheet]], Awaitable[None] | None],
) -> None:
    """Ask which of some sheets, and take it up."""
    by_id = {each.id: each for each in waiting}

    async def go(chosen: str | None) -> None:
        if chosen and (result := take_up(by_id[chosen])):
            await result

    choices = [Choice(each.id, _label(screen.room, each)) for each in waiting]
    screen.app.push_screen(Choose(title, choices), go)


def _label(room: Room, parked: Parked[Sheet]) -> str:
    """When it came in, whose it is where it is not one's own, and what it says."""
    sheet = parked.sheet
    received = Moment(sheet.received_at, sheet.offset).local()
    who = "" if parked.officer == room.officer() else room.officers.name(parked.officer)
    words = (f"{received:%m-%d %H:%M}", who, *_words(sheet))
    return fitted(" ".join(" ".join(words).split()), WIDTH)


def _words(sheet: CallSheet | MatterSheet) -> tuple[str, ...]:
    if isinstance(sheet, CallSheet):
        return (sheet.text or sheet.place or sheet.caller or sheet.phone,)
    return (_("Matter"), sheet.title or sheet.place)
