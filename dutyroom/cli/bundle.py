"""`dutyroom bundle`: this room's books in a file to carry."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.i18n import N_, _
from dutyroom.store.merging.bundles import Bundle, write_bundle
from dutyroom.store.room import Room, opened

_MOMENTS = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


@click.command(cls=Command, help=N_("Write this room's own books into a new file OUT to carry."))
@click.argument("out", type=PATH, metavar="OUT")
@click.option("--for", "station", cls=Option, default="", metavar="STATION",
              help=N_("For this station: its own books that came here go with them."))  # fmt: skip
@click.option("--since", cls=Option, type=_MOMENTS, metavar="DAY",
              help=N_("Leave out books in which nothing was written since."))  # fmt: skip
@located
@click.pass_context
def command(context: click.Context, out: Path, station: str, since: datetime | None) -> int:
    """Write a bundle."""
    with opened(Room.open(chosen(context).room_file())) as room:
        since_ms = 0
        if since is not None:
            zone = timezone(timedelta(minutes=room.rules().offset))
            since_ms = int(since.replace(tzinfo=zone).timestamp() * 1000)
        say_bundle(write_bundle(room, out, station=station, since_ms=since_ms))
    return DONE


def say_bundle(bundle: Bundle) -> None:
    """Print where a file to carry lies and what it holds."""
    say(str(bundle.path))
    for book in bundle.books:
        say(
            _("{station} {book}: {entries} entries, {passages} passages").format(
                station=book.station, book=book.uid, entries=book.entries, passages=book.passages
            )
        )
