"""Calls as a table shows them: phones masked, confidential callers unnamed, struck ones struck."""

from __future__ import annotations

from dutyroom.domain import phone
from dutyroom.domain.hotline import Call, Urgency
from dutyroom.domain.moment import Moment
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.call_line import CallLine
from dutyroom.store.room import Room
from dutyroom.tui.pages import watch_marks
from dutyroom.tui.widgets.table_paint import Cell, Column

COLUMNS = (
    Column(N_("No."), 9),
    Column(N_("Time"), 5),
    Column("", 2),
    Column(N_("Category"), 8),
    Column(N_("Caller"), 7),
    Column(N_("Phone"), 11),
    Column(N_("Text"), 12, flexible=True),
    Column(N_("Place"), 8),
    Column(N_("Outcome"), 8),
)
"""The number holds the duty day, so the hour is enough for the time; the last give way first."""

_URGENCY = {
    Urgency.ROUTINE: Cell("·"),
    Urgency.URGENT: Cell("!"),
    Urgency.IMMEDIATE: Cell("", "hot"),
}


TEXT = 6
"""The place of the text among the columns."""


class CallRows:
    """Turns calls into cells; asks what of them was recognised only where anything ever was."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._marked = False

    def renew(self) -> None:
        """See whether calls have been recognised; called before they are painted."""
        self._marked = self._room.watchlist.has_marks()

    def cells(self, line: CallLine) -> list[Cell]:
        """The cells of one call, in the order of `COLUMNS`."""
        shown = cells(line)
        marks = watch_marks.marks(self._room.watchlist.of(line.subject)) if self._marked else []
        if marks:
            text = shown[TEXT]
            shown[TEXT] = Cell(" ".join((*marks, text.text)), text.look or "watch")
        return shown


def cells(line: CallLine) -> list[Cell]:
    """The cells of one call, in the order of `COLUMNS`, without what was recognised of it."""
    call = line.call
    words = [
        line.number,
        f"{Moment(call.received_at, call.offset).local():%H:%M}",
        word(call.category),
        caller(call),
        number(call),
        " ".join(call.text.split()),
        call.place,
    ]
    if line.struck:
        shown = [Cell(each, "struck") for each in words]
        outcome = Cell(_("✗struck"), "dim")
    else:
        shown = [Cell(each) for each in words]
        outcome = Cell(word(call.outcome) if call.outcome else _("Pending"))
    shown.insert(2, _URGENCY[call.urgency])
    return [*shown, outcome]


def caller(call: Call, *, full: bool = False) -> str:
    """Who called; a confidential caller is only said to be one."""
    if call.confidential and not full:
        return _("◇secret")
    return call.caller


def number(call: Call, *, full: bool = False) -> str:
    """The number, masked unless `full`; of a confidential caller nothing stays."""
    if full or not call.phone:
        return call.phone
    return "*" * len(call.phone) if call.confidential else phone.masked(call.phone)
