"""`dutyroom export`: a subject of the room as a file for others."""

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.i18n import N_, _
from dutyroom.reports.export import export
from dutyroom.reports.records import SUBJECTS
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
@click.option(
    "--month", cls=Option, type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM",
    help=N_("Only this month; of the roster."),
)  # fmt: skip
@click.option(
    "--as", "name", cls=Option, default="", metavar="NAME",
    help=N_("Let this officer see who called in confidence; each look is recorded."),
)  # fmt: skip
@located
@click.pass_context
def command(
    context: click.Context, subject: str, target: Path, month: datetime | None, name: str
) -> int:
    """Export a subject."""
    if month is not None and subject != "roster":
        raise click.UsageError(_("Only a roster is exported by months."))
    path = chosen(context).room_file()
    found: AbstractContextManager[Room] = (
        writing(path, name, "export") if name else opened(Room.open(path, read_only=True))
    )
    with found as room:
        export(room, subject, target, month=f"{month:%Y-%m}" if month else "")
    say(str(target))
    return DONE
