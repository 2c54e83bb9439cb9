"""`dutyroom roster export|import`: a month as a file, and a file compared before it is taken."""

import sys
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
from dutyroom.domain.roster_versions import Difference, Version
from dutyroom.i18n import N_, _, ngettext
from dutyroom.intake.draft_roster import draft_months, read_months
from dutyroom.intake.report import Report
from dutyroom.intake.take import Subject
from dutyroom.intake.take_roster import read_roster, take_roster
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
@click.option("--version", "number", cls=Option, type=click.IntRange(1), default=None,
              metavar="N", help=N_("This version; else the roster in force."))  # fmt: skip
@click.option("--post", cls=Option, default="", metavar="P",
              help=N_("Only this post; of a calendar."))  # fmt: skip
@click.option("--officer", cls=Option, default="", metavar="NAME",
              help=N_("Only what this officer stands; of a calendar."))  # fmt: skip
@located
@click.pass_context
def export(
    context: click.Context, month: datetime, target: Path, number: int | None, post: str,
    officer: str,
) -> int:  # fmt: skip
    """Export a month."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        key = post_named(room, post).key if post else 0
        who = author(room, officer).key if officer else 0
        name = f"{month:%Y-%m}"
        export_roster(room, target, name, version=number or 0, post=key, officer=who)
    say(str(target))
    return DONE


@click.command(
    "import", cls=Command,
    help=N_("Draft the months of a sheet in FILE; what differs is shown before it is taken."),
)  # fmt: skip
@click.argument("source", type=PATH, metavar="FILE")
@click.option("--yes", cls=Option, is_flag=True, help=N_("Draft what differs without asking."))
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show the same, and write nothing."))
@click.option("--every-sheet", cls=Option, is_flag=True,
              help=N_("Every sheet of a workbook; else the one on top."))  # fmt: skip
@as_json_too
@signed
@located
@click.pass_context
def take_in(
    context: click.Context, source: Path, yes: bool, dry_run: bool, every_sheet: bool,
    as_json: bool, name: str,
) -> int:  # fmt: skip
    """Import a roster."""
    path = chosen(context).room_file()
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "roster")
    )
    with room as its:
        sheet = read_roster(its, source, every_sheet=every_sheet)
        report = take_roster(its, sheet, dry_run=True)
        months = read_months(its, sheet)
        found = [each for month in months for each in month.differences]
        told = difference_objects(its, found)
        if not as_json:
            _say_differences(its, found, report)
        drafted: list[Version] = []
        if found and not dry_run and (yes or (not as_json and _agreed(len(found)))):
            drafted = draft_months(its, sheet, months)
    if as_json:
        versions = [{"month": each.month, "version": each.number} for each in drafted]
        counts = as_object(report, Subject.ROSTER)
        say_json({"differences": told, "drafted": versions, **counts})
    for each in () if as_json else drafted:
        say(_("{month}: draft {n} is made").format(month=each.month, n=each.number))
    if report.bad and not (report.taken or report.repeated):
        complain(_("No row of {file} could be used.").format(file=source))
        return UNUSABLE
    return DONE


def _say_differences(room: Room, found: list[Difference], report: Report) -> None:
    rows = difference_rows(room, found)
    for line in table(rows) if rows else [_("There is no difference.")]:
        say(line)
    for line in ("", *as_lines(report, Subject.ROSTER)):
        say(line)


def _agreed(n: int) -> bool:
    """Whether somebody at a terminal agrees; where nobody is, nothing is taken."""
    if not sys.stdin.isatty():
        say(_("Nothing is drafted: give --yes to draft what differs."))
        return False
    asked = ngettext("Draft this {n} difference?", "Draft these {n} differences?", n)
    return click.confirm(asked.format(n=n))
