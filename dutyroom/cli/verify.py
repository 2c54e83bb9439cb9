"""`dutyroom verify`: whether the file and every book in it are as they were written."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE, UNSOUND, complain
from dutyroom.cli.progress import progress
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.refusals import place, sentence
from dutyroom.store.room import Room, opened
from dutyroom.store.soundness import BookState


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a file."""

    file: str
    """What SQLite says of the file; empty where it is whole."""
    books: tuple[BookState, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong anywhere."""
        return not self.file and all(book.first_break is None for book in self.books)


@click.command(
    cls=Command, help=N_("Walk every book from its first line and name the first bad place.")
)
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """Verify the file."""
    path = chosen(context).room_file()
    verdict = verified(path)
    if as_json:
        say_json(as_object(verdict))
    else:
        for line in as_lines(verdict):
            say(line)
    if not verdict.sound:
        complain(_("{file} is not sound.").format(file=path))
    return DONE if verdict.sound else UNSOUND


def verified(path: Path) -> Verdict:
    """Walk a file, also one that may only be read; raises `Refusal` where it is no room at all."""
    try:
        with (
            opened(Room.open(path, read_only=not os.access(path, os.W_OK))) as room,
            progress(_("Verifying")) as told,
        ):
            structure = room.soundness.structure()
            return Verdict(structure, tuple(room.soundness.verify(told)))
    except Refusal as refusal:
        if refusal.code != "file_damaged":
            raise
        return Verdict(str(refusal.facts.get("why", refusal.code)))


def as_object(verdict: Verdict) -> dict[str, Any]:
    """The verdict for another program."""
    return {
        "sound": verdict.sound,
        "file": verdict.file or None,
        "books": [
            {
                "uid": book.uid,
                "station": book.station,
                "entries": book.entries,
                "passages": book.passages,
                "first_break": book.first_break
                and {"where": book.first_break.where, "what": book.first_break.what.value},
            }
            for book in verdict.books
        ],
    }


def as_lines(verdict: Verdict) -> list[str]:
    """The verdict for people."""
    if verdict.file:
        lines = [_("The file is damaged: {why}").format(why=verdict.file)]
    elif verdict.sound:
        lines = [_("Every book is as it was written.")]
    else:
        lines = [_("The file can be read, but not every line is as it was written.")]
    if verdict.books:
        head = (_("Station"), _("Book"), _("Entries"), _("Passages"), _("State"))
        rows = [
            (book.station, book.uid, book.entries, book.passages, _state(book))
            for book in verdict.books
        ]
        lines += ["", *table([head, *rows])]
    return lines


def _state(book: BookState) -> str:
    found = book.first_break
    if found is None:
        return _("sound")
    return f"{place(found.where)}: {sentence(found.what, {})}"
