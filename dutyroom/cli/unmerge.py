"""`dutyroom unmerge`: the last merge undone as a whole."""

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command
from dutyroom.cli.table import say
from dutyroom.i18n import N_, _
from dutyroom.store.merging.undoing import unmerge
from dutyroom.store.room import Room, opened


@click.command(
    cls=Command, help=N_("Undo the last merge as a whole, while nothing was written after it.")
)
@located
@click.pass_context
def command(context: click.Context) -> int:
    """Undo the last merge."""
    with opened(Room.open(chosen(context).room_file())) as room:
        undone = unmerge(room)
    names = ", ".join(undone.files.splitlines())
    say(
        _("Undone: {entries} entries and {passages} passages of {files}.").format(
            entries=undone.entries, passages=undone.passages, files=names
        )
    )
    return DONE
