"""`dutyroom where`: which file the desk would open."""

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command
from dutyroom.cli.table import say
from dutyroom.i18n import N_


@click.command(cls=Command, help=N_("Print the path of the room's file."))
@located
@click.pass_context
def command(context: click.Context) -> int:
    """Print the path, and nothing else, for other programs to read."""
    say(str(chosen(context).room_file().absolute()))
    return DONE
