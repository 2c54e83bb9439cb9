"""The question which of the parked calls to take up again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.tui.forms.call_draft import ParkedCall, parked
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.paint.lines import fitted

if TYPE_CHECKING:
    from dutyroom.tui.verb_screen import Verbs

WIDTH = 37
"""Cells of a line of the list."""


def ask_which(
    screen: Verbs[None], take_up: Callable[[ParkedCall], Awaitable[None] | None], *, but: str = ""
) -> None:
    """Ask which parked call, other than the one in hand; raises `Refusal("no_call_parked")`."""
    waiting = {each.id: each for each in parked(screen.room) if each.id != but}
    if not waiting:
        raise Refusal("no_call_parked")

    async def go(chosen: str | None) -> None:
        if chosen and (result := take_up(waiting[chosen])):
            await result

    choices = [Choice(each.id, _label(screen, each)) for each in waiting.values()]
    screen.app.push_screen(Choose(_("Parked calls"), choices), go)


def _label(screen: Verbs[None], call: ParkedCall) -> str:
    sheet = call.sheet
    received = Moment(sheet.received_at, sheet.offset).local()
    said = " ".join((sheet.text or sheet.place or sheet.caller or sheet.phone).split())
    own = call.officer == screen.room.officer()
    who = "" if own else screen.room.officers.name(call.officer)
    words = (f"{received:%m-%d %H:%M}", who, said)
    return fitted(" ".join(each for each in words if each), WIDTH)
