"""`dutyroom open`: the desk."""

import click

from dutyroom.cli.desk import open_desk
from dutyroom.cli.options import chosen, located
from dutyroom.cli.spoken import Command
from dutyroom.i18n import N_


@click.command("open", cls=Command, help=N_("Open the desk: the same as without a command."))
@located
@click.pass_context
def command(context: click.Context) -> int:
    """Open the desk on the chosen file."""
    choice = chosen(context)
    return open_desk(choice.room_file(), choice.language)
