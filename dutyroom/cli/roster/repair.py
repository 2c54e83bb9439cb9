"""`dutyroom roster repair`: somebody falls ill, and the fewest duties change hands."""

from contextlib import AbstractContextManager
from datetime import datetime

import click

from dutyroom.cli.hand import author, writing
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.roster.said import as_json_too, for_month
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.roster_versions import Origin
from dutyroom.i18n import N_, _
from dutyroom.planning.ways import MENDERS
from dutyroom.reports.mended import mended_lines, mended_object, mended_said
from dutyroom.store.room import Room, opened
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.mended import draft_mended, mended

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    "repair", cls=Command,
    help=N_("Mark leave of an officer, and draft the month with the fewest changes."),
)  # fmt: skip
@for_month
@click.option("--who", cls=Option, required=True, metavar="NAME", help=N_("Who is away."))
@click.option("--from", "first", cls=Option, type=DAY, required=True, metavar="DAY",
              help=N_("The first day away."))  # fmt: skip
@click.option("--to", "last", cls=Option, type=DAY, metavar="DAY",
              help=N_("The last day away; else the first."))  # fmt: skip
@click.option("--version", "number", cls=Option, type=click.IntRange(0), default=0, metavar="N",
              help=N_("The version to be mended; else the roster in force."))  # fmt: skip
@click.option("--way", cls=Option, type=click.Choice(list(MENDERS)), default="builtin",
              help=N_("Which planner mends it."))  # fmt: skip
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show the same, and write nothing."))
@as_json_too
@signed
@located
@click.pass_context
def repair(
    context: click.Context, month: datetime, who: str, first: datetime, last: datetime | None,
    number: int, way: str, dry_run: bool, as_json: bool, name: str,
) -> int:  # fmt: skip
    """Mend a month."""
    path = chosen(context).room_file()
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "roster")
    )
    away = Span(f"{first:%F}", f"{last or first:%F}")
    with room as its:
        book, officer = MonthBook(its, f"{month:%Y-%m}", number), author(its, who).key
        found = mended(book, officer, away, MENDERS[way])
        drafted = None
        if not dry_run:
            drafted = draft_mended(book, officer, away, found, Origin(way)).number
        if as_json:
            say_json({"month": book.month, "version": drafted, **mended_object(its, found)})
            return DONE
        rows = list(mended_lines(its, found))
    said = mended_said(found)
    if drafted:
        said = _("{month}, draft {number}: {said}").format(
            month=book.month, number=drafted, said=said
        )
    say(said)
    for line in table(rows):
        say(line)
    return DONE
