"""Which matters a board looks at, and the search for them on a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from dutyroom.clock import Clock
from dutyroom.store.matter_window import MatterFilter, MatterKeys
from dutyroom.store.room import Room, opened
from dutyroom.tui.matter_filter import narrowed


@dataclass(frozen=True, slots=True)
class Sight:
    """Which matters are looked at."""

    wanted: MatterFilter = field(default_factory=MatterFilter)
    text: str = ""
    """What was typed to narrow them."""
    title: str = ""
    """What they are called where they are those behind a number of the tally."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    sight: Sight
    keys: MatterKeys
    open: int
    overdue: int


def find(path: str, sight: Sight, clock: Clock) -> Found:
    """Search a file on a connection of its own; raises `Refusal`."""
    with opened(Room.open(path, read_only=True, clock=clock)) as room:
        keys = room.matters.find(narrowed(sight.wanted, sight.text, room))
        return Found(sight, keys, *room.matters.counts())
