"""A matter in full, as a page to read: how it stands, what runs, what is known, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.cells import cell_len
from textual.content import Content

from dutyroom.domain import kinds
from dutyroom.domain.matters import timers
from dutyroom.domain.matters.timers import Timer
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.matter_facts import Case, checklist, facts
from dutyroom.tui.pages.matter_sentences import deed_said
from dutyroom.tui.pages.matter_words import (
    MINUTE,
    clock_said,
    countdown,
    level_said,
    span_said,
    state_said,
    timer_said,
)
from dutyroom.tui.pages.sentences import sentence_of
from dutyroom.tui.paint.lines import fitted

LABEL = 11
"""Cells of a label that is not longer."""
_STYLES = {
    kinds.Tone.URGENT: "b $text-error",
    kinds.Tone.WATCH: "b $text-warning",
    kinds.Tone.STRONG: "b",
    kinds.Tone.MUTED: "$text-muted",
    kinds.Tone.DONE: "$text-success",
}


def head(room: Room, case: Case) -> Content:
    """Which matter it is, how grave, how far, and what is to be done next."""
    now, kind = case.now, case.kind
    level = kind.level(now.matter.level)
    style = _STYLES.get(level.tone, "$foreground")
    state = state_said(kind, now.state, now.stage, waits=now.held is not None)
    step = timers.next_step(now, room.matters.timers(now), kind)
    parts = [
        say(
            f"[b $accent]$number[/]  [{style}]$level[/]  $kind",
            number=now.number, level=level_said(level), kind=said(kind.words),
        ),
        say("[b]$title[/]", title=now.matter.title),
        say(
            "[b]$state[/]$next",
            state=state, next=_("   next: {step}").format(step=word(step)) if step else "",
        ),
    ]  # fmt: skip
    return Content("\n").join(parts)


def clocks(room: Room, case: Case, running: tuple[Timer, ...], at: int) -> Content:
    """What runs, counted down to the second, and every limit that passed unmet."""
    lines = [_clock(room, case, each, at) for each in running]
    missed: dict[str, list[int]] = {}
    for key, due in room.matters.missed(case.now, at):
        missed.setdefault(key, []).append(due)
    for key, dues in missed.items():
        told = _("✗ missed: {timer} {times}").format(
            timer=timer_said(case.kind, key),
            times=_(", ").join(clock_said(room, each, at) for each in dues),
        )
        lines.append(say("[b $text-error]$told[/]", told=told))
    return Content("\n").join(lines)


def _clock(room: Room, case: Case, timer: Timer, at: int) -> Content:
    name = timer_said(case.kind, timer.key)
    due = timer.last_due(at)
    when = clock_said(room, due, at)
    if due > at:
        style, glyph = ("$text-warning", "◆") if at >= timer.amber_at else ("$foreground", "○")
        return say(
            f"[{style}]$glyph $name $left[/]  [$text-muted]$when[/]",
            glyph=glyph, name=name, left=countdown(due - at), when=when,
        )  # fmt: skip
    seen = next((each for each in case.now.quiet if each.timer == timer.key), None)
    by = room.officers.name(seen.officer) if seen is not None and seen.due_at >= due else ""
    return say(
        "[b $text-error]$late[/]  [$text-muted]$when[/]",
        late=_("! {timer} overdue {span}").format(timer=name, span=_late(at - timer.due_at)),
        when=_("{time} · seen by {name}").format(time=when, name=by) if by else when,
    )


def _late(seconds: int) -> str:
    return countdown(seconds) if seconds < 2 * MINUTE else span_said(seconds)


def story_page(room: Room, case: Case, entries: Iterable[Entry]) -> Content:
    """What is known, and then the log, the newest line last."""
    told = [_fact(label, value) for label, value in facts(room, case)]
    for done, what in checklist(case):
        told.append(say("$mark $what", mark="✓" if done else "○", what=what))
    return Content("\n").join([*told, Content(""), *_log(room, case, entries)])


def _fact(label: str, value: str) -> Content:
    padded = fitted(label, max(LABEL, cell_len(label)))
    return say("[$text-muted]$label[/] $value", label=padded, value=value)


def _log(room: Room, case: Case, entries: Iterable[Entry]) -> Iterator[Content]:
    yield say("[b $accent]$log[/]", log=_("Log"))
    day = ""
    for entry in entries:
        event = room.event(entry)
        at = room.local(entry.recorded_ms // 1000)
        if f"{at:%Y-%m-%d}" != day:
            day = f"{at:%Y-%m-%d}"
            yield say("[$text-muted]$day[/]", day=day)
        done = deed_said(room, event, case.kind) if event is not None else ""
        yield say(
            "[$text-muted]$time $name[/]  $said[$text-muted]$when[/]",
            time=f"{at:%H:%M}",
            name=room.officers.name(entry.officer),
            said=done or sentence_of(room, entry),
            when=_acted(room, event, entry),
        )


def _acted(room: Room, event: Any, entry: Entry) -> str:
    """When it was done, where it was written down later."""
    acted, written = getattr(event, "at", 0), entry.recorded_ms // 1000
    if not acted or abs(written - acted) < MINUTE:
        return ""
    return _("  (at {time})").format(time=clock_said(room, acted, written))
