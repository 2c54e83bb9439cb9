"""`dutyroom roster export|import`: a month as a file, and a file compared before it is taken."""

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import click

from dutyroom.cli.hand import author, writing
from dutyroom.cli.importing import as_lines, as_object
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE, UNUSABLE, complain
from dutyroom.cli.roster.said import as_json_too, for_month, post_named
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.i18n import N_, _
from dutyroom.intake.take import Subject
from dutyroom.intake.take_roster import read_roster, roster_differences, take_roster
from dutyroom.reports.findings import difference_objects, difference_rows
from dutyroom.reports.roster_files import export_roster
from dutyroom.store.room import Room, opened


@click.command(
    "export", cls=Command,
    help=N_("Write a month to FILE; its ending says how: xlsx, html, ics, csv, jsonl."),
)  # fmt: skip
@for_month
@click.option("-o", "--out", "target", cls=Option, type=PATH, required=True, metavar="FILE",
              help=N_("The file to write."))  # fmt: skip
@click.option("--post", cls=Option, default="", metavar="P",
              help=N_("Only this post; of a calendar."))  # fmt: skip
@click.option("--officer", cls=Option, default="", metavar="NAME",
              help=N_("Only what this officer stands; of a calendar."))  # fmt: skip
@located
@click.pass_context
def export(context: click.Context, month: datetime, target: Path, post: str, officer: str) -> int:
    """Export a month."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        key = post_named(room, post).key if post else 0
        who = author(room, officer).key if officer else 0
        export_roster(room, target, f"{month:%Y-%m}", post=key, officer=who)
    say(str(target))
    return DONE


@click.command(
    "import", cls=Command,
    help=N_("Take a roster from FILE; what differs from the one in force is shown first."),
)  # fmt: skip
@click.argument("source", type=PATH, metavar="FILE")
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show the same, and write nothing."))
@click.option("--every-sheet", cls=Option, is_flag=True,
              help=N_("Every sheet of a workbook; else the one on top."))  # fmt: skip
@as_json_too
@signed
@located
@click.pass_context
def take_in(
    context: click.Context, source: Path, dry_run: bool, every_sheet: bool, as_json: bool, name: str
) -> int:
    """Import a roster."""
    path = chosen(context).room_file()
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "roster")
    )
    with room as its:
        sheet = read_roster(its, source, every_sheet=every_sheet)
        differences = roster_differences(its, sheet)
        rows = difference_rows(its, differences)
        told = difference_objects(its, differences)
        if not as_json:
            for line in table(rows) if rows else [_("There is no difference.")]:
                say(line)
        report = take_roster(its, sheet, dry_run=dry_run)
    if as_json:
        say_json({"differences": told, **as_object(report, Subject.ROSTER)})
    else:
        for line in ("", *as_lines(report, Subject.ROSTER)):
            say(line)
    if report.bad and not (report.taken or report.repeated):
        complain(_("No row of {file} could be used.").format(file=source))
        return UNUSABLE
    return DONE
