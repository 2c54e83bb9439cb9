"""The one sound of the room: a recheck is due."""

from __future__ import annotations

from dutyroom.tui.standing import Standing


class Alarm:
    """Rings once for each time a case may be measured again."""

    def __init__(self) -> None:
        self._rung: set[tuple[str, int]] = set()

    def rings(self, now: Standing) -> bool:
        """Whether a rest has ended since it was last asked."""
        due = {
            (case.subject, case.latest_at)
            for case in now.resting
            if case.due_at(now.rest_minutes) <= now.now
        }
        fresh = due - self._rung
        self._rung = due
        return bool(fresh)
