"""Merging files: what is new of every book is added, in whatever order the files come."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dutyroom.domain.refusal import Refusal
from dutyroom.store import settling
from dutyroom.store.merging import looking, turning, undoing
from dutyroom.store.merging.account import Account
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.looking import Look
from dutyroom.store.merging.progress import BREATH_S, Steps, Told
from dutyroom.store.merging.proving import Proven
from dutyroom.store.merging.report import BookReport, FileReport, Report
from dutyroom.store.merging.taking import Taking
from dutyroom.store.merging.untrusted import attached

if TYPE_CHECKING:
    from dutyroom.store.room import Room

ATTEMPTS = 3
"""How often a book is compared anew that was written to while it was being taken."""
LONGEST_STATION = 200


def merge(
    room: "Room",
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Told = lambda _: True,
    breath_s: float = BREATH_S,
    only: Container[str] | None = None,
) -> Report:
    """Add what other files hold to this one; the files themselves are only read.

    With `only` no books but these, by their global names.

    A file that cannot be trusted, or a book that is not as it was written, does not hinder the
    others. Raises `Refusal("cancelled")` when `progress` says no: then nothing was merged. What is
    broken off in any other way is completed by the next merge, or undone.
    """
    steps = Steps(progress, 0.0 if dry_run else breath_s)
    if dry_run:
        return Report(tuple(_file(room, path, None, steps, only) for path in paths))
    account = Account(room)
    with room.write():
        merging = account.begin([path.name for path in paths])
    work = Merge(room, merging, steps)
    try:
        report = Report(tuple(_file(room, path, work, steps, only) for path in paths))
        work.finish()
    except (Refusal, KeyboardInterrupt) as stopped:
        if not isinstance(stopped, Refusal) or stopped.code == "cancelled":
            undoing.undo(room, merging)
        raise
    return report


def _file(
    room: "Room", path: Path, work: "Merge | None", steps: Steps, only: Container[str] | None
) -> FileReport:
    try:
        with attached(room.file, path):
            return FileReport(str(path), tuple(_books(room, work, steps, only)))
    except Refusal as refusal:
        if refusal.code in ("cancelled", "disk_full", "file_busy"):
            raise
        return FileReport(str(path), refused=refusal)


def _books(
    room: "Room", work: "Merge | None", steps: Steps, only: Container[str] | None
) -> Iterator[BookReport]:
    reader = Reader(room.file)
    for branch in reader.branches("source"):
        if only is not None and branch.uid not in only:
            continue
        look = looking.look(room, reader, branch)
        if work is None:
            yield looking.proven(room, reader, look, steps)
        else:
            yield work.take(look)
    yield from looking.strays(room.file)


class Merge:
    """One merge while it is made."""

    def __init__(self, room: "Room", merging: int, steps: Steps) -> None:
        self._room = room
        self._merging = merging
        self._steps = steps
        self._reader = Reader(room.file)
        self._account = Account(room)

    def take(self, look: Look) -> BookReport:
        """Take what is new of one branch."""
        for attempt in range(ATTEMPTS):
            try:
                return self._take(look)
            except Refusal as refusal:
                if refusal.code != "merge_disturbed" or attempt + 1 == ATTEMPTS:
                    raise
            look = looking.look(self._room, self._reader, look.branch)
        raise AssertionError

    def finish(self) -> None:
        """Let the tables follow, and the lines count that ought to."""
        settling.settle(self._room, self._steps.breathe)
        with self._room.write():
            self._account.total(self._merging)
        for uid in self._forked():
            self._turn(uid)
        settling.settle(self._room, self._steps.breathe)
        with self._room.write():
            self._account.end(self._merging, self._lengths())

    def _take(self, look: Look) -> BookReport:
        entries, lines = Proven(look.shared.entries), Proven(look.shared.lines)
        if not look.is_new:
            return looking.report(self._room, self._reader, look, entries, lines)
        with self._room.write():
            target, begun = self._target(look)
            before = (self._reader.entries(target), self._reader.lines(target))

        def noted(entries: int, lines: int) -> None:
            self._account.note(self._merging, target.key, before, (entries, lines), begun=begun)

        taking = Taking(self._room, self._reader, look.branch, target, self._steps, noted)
        if look.entries > before[0]:
            entries = taking.entries(before[0], look.entries)
        if look.lines > before[1]:
            lines = taking.lines(before[1], look.lines)
        if begun and (entries.last, lines.last) == before:
            with self._room.write():
                self._account.forget(self._merging, target.key)
        return looking.report(self._room, self._reader, look, entries, lines)

    def _target(self, look: Look) -> tuple[Branch, bool]:
        """The branch here that is continued, begun now where there is none."""
        found = look.match
        if found is not None and not found.forked:
            return found.branch, False
        station = look.branch.station[:LONGEST_STATION]
        parent = None if found is None else found.branch.book
        base, register_base = look.shared.entries, look.shared.lines
        if found is None:
            base = register_base = 0
        file = self._room.file
        file.run(
            "INSERT INTO book (uid, station, parent, base, register_base) VALUES (?, ?, ?, ?, ?)",
            (look.branch.uid, station, parent, base, register_base),
        )
        no = int(file.value("SELECT last_insert_rowid()"))
        lengths = (base, register_base)
        self._account.note(self._merging, no, lengths, lengths, begun=True)
        if parent is None:
            return Branch("main", no, look.branch.uid, station), True
        return Branch("main", parent, look.branch.uid, station, no, base, register_base), True

    def _lengths(self) -> dict[int, tuple[int, int]]:
        """How long every book is that was written in this file or touched by this merge."""
        own = {no for (no,) in self._room.file.rows("SELECT no FROM book WHERE mine")}
        own |= {part.book for part in self._account.parts(self._merging)}
        return {
            each.key: (self._reader.entries(each), self._reader.lines(each))
            for each in self._reader.branches("main")
            if each.key in own
        }

    def _forked(self) -> list[str]:
        rows = self._room.file.rows("SELECT DISTINCT uid FROM book WHERE parent IS NOT NULL")
        return [uid for (uid,) in rows]

    def _turn(self, uid: str) -> None:
        with self._room.write():
            chosen = turning.to_turn(self._room, uid)
            if chosen is not None:
                for book in (chosen.book, chosen.aside):
                    each = next(b for b in self._reader.branches("main") if b.key == book)
                    lengths = (self._reader.entries(each), self._reader.lines(each))
                    self._account.note(self._merging, book, lengths, lengths)
                turning.turn(self._room, chosen)
                self._account.note_turn(self._merging, chosen.aside)
