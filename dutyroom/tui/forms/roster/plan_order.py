"""What is to be planned, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import ngettext

if TYPE_CHECKING:
    from dutyroom.domain.planner import Progress, Task, Watcher
    from dutyroom.domain.planner.clash import Clash
    from dutyroom.domain.roster import Slot
    from dutyroom.store.room import Room

PATTERN = "pattern"
WHY_S = 10
"""How long the smallest set of rules that clash is looked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be planned."""

    month: str
    """ISO, as `2026-12`."""
    way: str
    """A name in `planning.WAYS`, or `PATTERN`."""
    posts: tuple[int, ...]
    """Posts by key; none is whichever are usual for the way."""
    seconds: int
    seed: int


@dataclass(frozen=True, slots=True)
class Made:
    """What a way made of a month, and why it is not more."""

    slots: tuple[Slot, ...] = ()
    """None where no plan keeps every rule, or none is made before somebody says so."""
    broken: int = 0
    penalty: int = 0
    bound: int = 0
    why: tuple[str, ...] = ()
    """The rules that clash, line by line."""


def made_of(room: Room, order: Order, watch: Watcher, *, anyway: bool) -> Made:
    """Plan a month; one that cannot be met only `anyway`. Time: the order's; ask on a thread.

    Raises `Refusal` as `planned_by_pattern`, `month_task` and the planners do.
    """
    if order.way == PATTERN:
        from dutyroom.store.rostering.by_pattern import planned_by_pattern

        return Made(tuple(planned_by_pattern(room, order.month, order.posts)))
    return _by_planner(room, order, watch, anyway=anyway)


def _by_planner(room: Room, order: Order, watch: Watcher, *, anyway: bool) -> Made:
    from dutyroom.domain.planner.clash import clashes
    from dutyroom.planning.ways import WAYS
    from dutyroom.store.rostering.task import Asked, month_task

    waits = True

    def look(progress: Progress) -> bool:
        nonlocal waits
        waits = watch(progress)
        return waits

    asked = month_task(room, Asked(order.month, order.posts))
    short = clashes(asked.task)
    if short and not anyway:
        return Made(why=_said(room, short))
    try:
        made = WAYS[order.way](asked.task, order.seed, order.seconds, look)
    except Refusal as refusal:
        if refusal.code != "month_unmet":
            raise
        return Made(why=_said(room, short or _clash(asked.task, order.seed, watch)))
    why = short if short or not (made.broken and waits) else _clash(asked.task, order.seed, watch)
    slots = (*asked.fixed, *made.slots)
    return Made(slots, made.broken, made.penalty, made.bound, _said(room, why))


def _clash(task: Task, seed: int, watch: Watcher) -> list[Clash]:
    """The smallest set of rules that clash over the month, where the solver is here."""
    from dutyroom.planning import clash, is_installed

    found = clash(task, seed, WHY_S, watch) if is_installed() else None
    return [found] if found else []


def _said(room: Room, found: Sequence[Clash]) -> tuple[str, ...]:
    """The smallest clash in full, and how many days have one beside it."""
    from dutyroom.reports.clashes import clash_lines

    if not found:
        return ()
    smallest = min(found, key=lambda each: (len(each.places), len(each.out), each.places[0].day))
    lines = tuple(clash_lines(room, smallest))
    if (more := len(found) - 1) == 0:
        return lines
    said = ngettext("So it is on {n} more day.", "So it is on {n} more days.", more)
    return (*lines, said.format(n=more))
