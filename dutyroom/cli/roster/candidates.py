"""`dutyroom roster candidates`: who could stand in a slot."""

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.roster.said import as_json_too, post_named
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.moment import Moment, read_named
from dutyroom.domain.roster import DutyRole
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.reports.stand_ins import stand_in_objects, stand_in_row
from dutyroom.store.room import Room, opened
from dutyroom.store.rostering.stand_ins import role_wanted, slot_at, stand_ins


@click.command(
    "candidates", cls=Command, help=N_("List who could stand in a slot, the best rested first.")
)
@click.option("--post", cls=Option, required=True, metavar="P", help=N_("The post."))
@click.option("--at", cls=Option, required=True, metavar="TIME",
              help=N_("A time in the slot, as 2026-12-01 08:00."))  # fmt: skip
@click.option("--role", "asked", cls=Option, type=click.Choice(list(DutyRole)),
              help=N_("As what; else what is missing there."))  # fmt: skip
@as_json_too
@located
@click.pass_context
def candidates(context: click.Context, post: str, at: str, asked: str | None, as_json: bool) -> int:
    """One line for each."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        its = post_named(room, post)
        instant = read_named(at, now=Moment(room.now(), room.rules().offset)).at
        book, slot = slot_at(room, its, instant)
        role = DutyRole(asked) if asked else role_wanted(room.roster_rules.standards(), its, slot)
        found = stand_ins(book, slot, role)
        if as_json:
            say_json(
                {
                    "post": its.name,
                    "day": slot.day,
                    "shift": slot.shift,
                    "role": role.value,
                    "candidates": stand_in_objects(room, found),
                }
            )
            return DONE
        rows = [stand_in_row(room, each) for each in found]
    say(f"{slot.day}  {slot.shift}  {its.name}  {word(role)}")
    for line in table(rows) if rows else [_("Nobody could stand here.")]:
        say(line)
    return DONE
