"""Whether one person's duties leave time to rest."""

from collections.abc import Iterable, Iterator

from dutyroom.domain.checks.finding import Odd, Reason
from dutyroom.domain.checks.standards import Limits
from dutyroom.domain.nights import is_night, midnight
from dutyroom.domain.roster import Slot

DAY_S = 86_400


class Fatigue:
    """One person's duties, walked through in the order in which they begin."""

    def __init__(self, officer: int, limits: Limits, offset: int) -> None:
        self._officer = officer
        self._limits = limits
        self._offset = offset
        self._began = self._ended = 0
        self._day, self._slots, self._stood = "", 0, 0
        self._night, self._nights = 0, 0

    def odd(self, slots: Iterable[Slot]) -> Iterator[Odd]:
        """What of some slots, sorted by their beginning, is too much."""
        for slot in slots:
            yield from self._row(slot)
            yield from self._within_day(slot)
            if is_night(slot, self._offset):
                yield from self._in_a_row(slot)

    def _row(self, slot: Slot) -> Iterator[Odd]:
        """Rest before the slot, and how long duty has lasted at its end."""
        limits, rest = self._limits, slot.starts_at - self._ended
        if rest > 0:
            if self._ended and rest < limits.rest_s:
                yield self._said(Reason.SHORT_REST, slot, rest, limits.rest_s)
            self._began = slot.starts_at
        self._ended = max(self._ended, slot.ends_at)
        row = self._ended - self._began
        if row > limits.row_s:
            yield self._said(Reason.CONSECUTIVE_DUTY, slot, row, limits.row_s)

    def _within_day(self, slot: Slot) -> Iterator[Odd]:
        if slot.day != self._day:
            self._day, self._slots, self._stood = slot.day, 0, 0
        self._slots += 1
        self._stood += slot.ends_at - slot.starts_at
        if self._slots > 1 and self._stood > self._limits.day_s:
            yield self._said(Reason.LONG_DAY, slot, self._stood, self._limits.day_s)

    def _in_a_row(self, slot: Slot) -> Iterator[Odd]:
        night = midnight(slot.day, self._offset)
        if night == self._night:
            return
        self._nights = self._nights + 1 if night - self._night == DAY_S else 1
        self._night = night
        if self._nights > self._limits.nights:
            yield self._said(Reason.NIGHTS_IN_A_ROW, slot, self._nights, self._limits.nights)

    def _said(self, reason: Reason, slot: Slot, found: int, allowed: int) -> Odd:
        return Odd(reason, slot, self._officer, found=found, allowed=allowed)
