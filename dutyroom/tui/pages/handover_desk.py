"""How the handover of one post stands, and what of it takes long to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dutyroom.clock import Clock
from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.draft import NOTHING, Draft, written_in
from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.handover.terms import ItemState, State
from dutyroom.store.handover.cases import Known
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.handover.shifts import Held
from dutyroom.store.room import Room, opened
from dutyroom.tui.pages.handover_lines import SheetLine, sheet_lines

OPEN_ITEMS = (ItemState.UNDECIDED, ItemState.ANSWERED)
"""The states in which the incoming officer has something to decide."""


class Phase(StrEnum):
    """What the board is about."""

    NO_POST = "no_post"
    UNOPENED = "unopened"
    HELD = "held"
    OFFERED = "offered"
    PAST = "past"
    """An accepted handover is read."""


@dataclass(frozen=True, slots=True)
class Desk:
    """How the handover of a post stands: what a few short questions answer."""

    phase: Phase
    post: int = 0
    post_name: str = ""
    held: Held | None = None
    line: HandoverLine | None = None
    """The handover that is offered, was returned or deferred, or is read."""

    @property
    def source(self) -> tuple[str, int]:
        """Which sheet is shown: the name and the offer of a handover; empty for one not frozen."""
        frozen = self.phase in (Phase.OFFERED, Phase.PAST) and self.line is not None
        return (self.line.subject, self.line.offered_ms) if frozen and self.line else ("", 0)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read on a thread."""

    desk: Desk
    sheet: Sheet
    lines: list[SheetLine]
    draft: Draft
    """What the outgoing officer has added so far; of a frozen sheet what stands in it."""
    known: Known | None = None


def desk_of(room: Room, post: int, past: str) -> Desk:
    """How a post stands, or the handover that is read instead; quick."""
    name = room.roster.post_name(post) if post else ""
    held = room.handover.current(post)
    read = room.handover.get(past) if past else None
    if read is not None:
        return Desk(Phase.PAST, post, name, held, read)
    if not post:
        return Desk(Phase.NO_POST)
    if held is None:
        return Desk(Phase.UNOPENED, post, name)
    line = room.handover.offered(post)
    offered = line is not None and line.state is State.OFFERED
    return Desk(Phase.OFFERED if offered else Phase.HELD, post, name, held, line)


def load(path: str, clock: Clock, desk: Desk) -> Loaded:
    """Read the sheet of a desk on a connection of its own; raises `Refusal`."""
    with opened(Room.open(path, clock=clock, read_only=True)) as room:
        known = room.handover.known(desk.line.subject) if desk.line else None
        draft = room.handover.draft(desk.post)
        if known is not None and draft == NOTHING:
            draft = written_in(known.case.sheet)
        if known is not None and desk.source[0]:
            sheet = known.case.sheet
        else:
            sheet = room.handover.compile(desk.post, draft)
        return Loaded(desk, sheet, sheet_lines(room, sheet), draft, known)


def undecided(case: Case) -> int:
    """How many items the incoming officer has still to decide."""
    return case.count(*OPEN_ITEMS)
