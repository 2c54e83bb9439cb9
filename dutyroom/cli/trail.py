"""`dutyroom trail`: where a phone, an identity number or a plate was seen."""

from typing import Any

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain import temperature, trail
from dutyroom.domain.settings import RANGES
from dutyroom.domain.trail import Step
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.reports.record import iso
from dutyroom.store.room import Room, opened
from dutyroom.store.trail import Closer, Trail, closer
from dutyroom.store.trail import trail as trail_of

STEP = 500


@click.command(
    "trail",
    cls=Command,
    help=N_(
        "Where a phone, an identity number or a plate was seen: passages, calls, "
        "days under isolation and matters. "
        "The file is only read and no look is recorded: so other numbers are masked and who "
        "called in confidence is left out."
    ),
)
@click.argument("number")
@click.option("--days", cls=Option, type=click.IntRange(*RANGES["trail_days"]), metavar="N",
              help=N_("Days to look back; else those the room has agreed on."))  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def command(context: click.Context, number: str, days: int | None, as_json: bool) -> int:
    """Print a trail, the newest step first."""
    asked = trail.asked(number)
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        found = trail_of(room, asked, days or 0)
        odd = closer(room, found)
        steps = [each for at in range(0, found.count, STEP) for each in found.fetch(at, STEP)]
        if as_json:
            say_json(_object(room, found, odd, steps))
            return DONE
        head = (_("Time"), _("Kind"), _("No."), _("Where"), _("Words"), _("°C"), _("Odd"))
        rows = [_row(room, step, odd) for step in steps]
    for line in table([head, *rows]):
        say(line)
    if odd.also:
        say()
        say(_("Also: {numbers}").format(numbers=" · ".join(each.masked for each in odd.also)))
    return DONE


def _row(room: Room, step: Step, odd: Closer) -> tuple[str, ...]:
    kind = step.kind if step.direction is None else step.direction
    return (
        f"{room.local(step.at):%Y-%m-%d %H:%M}", word(kind), step.number, _place(room, step),
        step.words, temperature.shown(step.temperature) if step.temperature else "",
        " ".join(word(each) for each in odd.of(step)),
    )  # fmt: skip


def _object(room: Room, found: Trail, odd: Closer, steps: list[Step]) -> dict[str, Any]:
    offset = room.rules().offset
    return {
        "by": found.asked.by.value,
        "number": found.asked.number,
        "days": found.days,
        "also": [{"by": each.by.value, "number": each.masked} for each in odd.also],
        "steps": [
            {
                "at": iso(step.at, offset),
                "kind": step.kind.value,
                "id": step.subject,
                "number": step.number or None,
                "place": _place(room, step),
                "words": step.words,
                "direction": None if step.direction is None else step.direction.name.lower(),
                "temperature": step.temperature / 10 if step.temperature else None,
                "struck": step.struck,
                "flags": [each.value for each in odd.of(step)],
            }
            for step in steps
        ],
    }


def _place(room: Room, step: Step) -> str:
    return room.roster.post_name(step.post) if step.post else step.place
