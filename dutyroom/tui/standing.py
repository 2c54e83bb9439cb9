"""How the room stands at this moment: the facts of the status line and of the Today board."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain import duty_day
from dutyroom.domain.moment import Moment
from dutyroom.store.checkpoint import Fever
from dutyroom.store.room import Room
from dutyroom.store.timers import DueTimer
from dutyroom.tui.forms import call_draft, matter_draft

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
    threshold: int
    """Tenths of a degree Celsius."""
    silent: tuple[tuple[int, str, int], ...]
    drafts: int
    """Calls and matters put aside."""
    troubles: tuple[Trouble, ...]
    open_matters: int
    overdue: int
    escalate_minutes: int
    leader: str
    """To whom goes what nobody acknowledges; empty while nobody leads or has signed in."""
    timers: tuple[DueTimer, ...] = ()
    """What is due or will be soon; nothing while nobody has signed in."""

    @property
    def waiting(self) -> tuple[DueTimer, ...]:
        """What is due and was not acknowledged, the most urgent first."""
        found = (each for each in self.timers if each.is_waiting(self.now))
        return tuple(sorted(found, key=lambda each: (each.rank, each.due_at)))

    def is_escalated(self, timer: DueTimer) -> bool:
        """Whether a timer has waited so long that the leader on duty is to know."""
        return timer.is_escalated(self.now, self.escalate_minutes)

    @property
    def resting(self) -> tuple[Fever, ...]:
        """The cases that are to be measured again; the other pending ones wait for a decision."""
        return tuple(each for each in self.pending if not each.has_cooled(self.threshold))

    @property
    def next_recheck_s(self) -> int | None:
        """Seconds until the first pending recheck; negative when it is overdue, None for none."""
        due = [each.due_at(self.rest_minutes) for each in self.resting]
        return min(due) - self.now if due else None


def standing(room: Room, *, broken: bool) -> Standing:
    """Read how the room stands; quick at any length of the file."""
    rules = room.rules()
    now = room.now()
    day = duty_day.day_of(Moment(now, rules.offset), rules.day_starts)
    from_at, to_at = duty_day.bounds(day, rules.offset, rules.day_starts)
    return Standing(
        rules.name, now, day.isoformat(), from_at, to_at,
        tuple(room.checkpoint.pending()), rules.rest_minutes, rules.threshold,
        tuple(room.checkpoint.silent(now, rules.silence_minutes)),
        parked_count(room), _troubles(room, broken=broken),
        *room.matters.counts(), rules.escalate_minutes,
        room.officers.name(room.timers.leader()) if room.author else "",
    )  # fmt: skip


def parked_count(room: Room) -> int:
    """How many calls and half-opened matters are put aside."""
    return room.drafts.count(call_draft.FORM) + room.drafts.count(matter_draft.FORM)


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
