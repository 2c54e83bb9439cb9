"""Who could stand in the slot under the cursor; Enter lets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, Slot
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.roster.late_listing import LateListing
from dutyroom.tui.kit.safe import say
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column

if TYPE_CHECKING:
    from dutyroom.store.room import Room

COLUMNS = (
    Column(N_("Officer"), 10), Column(N_("Rested"), 26), Column(N_("But"), 32, flexible=True),
)  # fmt: skip
Row = tuple[int, str, str, str]
"""An officer by key, the name, the rest there is, and what would be broken."""


def open_form(board: RosterScreen) -> None:
    """List who could stand; raises `Refusal("no_slot_here")`."""
    from dutyroom.store.rostering.stand_ins import role_wanted

    slot = board.slot_here
    post = board.room.roster.post(slot.post) if slot else None
    if slot is None or post is None:
        raise Refusal("no_slot_here")
    role = role_wanted(board.room.roster_rules.standards(), post, slot)
    board.duty.push_screen(Candidates(board, post, slot, role))


class Candidates(LateListing[Any]):
    """Those who may stand in a slot, the best rested first."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *LateListing.VERBS,
        Verb("turn_role", "f7", N_("Role"), N_("As something else")),
    )

    def __init__(self, board: RosterScreen, post: Post, slot: Slot, role: DutyRole) -> None:
        super().__init__("", COLUMNS, _cells, self._look, empty=N_("Nobody could stand here."))
        self._board = board
        self._post = post
        self._slot = slot
        self._role = role
        self._where = board.month, board.version

    def on_mount(self) -> None:
        """Name the slot, and begin to read."""
        self._head()
        super().on_mount()

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter let them stand here · F7 another role · Esc back")

    def _head(self) -> None:
        slot = self._slot
        title = f"{self._post.name}  {slot.day}  {slot.shift}  {word(self._role)}"
        self.query_one(".listing--title", Static).update(say("$title", title=title))

    def _look(self, room: Room) -> list[Row]:
        from dutyroom.reports.stand_ins import stand_in_row
        from dutyroom.store.rostering.book import MonthBook
        from dutyroom.store.rostering.stand_ins import stand_ins

        found = stand_ins(MonthBook(room, *self._where), self._slot, self._role)
        return [(each.officer, *stand_in_row(room, each)) for each in found]

    def choose(self, row: Row) -> None:
        """Let somebody stand in the slot."""
        from dutyroom.store.rostering.book import MonthBook

        officer, name, *_rest = row
        slot = replace(self._slot, crew=(*self._slot.crew, Duty(officer, self._role)))
        try:
            MonthBook(self.room, *self._where).fill(slot.day, (slot,))
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.dismiss(None)
        said = _("{name} stands at {post}, {day} {shift}").format(
            name=name, post=self._post.name, day=slot.day, shift=slot.shift
        )
        self._board.done(said)

    def do_turn_role(self) -> None:
        """Ask who could stand as something else."""
        roles = list(DutyRole)
        self._role = roles[(roles.index(self._role) + 1) % len(roles)]
        self._head()
        # Another function each time, so that the rows of the role before no longer count.
        self.read(lambda room: self._look(room))


def _cells(row: Row) -> list[Cell]:
    _officer, name, rested, but = row
    return [Cell(name), Cell(rested), Cell(but, "watch" if but else "")]
