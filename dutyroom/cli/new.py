"""`dutyroom new`: a room's file with its name and its first supervisor."""

from pathlib import Path

import click

from dutyroom.cli.hand import system_user
from dutyroom.cli.options import PATH, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.store.room import Room, opened

LONGEST_NAME = 80


@click.command(cls=Command, help=N_("Begin a room's file at PATH."))
@click.argument("path", type=PATH)
@click.option("--name", cls=Option, required=True, help=N_("What the room is called."))
@click.option(
    "--kind", cls=Option, required=True, type=click.Choice([each.value for each in RoomKind]),
    help=N_("A duty room, or a single checkpoint."),
)  # fmt: skip
@click.option(
    "--supervisor", cls=Option, required=True, metavar="NAME",
    help=N_("The first supervisor, in whose name commands write."),
)  # fmt: skip
@located
def command(path: Path, name: str, kind: str, supervisor: str) -> int:
    """Begin a room."""
    first = clean(supervisor, limit=LONGEST_NAME)
    created = Room.create(
        path,
        name=clean(name, limit=LONGEST_NAME),
        kind=RoomKind(kind),
        supervisor=first,
        command="new",
        user=system_user(),
    )
    with opened(created) as room:
        say(_("Begun: {name}").format(name=room.rules().name))
    say(_("File: {path}").format(path=path))
    say(_("{officer} chooses a PIN at the first sign-in.").format(officer=first))
    return DONE
