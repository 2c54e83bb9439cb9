"""`dutyroom roster plan`: a month drafted by its patterns, or by a planner."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

import click

from dutyroom.cli.hand import author, writing
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE, complain
from dutyroom.cli.progress import progress
from dutyroom.cli.roster.said import as_json_too, counted, finding_lines, for_month, post_named
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json
from dutyroom.domain.planner import Plan, Task
from dutyroom.domain.planner.clash import Clash, clashes
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Origin, merged
from dutyroom.i18n import N_, _
from dutyroom.planning.ways import WAYS
from dutyroom.reports.clashes import clash_lines
from dutyroom.reports.findings import finding_objects
from dutyroom.reports.plans import judgement
from dutyroom.store.room import Room, opened
from dutyroom.store.rostering.by_pattern import planned_by_pattern
from dutyroom.store.rostering.measured import measured
from dutyroom.store.rostering.task import Asked, month_task

PATTERN = "pattern"
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Planned:
    """What a way made of a month."""

    slots: list[Slot]
    plan: Plan | None = None
    """What the planner says of it; None of a pattern."""
    clashes: tuple[Clash, ...] = ()
    """Why the planner met not every rule, as far as single days show it."""


@click.command("plan", cls=Command, help=N_("Draft a month by its patterns or by a planner."))
@for_month
@click.option("--way", cls=Option, type=click.Choice([PATTERN, *WAYS]), default=PATTERN,
              help=N_("By the patterns of the posts, or by a planner."))  # fmt: skip
@click.option("--seed", cls=Option, type=int, default=1,
              help=N_("The same seed tries the same things."))  # fmt: skip
@click.option("--seconds", cls=Option, type=click.FloatRange(0.1, 3600), default=10.0,
              help=N_("How long a planner may take."))  # fmt: skip
@click.option("--post", "posts", cls=Option, multiple=True, metavar="P",
              help=N_("Only this post; may be given several times."))  # fmt: skip
@click.option("--officer", "officers", cls=Option, multiple=True, metavar="NAME",
              help=N_("Who may be planned; may be given several times."))  # fmt: skip
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show the same, and write nothing."))
@as_json_too
@signed
@located
@click.pass_context
def plan(
    context: click.Context, month: datetime, way: str, seed: int, seconds: float,
    posts: tuple[str, ...], officers: tuple[str, ...], dry_run: bool, as_json: bool, name: str,
) -> int:  # fmt: skip
    """Draft a month."""
    path = chosen(context).room_file()
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "roster")
    )
    with room as its:
        asked = Asked(
            f"{month:%Y-%m}",
            tuple(post_named(its, each).key for each in posts),
            tuple(author(its, each).key for each in officers),
        )
        planned = _planned(its, asked, way, seed, seconds)
        number = 0
        if not dry_run:
            number = its.versions.draft(asked.month, planned.slots, Origin(way), seed).number
        _tell(its, asked.month, planned, number, as_json=as_json)
    return DONE


def _planned(room: Room, asked: Asked, way: str, seed: int, seconds: float) -> Planned:
    if way == PATTERN:
        return Planned(planned_by_pattern(room, asked.month, asked.posts))
    task = month_task(room, asked)
    with progress(_("Planning"), total=_STEPS) as told:
        try:
            made = WAYS[way](task.task, seed, seconds, lambda step: told(int(step.share * _STEPS)))
        except Refusal as refusal:
            if refusal.code == "month_unmet":
                _complain_why(room, task.task, seed, seconds)
            raise
    why = tuple(clashes(task.task)) if made.broken else ()
    return Planned([*task.fixed, *made.slots], made, why)


def _complain_why(room: Room, task: Task, seed: int, seconds: float) -> None:
    from dutyroom.planning import clash

    found = clash(task, seed, seconds)
    for line in clash_lines(room, found) if found else ():
        complain(line)


def _tell(room: Room, month: str, planned: Planned, number: int, *, as_json: bool) -> None:
    slots = _whole(room, month, planned.slots, number)
    found = measured(room, month, slots, room.calendar.in_force())
    if as_json:
        say_json(
            {
                "month": month,
                "version": number or None,
                "slots": len(slots),
                **counted(found),
                **_judged(planned.plan),
                "findings": finding_objects(room, found),
            }
        )
        return
    facts = {"month": month, "number": number, "n": len(slots)}
    head = _("{month}, draft {number}: {n} slots") if number else _("{month}: {n} slots")
    say(head.format(**facts))
    if planned.plan:
        say(judgement(planned.plan.broken, planned.plan.penalty, planned.plan.bound))
    for clash in planned.clashes:
        for line in clash_lines(room, clash):
            say(line)
    for line in finding_lines(room, found):
        say(line)


def _whole(room: Room, month: str, slots: Iterable[Slot], number: int) -> list[Slot]:
    """The whole month as it was drafted, or would be."""
    if number:
        return room.versions.slots(month, number)
    return list(merged(slots, room.versions.in_force(month), room.now()))


def _judged(plan: Plan | None) -> dict[str, int | bool]:
    if plan is None:
        return {}
    return {
        "broken": plan.broken,
        "penalty": plan.penalty,
        "bound": plan.bound,
        "proven": plan.proven,
    }
