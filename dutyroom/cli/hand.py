"""In whose name a command writes."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dutyroom.domain.author import Author
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.store.room import Room, opened


@contextmanager
def writing(path: Path, name: str, command: str, *, wait_s: float = 30.0) -> Iterator[Room]:
    """A room open for a command that writes in an officer's name, "" for the first supervisor's."""
    with opened(Room.open(path, wait_s=wait_s)) as room:
        room.author = Author(author(room, name).key, command, system_user())
        yield room


def author(room: Room, name: str) -> Officer:
    """The officer with this name or number.

    Raises `Refusal("author_unknown")` or "author_ambiguous" with those who come near,
    "officer_unknown" where nobody does, and "supervisor_missing" where no name is
    given and the room has nobody.
    """
    if not name:
        first = room.officers.first_supervisor()
        if first is None:
            raise Refusal("supervisor_missing", path=room.file.path)
        return first
    name = clean(name)
    if numbered := room.officers.numbered(name):
        return numbered
    named = room.officers.named(name)
    if not named:
        near = ", ".join(each.name for each in room.officers.found(name, 5))
        if not near:
            raise Refusal("officer_unknown", name=name)
        raise Refusal("author_unknown", name=name, near=near)
    if len(named) > 1:
        raise Refusal(
            "author_ambiguous", name=name, near=", ".join(each.number or "–" for each in named)
        )
    return named[0]


def system_user() -> str:
    """The operating system's user, by name or, where it has none, by number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
