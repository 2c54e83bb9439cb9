"""`dutyroom watch`: whom and what to notice, and the areas people come from."""

from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.importing import as_lines, as_object
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE, UNUSABLE, complain
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.cli.watch_areas import areas
from dutyroom.domain import identity
from dutyroom.domain.phone import masked
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.domain.watchlist import LONGEST_REASON, Watched, WatchKind
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.intake.take import Subject, take
from dutyroom.intake.words import WATCH_KINDS, plain
from dutyroom.store.room import Room, opened
from dutyroom.store.watch_lines import Listed

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("watch", cls=Group, help=N_("Whom and what to notice; areas people come from."))
@located
def command() -> None:
    """The watch list."""


command.add_command(areas)


@command.command("list", cls=Command, help=N_("List whom and what to notice, the latest first."))
@click.option("--kind", cls=Option, default="", metavar="K", help=N_("Only of this kind."))
@click.option("--find", cls=Option, default="", metavar="TEXT", help=N_("Only what holds a text."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def list_watched(context: click.Context, kind: str, find: str, as_json: bool) -> int:
    """One line for each."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        window = room.watchlist.window(_kind(kind) if kind else None, find.strip())
        found = window.fetch(0, window.count)
    if as_json:
        say_json({"watched": [_object(each) for each in found]})
        return DONE
    head = (_("Kind"), _("Name"), _("Number"), _("Days"), _("Reason"), _("Source"), _("Seen"))
    for line in table([head, *map(_row, found)]):
        say(line)
    return DONE


@command.command("add", cls=Command, help=N_("Notice somebody or something from now on."))
@click.argument("kind")
@click.option("--document", cls=Option, default="", metavar="NUMBER",
              help=N_("An identity number, or the number of a badge or a pass."))  # fmt: skip
@click.option("--phone", cls=Option, default="", metavar="PHONE", help=N_("A phone number."))
@click.option("--plate", cls=Option, default="", metavar="PLATE", help=N_("A plate number."))
@click.option("--name", "whom", cls=Option, default="", metavar="TEXT", help=N_("A name."))
@click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why."))
@click.option("--source", cls=Option, default="", metavar="TEXT", help=N_("Who asked for it."))
@click.option("--noticed", cls=Option, type=DAY, metavar="DAY", help=N_("Date of the notice."))
@click.option("--from", "first", cls=Option, type=DAY, metavar="DAY", help=N_("The first day."))
@click.option("--to", "last", cls=Option, type=DAY, metavar="DAY", help=N_("The last day."))
@signed
@located
@click.pass_context
def add(
    context: click.Context,
    kind: str,
    noticed: datetime | None,
    first: datetime | None,
    last: datetime | None,
    name: str,
    document: str,
    phone: str,
    plate: str,
    whom: str,
    reason: str,
    source: str,
) -> int:
    """Put one thing on the list."""
    texts = (document, phone, plate, whom, reason, source)
    kept = (clean(each, limit=LONGEST_REASON) for each in texts)
    watched = Watched(_kind(kind), *kept, *map(_iso, (noticed, first, last)))
    with writing(chosen(context).room_file(), name, "watch") as room:
        if room.watchlist.enter(watched) is None:
            raise Refusal("watched_listed")
        [line] = room.watchlist.window().fetch(0, 1)
    say("  ".join(each for each in _row(line) if each))
    return DONE


@command.command("end", cls=Command, help=N_("Take WHAT, a number or a name, off the list."))
@click.argument("what", metavar="WHAT")
@click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why."))
@signed
@located
@click.pass_context
def end(context: click.Context, what: str, reason: str, name: str) -> int:
    """Take one thing off the list."""
    with writing(chosen(context).room_file(), name, "watch") as room:
        line = _one(room, clean(what))
        room.watchlist.end(line.watched.key, clean(reason, limit=LONGEST_REASON))
    say("  ".join(each for each in _row(line) if each))
    return DONE


@command.command(
    "import", cls=Command, help=N_("Put the good rows of FILE on the list: CSV, xlsx, JSON lines.")
)
@click.argument("source", type=PATH, metavar="FILE")
@click.option(
    "--dry-run", cls=Option, is_flag=True, help=N_("Report the same, and write nothing at all.")
)
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@signed
@located
@click.pass_context
def take_in(context: click.Context, source: Path, dry_run: bool, as_json: bool, name: str) -> int:
    """Import a list; a notice that is on it is counted as repeated."""
    path = chosen(context).room_file()
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "watch")
    )
    with room as its:
        report = take(its, Subject.WATCHLIST, source, dry_run=dry_run)
    if as_json:
        say_json(as_object(report, Subject.WATCHLIST))
    else:
        for line in as_lines(report, Subject.WATCHLIST):
            say(line)
    if report.bad and not (report.taken or report.repeated):
        complain(_("No row of {file} could be used.").format(file=source))
        return UNUSABLE
    return DONE


def _kind(text: str) -> WatchKind:
    """A kind by its key or a word for it in either language."""
    found = WATCH_KINDS.get(plain(text))
    if found is None:
        known = " ".join(each.value for each in WatchKind)
        raise Refusal("watch_kind_unknown", text=text, known=known)
    return found


def _one(room: Room, what: str) -> Listed:
    """The only thing on the list with this number or name."""
    text = identity.normal(what)
    window = room.watchlist.window(text="" if what.isdecimal() else what)
    found = [
        each
        for each in window.fetch(0, window.count)
        if {what, text} & {*_numbers(each.watched), each.watched.name, str(each.watched.key)}
    ]
    if not found:
        raise Refusal("watched_unknown")
    if len(found) > 1:
        keys = ", ".join(str(each.watched.key) for each in found)
        raise click.UsageError(_("Several are {what}. Give one of: {keys}").format(
            what=what, keys=keys))  # fmt: skip
    return found[0]


def _numbers(watched: Watched) -> tuple[str, str, str]:
    return watched.document, watched.phone, watched.plate


def _row(line: Listed) -> tuple[str, ...]:
    watched = line.watched
    secret = identity.looks_like(watched.document)
    document = identity.masked(watched.document) if secret else watched.document
    shown = (document, masked(watched.phone), watched.plate)
    days = f"{watched.first}–{watched.last}" if watched.first or watched.last else ""
    return (
        word(watched.watch_kind), watched.name, " ".join(each for each in shown if each), days,
        watched.reason, watched.source, str(line.seen or ""),
    )  # fmt: skip


def _object(line: Listed) -> dict[str, Any]:
    facts = asdict(line.watched)
    facts["kind"] = facts.pop("watch_kind")
    return {"key": line.watched.key, **facts, "seen": line.seen}


def _iso(day: datetime | None) -> str:
    return f"{day:%F}" if day else ""
