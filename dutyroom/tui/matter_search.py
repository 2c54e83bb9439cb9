"""Which matters a board looks at, and the search for them on a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dutyroom.clock import Clock
from dutyroom.store.matters.window import MatterFilter, MatterKeys
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


def find(path: str, sight: Sight, clock: Clock, *, first: bool) -> Iterator[Found]:
    """Search a file on a connection of its own; raises `Refusal`.

    With `first` the first matters are told before all of them are found.
    """
    with opened(Room.open(path, read_only=True, clock=clock)) as room:
        wanted = narrowed(sight.wanted, sight.text, room)
        counts = room.matters.counts()
        if first:
            keys = room.matters.first(wanted)
            yield Found(sight, keys, *counts)
            if keys.exact:
                return
        yield Found(sight, room.matters.find(wanted), *counts)
