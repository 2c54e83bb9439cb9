"""`dutyroom roster check|publish|diff|list`: what is wrong, what is in force, what differs."""

from datetime import datetime

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE, UNSOUND
from dutyroom.cli.roster.said import as_json_too, counted, finding_lines, for_month
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Version, differences
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.reports.findings import difference_objects, difference_rows, finding_objects
from dutyroom.reports.record import iso
from dutyroom.store.room import Room, opened

NOW = "now"
"""The name of the roster that is in force, beside the numbers of versions."""
which = click.option("--version", "number", cls=Option, type=click.IntRange(1), default=None,
                     metavar="N", help=N_("This version."))  # fmt: skip


@click.command(
    "check", cls=Command,
    help=N_("Check a month as it is in force, or one version; exit code 1 where it is red."),
)  # fmt: skip
@for_month
@which
@as_json_too
@located
@click.pass_context
def check(context: click.Context, month: datetime, number: int | None, as_json: bool) -> int:
    """Check a month."""
    name = f"{month:%Y-%m}"
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        found = room.versions.findings(name, number or 0)
        if as_json:
            findings = finding_objects(room, found)
            say_json({"month": name, "version": number, **counted(found), "findings": findings})
        else:
            for line in finding_lines(room, found):
                say(line)
    return UNSOUND if counted(found)["red"] else DONE


@click.command(
    "publish", cls=Command,
    help=N_("Publish the latest draft of a month, or the version named."),
)  # fmt: skip
@for_month
@which
@click.option("--word", "given", cls=Option, default="", metavar="WORDS",
              help=N_("A leader's word for what is red; give the leader with --as."))  # fmt: skip
@signed
@located
@click.pass_context
def publish(
    context: click.Context, month: datetime, number: int | None, given: str, name: str
) -> int:
    """Publish a draft."""
    with writing(chosen(context).room_file(), name, "roster") as room:
        version = room.versions.publish(f"{month:%Y-%m}", number or 0, clean(given))
        say(
            _("{month}, version {number} is published by {name}: {red} red, {amber} amber").format(
                month=version.month, number=version.number, red=version.red, amber=version.amber,
                name=room.officers.name(version.published_by),
            )
        )  # fmt: skip
    return DONE


@click.command(
    "diff", cls=Command, help=N_("Compare two versions of a month by number; “now” is in force.")
)
@for_month
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@as_json_too
@located
@click.pass_context
def diff(context: click.Context, month: datetime, before: str, after: str, as_json: bool) -> int:
    """Compare two versions."""
    name = f"{month:%Y-%m}"
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        found = differences(_slots(room, name, before), _slots(room, name, after))
        if as_json:
            say_json({"month": name, "differences": difference_objects(room, found)})
            return DONE
        rows = difference_rows(room, found)
    for line in table(rows) if rows else [_("There is no difference.")]:
        say(line)
    return DONE


@click.command("versions", cls=Command, help=N_("List the versions of a month."))
@for_month
@as_json_too
@located
@click.pass_context
def list_versions(context: click.Context, month: datetime, as_json: bool) -> int:
    """One line for each version."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        found = room.versions.of(f"{month:%Y-%m}")
        if as_json:
            say_json({"versions": [_object(room, each) for each in found]})
            return DONE
        head = (
            _("Version"), _("State"), _("Made"), _("Drafted by"), _("Published by"), _("Red ones"),
            _("Word"),
        )  # fmt: skip
        rows = [_row(room, each) for each in found]
    for line in table([head, *rows]):
        say(line)
    return DONE


def _slots(room: Room, month: str, name: str) -> list[Slot]:
    if name == NOW:
        return room.versions.in_force(month)
    if not (name.isascii() and name.isdigit()):
        raise Refusal("version_unknown", month=month, number=name)
    return room.versions.slots(month, room.versions.get(month, int(name)).number)


def _row(room: Room, version: Version) -> tuple[str, ...]:
    return (
        str(version.number), word(version.state), word(version.origin),
        room.officers.name(version.drafted_by), room.officers.name(version.published_by),
        str(version.red or ""), version.word,
    )  # fmt: skip


def _object(room: Room, version: Version) -> dict[str, object]:
    def at(ms: int) -> str | None:
        return iso(ms // 1000, room.rules().offset) if ms else None

    return {
        "month": version.month,
        "version": version.number,
        "state": version.state.value,
        "way": version.origin.value,
        "drafted_by": room.officers.name(version.drafted_by),
        "drafted_at": at(version.drafted_ms),
        "published_by": room.officers.name(version.published_by),
        "published_at": at(version.published_ms),
        "red": version.red,
        "amber": version.amber,
        "word": version.word,
    }
