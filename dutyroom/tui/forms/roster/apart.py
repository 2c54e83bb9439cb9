"""What takes long for a desk: done on a thread, with a room of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from dutyroom.domain.refusal import Refusal
from dutyroom.store.room import Room, opened
from dutyroom.tui.verb_screen import Verbs

Found = TypeVar("Found")


def reckon(
    screen: Verbs[Any],
    work: Callable[[Room], Found],
    then: Callable[[Found], object],
    refuse: Callable[[Refusal], object] | None = None,
    *,
    writes: bool = False,
) -> None:
    """Let a thread look at the room, or write in the same name; then go on with what it found.

    A refusal is answered on the screen, or where it is asked for; where the screen is gone by
    then, nothing comes of it.
    """
    here = screen.room
    author = here.author if writes else None

    def run() -> None:
        try:
            room = Room.open(here.file.path, clock=here.clock, author=author, read_only=not writes)
            with opened(room) as its:
                found = work(its)
        except Refusal as refusal:
            _go_on(screen, refuse or screen.refuse, refusal)
        else:
            _go_on(screen, then, found)

    screen.run_worker(run, thread=True, group="apart")


def _go_on(screen: Verbs[Any], then: Callable[[Any], object], found: object) -> None:
    if screen.is_attached:
        screen.app.call_from_thread(then, found)
