"""How the room stands at this moment: the facts of the status line and of the Today board."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain import duty_day
from dutyroom.domain.moment import Moment
from dutyroom.store.checkpoint import Fever
from dutyroom.store.room import Room

DISK_LEAST = 200 * 1024 * 1024
"""Bytes below which the disk counts as nearly full."""
CLOCK_SLACK_MS = 60_000
"""How far the clock may stand behind the last record before it counts as set back."""


class Trouble(StrEnum):
    """What can be wrong with the room itself."""

    CHAIN_BROKEN = "chain_broken"
    CLOCK_BACK = "clock_back"
    DISK_LOW = "disk_low"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of the room now."""

    name: str
    now: int
    """Epoch seconds UTC."""
    day: str
    """The duty day, ISO."""
    from_at: int
    to_at: int
    pending: tuple[Fever, ...]
    rest_minutes: int
    silent: tuple[tuple[int, str, int], ...]
    drafts: int
    troubles: tuple[Trouble, ...]

    @property
    def next_recheck_s(self) -> int | None:
        """Seconds until the first pending recheck; negative when it is overdue, None for none."""
        if not self.pending:
            return None
        return min(each.due_at(self.rest_minutes) for each in self.pending) - self.now


def standing(room: Room, *, broken: bool) -> Standing:
    """Read how the room stands; quick at any length of the file."""
    rules = room.rules()
    now = room.now()
    day = duty_day.day_of(Moment(now, rules.offset), rules.day_starts)
    from_at, to_at = duty_day.bounds(day, rules.offset, rules.day_starts)
    return Standing(
        rules.name, now, day.isoformat(), from_at, to_at,
        tuple(room.checkpoint.pending()), rules.rest_minutes,
        tuple(room.checkpoint.silent(now, rules.silence_minutes)),
        room.drafts.count("call"), _troubles(room, broken=broken),
    )  # fmt: skip


def _troubles(room: Room, *, broken: bool) -> tuple[Trouble, ...]:
    found = []
    if broken:
        found.append(Trouble.CHAIN_BROKEN)
    if room.clock() < room.log.bounds()[1] - CLOCK_SLACK_MS:
        found.append(Trouble.CLOCK_BACK)
    if room.file.path != ":memory:" and shutil.disk_usage(room.file.path).free < DISK_LEAST:
        found.append(Trouble.DISK_LOW)
    if room.file.read_only:
        found.append(Trouble.READ_ONLY)
    return tuple(found)
