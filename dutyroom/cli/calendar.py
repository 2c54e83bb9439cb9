"""`dutyroom calendar`: holidays year by year, and the days that ask for more people."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.source import source_text
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.calendar import SensitivePeriod, Span, YearTable, read_notice, years_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room, opened

_LONGEST_NOTICE = 100_000
DAY = click.DateTime(["%Y-%m-%d"])


@click.group("calendar", cls=Group, help=N_("Holidays, and days that ask for more people."))
@located
def command() -> None:
    """The calendar."""


@command.command("show", cls=Command, help=N_("Show the holidays and sensitive periods of a YEAR."))
@click.argument("year", type=click.IntRange(1949, 9999))
@click.option("--as-of", cls=Option, type=DAY, metavar="DAY",
              help=N_("As the calendar was on this day; else as it is."))  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def show(context: click.Context, year: int, as_of: datetime | None, as_json: bool) -> int:
    """One line for each arranged day."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        calendar = room.calendar
        found = calendar.year(year, f"{as_of:%F}") if as_of else calendar.year(year)
        periods = calendar.periods(Span(f"{year}-01-01", f"{year}-12-31"))
    if found is None:
        raise Refusal("notice_not_entered", year=year)
    if as_json:
        say_json(_object(found, periods))
        return DONE
    for line in (*_lines(found), *_period_lines(periods)):
        say(line)
    return DONE


@command.command(
    "enter", cls=Command, help=N_("Enter a notice of holidays (txt), or years (toml).")
)
@click.argument("source", type=PATH, metavar="FILE")
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show the same, and write nothing."))
@signed
@located
@click.pass_context
def enter(context: click.Context, source: Path, dry_run: bool, name: str) -> int:
    """Enter one notice, or a file of years."""
    path, text = chosen(context).room_file(), source_text(source, _LONGEST_NOTICE)
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "calendar")
    )
    with room as its:
        is_toml = source.suffix.lower() == ".toml"
        years = years_of(text) if is_toml else (read_notice(text, its.today()),)
        if not dry_run:
            with its.write():
                for each in years:
                    its.calendar.enter(each)
    for each in years:
        for line in _lines(each):
            say(line)
    return DONE


@command.command(
    "period", cls=Command,
    help=N_("Enter a sensitive period with the LEAST crew it asks for; 0 takes it back."),
)  # fmt: skip
@click.argument("title", metavar="NAME")
@click.argument("first", type=DAY)
@click.argument("last", type=DAY)
@click.argument("least", type=int)
@signed
@located
@click.pass_context
def period(
    context: click.Context, title: str, first: datetime, last: datetime, least: int, name: str
) -> int:
    """Enter one period."""
    entered = SensitivePeriod(clean(title, limit=100), Span(f"{first:%F}", f"{last:%F}"), least)
    with writing(chosen(context).room_file(), name, "calendar") as room:
        room.calendar.enter_period(entered)
    for line in _period_lines([entered]):
        say(line)
    return DONE


def _lines(found: YearTable) -> Iterator[str]:
    yield _("{year}, in force since {day}  {source}").format(
        year=found.year, day=found.published, source=found.source
    )
    yield from table(
        [
            (day, word(kind), holiday.name)
            for holiday in found.holidays
            for day, kind in sorted(holiday.days())
        ]
    )


def _period_lines(periods: list[SensitivePeriod]) -> Iterator[str]:
    if periods:
        yield _("Sensitive periods")
    yield from table(
        [(f"{each.days.first} – {each.days.last}", _crew(each), each.name) for each in periods]
    )


def _crew(period: SensitivePeriod) -> str:
    return _("at least {n}").format(n=period.least) if period.least else _("taken back")


def _object(found: YearTable, periods: list[SensitivePeriod]) -> dict[str, object]:
    return {
        "year": found.year,
        "source": found.source,
        "published": found.published,
        "holidays": [
            {"name": each.name, "days": {day: kind.value for day, kind in sorted(each.days())}}
            for each in found.holidays
        ],
        "periods": [
            {
                "name": each.name,
                "first": each.days.first,
                "last": each.days.last,
                "least": each.least,
            }
            for each in periods
        ],
    }
