"""The watch over this desk: how long no key has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.matters.matter import NEVER

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.store.timers import DueTimer


class DeskWatch:
    """When somebody last touched this desk.

    A silence that has come due is not undone by the next key: it stays until it is acknowledged.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._last_at = room.now()
        self._due_at = NEVER

    def touched(self) -> None:
        """Somebody is there."""
        now = self._room.now()
        if now < self._due_at:
            self._last_at = now

    def timer(self) -> DueTimer | None:
        """The watch as a timer; None while nobody has signed in or the room keeps none."""
        found = self._room.timers.desk(self._last_at)
        self._due_at = NEVER if found is None else found.due_at
        return found

    def silent_minutes(self) -> int | None:
        """For how many minutes nobody was there; None before that must be acknowledged."""
        now = self._room.now()
        found = self.timer()
        return (now - found.since) // 60 if found is not None and found.is_waiting(now) else None
