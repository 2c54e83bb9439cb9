"""Rooms that many tests begin with: written once by a process, then copied for each test."""

from collections.abc import Callable
from copy import copy
from functools import cache, wraps
from pathlib import Path
from typing import Protocol

from dutyroom.clock import Clock
from dutyroom.domain.author import Author
from dutyroom.store.file import MEMORY
from dutyroom.store.room import Room


class Maker(Protocol):
    """Makes a room at a path, in memory where none is given."""

    def __call__(self, path: str | Path = MEMORY) -> Room: ...


def kept(make: Callable[[Path], Room]) -> Maker:
    """A maker of copies of what another maker wrote, with its officer, its clock at its hour.

    Every entry of a room is sealed and every PIN is hashed at length: a copy costs none of that.
    """

    @cache
    def original() -> tuple[bytes, Clock, Author | None]:
        room = make(Path(MEMORY))
        content = room.file.connection.serialize()
        room.close()
        return content, room.clock, room.author

    @wraps(make)
    def copied(path: str | Path = MEMORY) -> Room:
        content, clock, author = original()
        if str(path) != MEMORY:
            with open(path, "xb") as file:
                file.write(content)
        room = Room.open(path, clock=copy(clock), author=author)
        if str(path) == MEMORY:
            room.file.connection.deserialize(content)
        return room

    return copied
