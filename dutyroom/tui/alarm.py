"""The one sound of the room: something is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.matters.matter import NEVER
from dutyroom.store.timers import DueTimer, escalated
from dutyroom.tui.desk_watch import DeskWatch

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.tui.standing import Standing

AHEAD_S = 3600
"""How far ahead timers are read: between two limits nothing is asked of the file."""


class Alarm:
    """The timers at this desk, and the bell that rings once for each time one comes due."""

    def __init__(self, room: Room) -> None:
        self.desk = DeskWatch(room)
        self._room = room
        self._known: tuple[DueTimer, ...] = ()
        self._from_at = self._until = 0
        self._heard: set[tuple[int, str, int]] = set()
        self._rung_for: tuple[int, tuple[DueTimer, ...], tuple[DueTimer, ...]] = (0, (), ())

    def forget(self) -> None:
        """Something was recorded: read the timers again when they are next asked for."""
        self._until = 0

    def is_stale(self, now: int) -> bool:
        """Whether a limit has passed, or the clock has left the span the timers were read for."""
        return not self._from_at <= now < self._until

    def timers(self, now: int) -> tuple[DueTimer, ...]:
        """What is due now or within the hour, and the watch over this desk."""
        if self._room.author is None:
            self.forget()
            return ()
        if self.is_stale(now):
            self._known = tuple(self._room.timers.due(AHEAD_S))
            self._from_at = now
            self._until = min(
                now + AHEAD_S, *(each.next_at(now) or NEVER for each in self._known), NEVER
            )
        desk = self.desk.timer()
        return self._known if desk is None else (*self._known, desk)

    def rings(self, now: Standing) -> bool:
        """Whether something has come due that the officer at the desk has not heard yet.

        What nobody acknowledged rings once more when it goes to the leader on duty.
        """
        officer, waiting = self._room.officer(), now.waiting
        gone = tuple(each for each in waiting if now.is_escalated(each))
        if (officer, waiting, gone) == self._rung_for:
            return False
        due = [*waiting, *map(escalated, gone)]
        keys = {(officer, each.name, each.due_at): each for each in due}
        fresh = [each for key, each in keys.items() if key not in self._heard]
        rung = self._room.timers.ring(fresh) if fresh else []
        self._heard, self._rung_for = set(keys), (officer, waiting, gone)
        return bool(rung)
