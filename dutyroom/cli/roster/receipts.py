"""`dutyroom roster file|receipts|check-copy`: what became of a published roster."""

from datetime import datetime
from pathlib import Path

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE, UNSOUND
from dutyroom.cli.roster.said import as_json_too, for_month
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.roster_versions import Version
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.intake.check_copy import check_copy
from dutyroom.reports.findings import difference_objects, difference_rows
from dutyroom.reports.record import iso
from dutyroom.reports.roster_copy import write_copy
from dutyroom.store.room import Room, opened

which = click.option(
    "--version", "number", cls=Option, type=click.IntRange(1), default=None, metavar="N",
    help=N_("This version; else the one that is published."),
)  # fmt: skip


@click.command(
    "file", cls=Command,
    help=N_("Write the stamped copy of a published month, and record with whom it is filed."),
)  # fmt: skip
@for_month
@which
@click.option("--to", "to", cls=Option, required=True, metavar="UNIT",
              help=N_("The duty room above."))  # fmt: skip
@click.option("-o", "--out", "target", cls=Option, type=PATH, required=True, metavar="FILE",
              help=N_("The file to write: .xlsx or .html."))  # fmt: skip
@click.option("--words", cls=Option, default="", metavar="WORDS",
              help=N_("How it went, or what was said."))  # fmt: skip
@signed
@located
@click.pass_context
def file(
    context: click.Context, month: datetime, number: int | None, to: str, target: Path,
    words: str, name: str,
) -> int:  # fmt: skip
    """File a copy."""
    with writing(chosen(context).room_file(), name, "roster") as room:
        version = _version(room, f"{month:%Y-%m}", number)
        with room.write():
            room.receipts.file_with(version.month, version.number, clean(to), clean(words))
            write_copy(room, target, version)
        said = _("{month}, version {number} is filed with {to}: {file}")
        say(said.format(month=version.month, number=version.number, to=clean(to), file=target))
    return DONE


@click.command(
    "receipts", cls=Command,
    help=N_("Who has read a published month, who has not, and with whom it is filed."),
)  # fmt: skip
@for_month
@which
@as_json_too
@located
@click.pass_context
def receipts(context: click.Context, month: datetime, number: int | None, as_json: bool) -> int:
    """List the receipts."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        version = _version(room, f"{month:%Y-%m}", number)
        readings, filings = _readings(room, version), _filings(room, version)
    if as_json:
        say_json({"month": version.month, "version": version.number,
                  "readings": readings, "filings": filings})  # fmt: skip
        return DONE
    rows: list[tuple[str, ...]]
    rows = [(each["officer"], each["read_at"] or _("○ not read")) for each in readings]
    rows += [(each["to"], each["filed_at"], each["words"]) for each in filings]
    for line in table(rows):
        say(line)
    return DONE


@click.command(
    "check-copy", cls=Command,
    help=N_("Compare a stamped copy (.xlsx) with what was published; exit code 1 if it differs."),
)  # fmt: skip
@click.argument("source", type=PATH, metavar="FILE")
@as_json_too
@located
@click.pass_context
def compare_copy(context: click.Context, source: Path, as_json: bool) -> int:
    """Check a copy."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        version, found = check_copy(room, source)
        rows, told = difference_rows(room, found), difference_objects(room, found)
    if as_json:
        say_json({"month": version.month, "version": version.number, "differences": told})
    else:
        sound = _("{month}, version {number}: the copy is as it was published.")
        other = _("{month}, version {number}: the copy says otherwise.")
        say((other if found else sound).format(month=version.month, number=version.number))
        for line in table(rows):
            say(line)
    return UNSOUND if found else DONE


def _version(room: Room, month: str, number: int | None) -> Version:
    return room.versions.get(month, number) if number else room.versions.in_public(month)


def _readings(room: Room, version: Version) -> list[dict[str, str]]:
    return [
        {
            "officer": room.officers.name(each.officer),
            "read_at": _at(room, each.read_ms) if each.read_ms else "",
        }
        for each in room.receipts.readings(version.month, version.number)
    ]


def _filings(room: Room, version: Version) -> list[dict[str, str]]:
    return [
        {
            "to": each.to,
            "words": each.words,
            "officer": room.officers.name(each.officer),
            "filed_at": _at(room, each.filed_ms),
        }
        for each in room.receipts.filings(version.month, version.number)
    ]


def _at(room: Room, ms: int) -> str:
    return iso(ms // 1000, room.rules().offset)
