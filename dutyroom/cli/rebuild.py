"""`dutyroom rebuild`: every table added up again from the books."""

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command
from dutyroom.cli.table import say
from dutyroom.i18n import N_, _, ngettext
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened


@click.command(
    cls=Command,
    help=N_("Add every table up again from the books, and say whether any had differed."),
)
@located
@click.pass_context
def command(context: click.Context) -> int:
    """Rebuild the tables."""
    with opened(Room.open(chosen(context).room_file())) as room:
        done = rebuild(room)
    say(
        ngettext("{n} entry read again.", "{n} entries read again.", done.entries).format(
            n=done.entries
        )
    )
    if done.differed:
        say(_("These tables had differed: {tables}").format(tables=", ".join(done.differed)))
    else:
        say(_("All {n} tables were as the books say.").format(n=done.tables))
    return DONE
