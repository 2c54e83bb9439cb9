"""How the room stands at this moment: the facts of the status line and of the Today board."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain import duty_day
from dutyroom.domain.moment import Moment
from dutyroom.i18n import _
from dutyroom.store.checkpoint import Fever
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import Run, run
from dutyroom.tui.paint.status import Status
from dutyroom.tui.paint.tones import Tone

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
    troubles: tuple[Trouble, ...]

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


def status_of(room: Room, now: Standing, board: str) -> Status:
    """The status line over a board."""
    local = room.local(now.now)
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[local.weekday()]
    return Status(
        room=now.name,
        board=board,
        clock=f"{local:%m-%d} {weekday} {local:%H:%M}",
        officer=room.officers.name(room.officer()),
        facts=tuple(_facts(now)),
    )


def _facts(now: Standing) -> Iterator[Run]:
    wait = now.next_recheck_s
    if wait is not None:
        clock = f"{abs(wait) // 60:02}:{abs(wait) % 60:02}" if abs(wait) < 6000 else "99:59"
        text = _("◆recheck {n} {time}").format(
            n=len(now.resting), time=("+" if wait < 0 else "") + clock
        )
        yield run(text, Tone.BAR_URGENT if wait <= 0 else Tone.BAR_WATCH)
    if undecided := len(now.pending) - len(now.resting):
        yield run(_("◆decide {n}").format(n=undecided), Tone.BAR_WATCH)
    if now.silent:
        yield run(_("▽silent {n}").format(n=len(now.silent)), Tone.BAR_WATCH)
    if now.drafts:
        yield run(_("≡parked {n}").format(n=now.drafts), Tone.BAR)
    if now.troubles:
        yield run(trouble_word(now.troubles[0]), Tone.BAR_URGENT)
    else:
        yield run(_("●sound"), Tone.BAR)


def trouble_word(trouble: Trouble) -> str:
    """What is wrong, in a few words with a glyph."""
    return {
        Trouble.CHAIN_BROKEN: _("✗chain broken"),
        Trouble.CLOCK_BACK: _("✗clock set back"),
        Trouble.DISK_LOW: _("✗disk nearly full"),
        Trouble.READ_ONLY: _("✗read only"),
    }[trouble]
