"""`dutyroom verify`: whether the file, its books and the seals of its handovers still stand."""

import os
from collections.abc import Iterable
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
from dutyroom.store.handover.review import Sealed
from dutyroom.store.room import Room, opened
from dutyroom.store.soundness import BookState

SHORTEST_SEAL = 4
"""Digits of a seal that are asked for at least."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a file."""

    file: str
    """What SQLite says of the file; empty where it is whole."""
    books: tuple[BookState, ...] = ()
    handovers: tuple[Sealed, ...] = ()
    """Whether what each handover pinned still stands: a tail cut off shows by it."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong anywhere."""
        breaks = [*(book.first_break for book in self.books)]
        breaks += (sealed.first_break for sealed in self.handovers)
        return not self.file and not any(breaks)


@click.command(
    cls=Command, help=N_("Walk every book from its first line and name the first bad place.")
)
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@click.option("--seal", cls=Option, default="", metavar="HEX",
              help=N_("Say which handover has this seal, and whether it still holds."))  # fmt: skip
@click.option("--indexes", cls=Option, is_flag=True,
              help=N_("Also compare every index with its table: three times as long."))  # fmt: skip
@located
@click.pass_context
def command(context: click.Context, as_json: bool, seal: str, indexes: bool) -> int:
    """Verify the file, or one seal."""
    path = chosen(context).room_file()
    if seal:
        return _one_seal(path, seal, as_json=as_json)
    verdict = verified(path, indexes=indexes)
    if as_json:
        say_json(as_object(verdict))
    else:
        for line in as_lines(verdict):
            say(line)
    if not verdict.sound:
        complain(_("{file} is not sound.").format(file=path))
    return DONE if verdict.sound else UNSOUND


def verified(path: Path, *, indexes: bool = False) -> Verdict:
    """Walk a file, also one that may only be read; raises `Refusal` where it is no room at all."""
    try:
        with (
            opened(Room.open(path, read_only=not os.access(path, os.W_OK))) as room,
            progress(_("Verifying")) as told,
        ):
            structure = room.soundness.structure(indexes=indexes)
            books = tuple(room.soundness.verify(told))
            return Verdict(structure, books, tuple(room.handover.seals()))
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
        "handovers": [sealed_object(each) for each in verdict.handovers],
    }


def sealed_object(sealed: Sealed) -> dict[str, Any]:
    """A seal for another program."""
    broken = sealed.first_break
    return {
        "id": sealed.subject,
        "number": sealed.number,
        "seal": sealed.seal,
        "confirmed": broken is None,
        "first_break": broken and {"where": broken.where, "what": broken.what.value},
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
    if verdict.handovers:
        lines += ["", *_seals(verdict.handovers)]
    return lines


def _seals(handovers: Iterable[Sealed]) -> list[str]:
    head = (_("Handover"), _("Seal"), _("State"))
    rows = [(each.number, each.seal, _state(each)) for each in handovers]
    return table([head, *rows])


def _one_seal(path: Path, seal: str, *, as_json: bool) -> int:
    """The handover a printed seal belongs to; no such seal is as bad as a broken one."""
    wanted = "".join(seal.split()).lower()
    with opened(Room.open(path, read_only=True)) as room:
        found = [each for each in room.handover.seals() if _begins(each.seal, wanted)]
    if as_json:
        say_json({"seal": wanted, "handovers": [sealed_object(each) for each in found]})
    elif found:
        for line in _seals(found):
            say(line)
    if not found:
        complain(_("No handover of {file} has the seal {seal}.").format(file=path, seal=wanted))
    return DONE if found and all(each.first_break is None for each in found) else UNSOUND


def _begins(seal: str, wanted: str) -> bool:
    return len(wanted) >= SHORTEST_SEAL and seal.startswith(wanted[: len(seal)])


def _state(checked: BookState | Sealed) -> str:
    found = checked.first_break
    if found is None:
        return _("confirmed") if isinstance(checked, Sealed) else _("sound")
    return f"{place(found.where)}: {sentence(found.what, {})}"
