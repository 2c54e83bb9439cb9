"""The facts of the status line: what is due, silent, parked or wrong, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator

from dutyroom.domain.watches import Watch
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.timers import DueTimer, Of
from dutyroom.tui.paint.lines import Run, fitted, run, width_of
from dutyroom.tui.paint.status import Status
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.standing import Standing, Trouble

SOON_S = 300
"""What is due within so many seconds is counted down even where it is never lit amber before."""
LONGEST = 12
"""Cells of the name of what is due."""


def status_of(room: Room, now: Standing, board: str) -> Status:
    """The status line over a board."""
    local = room.local(now.now)
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[local.weekday()]
    return Status(
        room=now.name,
        board=board,
        clock=f"{local:%m-%d} {weekday} {local:%H:%M}",
        officer=room.officers.name(room.officer()),
        facts=(*_timers(room, now), *_facts(now)),
    )


def _timers(room: Room, now: Standing) -> Iterator[Run]:
    """The most urgent one that waits, to whom it has gone, and the next one that will."""
    waiting = [each for each in now.waiting if not _told_otherwise(each)]
    if waiting:
        yield run(_timer(room, waiting[0], now.now, "!"), Tone.BAR_URGENT)
        yield from _leader(now, waiting[0])
    soon = [each for each in now.timers if _is_soon(each, now.now)]
    if soon:
        first = min(soon, key=lambda each: (each.of is Of.SILENCE, each.due_at))
        yield run(_timer(room, first, now.now, "◆"), Tone.BAR_WATCH)


def _leader(now: Standing, timer: DueTimer) -> Iterator[Run]:
    """The leader on duty, right after the timer that has gone to him."""
    if now.is_escalated(timer):
        yield run(f"⇑{now.leader or word('leader')}", Tone.BAR_URGENT)


def _told_otherwise(timer: DueTimer) -> bool:
    """Rechecks and silent posts have facts of their own, with their number."""
    return timer.of is Of.RECHECK or timer.key == Watch.POST


def _is_soon(timer: DueTimer, at: int) -> bool:
    begins = min(timer.amber_at, timer.due_at - SOON_S)
    return begins <= at < timer.due_at and not _told_otherwise(timer)


def _timer(room: Room, timer: DueTimer, at: int, glyph: str) -> str:
    from dutyroom.tui.pages.timers import clock, timer_word

    name = timer_word(room, timer)
    name = fitted(name, min(LONGEST, width_of([run(name)])))
    return f"{glyph}{name} {clock(timer.due_at - at)}"


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
