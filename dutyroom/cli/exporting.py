"""`dutyroom export`: a subject of the room as a file for others."""

from pathlib import Path

import click

from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.i18n import N_
from dutyroom.reports.export import SUBJECTS, export
from dutyroom.store.room import Room, opened


@click.command(
    "export",
    cls=Command,
    help=N_("Write a subject to FILE; its ending says how: xlsx, csv, jsonl."),
)
@click.argument("subject", type=click.Choice(SUBJECTS))
@click.option(
    "-o", "--out", "target", cls=Option, type=PATH, required=True, metavar="FILE",
    help=N_("The file to write."),
)  # fmt: skip
@located
@click.pass_context
def command(context: click.Context, subject: str, target: Path) -> int:
    """Export a subject."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        export(room, subject, target)
    say(str(target))
    return DONE
