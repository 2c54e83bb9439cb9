"""`dutyroom backup`: a dated copy of the room's file."""

import os
from pathlib import Path

import click

from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE, UNSOUND, complain
from dutyroom.cli.spoken import Command
from dutyroom.cli.table import say
from dutyroom.i18n import N_, _
from dutyroom.store.backup import back_up
from dutyroom.store.room import Room, opened


@click.command(
    cls=Command,
    help=N_("Copy the room's file into DIR, made where there is none, under a dated name."),
)
@click.argument("folder", type=PATH, metavar="DIR")
@located
@click.pass_context
def command(context: click.Context, folder: Path) -> int:
    """Back the file up."""
    path = chosen(context).room_file()
    with opened(Room.open(path, read_only=not os.access(path, os.W_OK))) as room:
        folder.mkdir(parents=True, exist_ok=True)
        copy = back_up(room, folder)
    say(str(copy.path))
    if not copy.sound:
        complain(
            _("{file} is not sound, and so is its copy. See: dutyroom verify").format(file=path)
        )
    return DONE if copy.sound else UNSOUND
