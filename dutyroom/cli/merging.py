"""`dutyroom merge`: what other files hold, added to this room's."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE, UNSOUND, complain
from dutyroom.cli.progress import progress
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.i18n import N_, _
from dutyroom.i18n.refusals import place, sentence
from dutyroom.store.merging.merge import merge
from dutyroom.store.merging.report import Arrival, BookReport, FileReport, Report
from dutyroom.store.room import Room, opened

ARRIVALS = {
    Arrival.NEW: N_("new book"),
    Arrival.SAME: N_("nothing new"),
    Arrival.LONGER: N_("goes on"),
    Arrival.FORKED: N_("forked"),
    Arrival.DAMAGED: N_("damaged"),
}


@click.command("merge", cls=Command, help=N_("Add what other files hold; the files are only read."))
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Only say what would be added."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> int:
    """Merge files."""
    with opened(Room.open(chosen(context).room_file(), read_only=dry_run)) as room:
        with progress(_("Merging")) as told:
            report = merge(room, files, dry_run=dry_run, progress=told)
        if as_json:
            say_json(as_object(report, dry_run=dry_run))
        else:
            for line in as_lines(room, report, dry_run=dry_run):
                say(line)
    for file in report.files:
        if file.refused is not None:
            complain(sentence(file.refused.code, file.refused.facts))
    return DONE if report.sound else UNSOUND


def as_object(report: Report, *, dry_run: bool) -> dict[str, Any]:
    """The report for another program."""
    return {
        "dry_run": dry_run,
        "sound": report.sound,
        "entries": report.entries,
        "passages": report.passages,
        "files": [
            {"file": each.path, "refused": each.refused and each.refused.code}
            for each in report.files
        ],
        "books": [_object(file, book) for file in report.files for book in file.books],
    }


def _object(file: FileReport, book: BookReport) -> dict[str, Any]:
    found = book.first_break
    return {
        "file": file.path,
        "uid": book.uid,
        "station": book.station,
        "state": book.arrival.value,
        "entries": book.entries,
        "passages": book.passages,
        "held_entries": book.held_entries,
        "held_passages": book.held_passages,
        "from_ms": book.from_ms or None,
        "to_ms": book.to_ms or None,
        "skew_s": book.skew_s,
        "first_break": found and {"where": found.where, "what": found.what.value},
        "forked_at": book.forked_at and {"entry": book.forked_at[0], "passage": book.forked_at[1]},
        "abnormal": book.abnormal,
        "questionable": book.questionable,
        "at_two_posts": book.at_two_posts,
    }


def as_lines(room: Room, report: Report, *, dry_run: bool) -> Iterator[str]:
    """The report for people."""
    said = _("{entries} entries and {passages} passages would be added.") if dry_run else _(
        "{entries} entries and {passages} passages added."
    )  # fmt: skip
    yield said.format(entries=report.entries, passages=report.passages)
    if not report.books:
        return
    head = (
        _("Station"), _("Book"), _("State"), _("Entries"), _("Passages"), _("From"), _("To"),
        _("Clock ahead"),
    )  # fmt: skip
    yield ""
    yield from table([head, *(_row(room, book) for book in report.books)])


def _row(room: Room, book: BookReport) -> tuple[str, ...]:
    state = _(ARRIVALS[book.arrival])
    if book.first_break is not None:
        state = f"{place(book.first_break.where)}: {sentence(book.first_break.what, {})}"
    return (
        book.station, book.uid, state, str(book.entries), str(book.passages),
        _moment(room, book.from_ms), _moment(room, book.to_ms),
        _("{n} s").format(n=book.skew_s) if book.skew_s else "",
    )  # fmt: skip


def _moment(room: Room, at_ms: int) -> str:
    if not at_ms:
        return ""
    moment: datetime = room.local(at_ms // 1000)
    return f"{moment:%Y-%m-%d %H:%M}"
