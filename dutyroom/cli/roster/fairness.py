"""`dutyroom roster fairness`: what each has stood, and how far apart people are."""

from datetime import datetime

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.roster.said import as_json_too
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.fairness import Stood, spread
from dutyroom.i18n import N_, _
from dutyroom.reports.fairness import HEADS, latest_days, stood_row, year_so_far
from dutyroom.store.room import Room, opened
from dutyroom.store.rostering.stood import stood

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("fairness", cls=Command, help=N_("What each has stood, and the spread of it."))
@click.option("--from", "first", cls=Option, type=DAY, metavar="DAY",
              help=N_("The first day of duty; else 90 days are looked at."))  # fmt: skip
@click.option("--to", "last", cls=Option, type=DAY, metavar="DAY",
              help=N_("The last day of duty; else today's."))  # fmt: skip
@click.option("--year", cls=Option, is_flag=True, help=N_("The year so far, up to the last day."))
@as_json_too
@located
@click.pass_context
def fairness(
    context: click.Context, first: datetime | None, last: datetime | None, year: bool, as_json: bool
) -> int:
    """The ledger."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        days = _days(room, first, last, year=year)
        book = stood(room, days)
        named = sorted(
            ((room.officers.name(officer), row) for officer, row in book.items()),
            key=lambda row: (-row[1].seconds, row[0]),
        )
    apart = spread(book) if book else Stood()
    if as_json:
        people = [{"officer": name, **_object(row)} for name, row in named]
        say_json({"from": days.first, "to": days.last, "people": people, "spread": _object(apart)})
        return DONE
    head = (_("Officer"), *map(_, HEADS))
    say(f"{days.first} – {days.last}")
    rows = [(name, *stood_row(row)) for name, row in named]
    for line in table([head, *rows, (_("Spread"), *stood_row(apart))]):
        say(line)
    return DONE


def _days(room: Room, first: datetime | None, last: datetime | None, *, year: bool) -> Span:
    ends = f"{last:%F}" if last else room.today()
    if first:
        return Span(f"{first:%F}", ends)
    return year_so_far(ends) if year else latest_days(ends)


def _object(stood: Stood) -> dict[str, object]:
    return {
        "slots": stood.slots,
        "nights": stood.nights,
        "weekends": stood.weekends,
        "holidays": stood.holidays,
        "seconds": stood.seconds,
        "owed_seconds": stood.owed_s,
    }
