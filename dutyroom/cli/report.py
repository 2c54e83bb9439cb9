"""`dutyroom report`: papers for others."""

from pathlib import Path

import click

from dutyroom.cli.handover import found
from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say
from dutyroom.i18n import N_
from dutyroom.reports.handover_course import printed
from dutyroom.reports.handover_files import write_handover
from dutyroom.store.room import Room, opened


@click.group("report", cls=Group, help=N_("Papers to be printed or sent."))
@located
def command() -> None:
    """The papers."""


@command.command(
    "handover", cls=Command,
    help=N_("Write a handover's sheet to FILE; its ending says how: html, md, txt, xlsx."),
)  # fmt: skip
@click.option("--id", "name", cls=Option, default="", metavar="N",
              help=N_("Its number or its global name."))  # fmt: skip
@click.option("-o", "--out", "target", cls=Option, type=PATH, required=True, metavar="FILE",
              help=N_("The file to write."))  # fmt: skip
@located
@click.pass_context
def handover(context: click.Context, name: str, target: Path) -> int:
    """Write the sheet."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        write_handover(target, printed(room, found(room, name).subject))
    say(str(target))
    return DONE
