"""The lines of forks that do not count: kept, and walked like all others."""

from dutyroom.journal.walk import Break, Start, Wrong
from dutyroom.store.file import RoomFile
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.comparing import Shared
from dutyroom.store.merging.proving import Proven, prove_entries, prove_lines
from dutyroom.store.soundness import BookState


def verify_aside(file: RoomFile) -> list[BookState]:
    """Walk every line that lies aside from where it parts from the one that counts."""
    reader = Reader(file)
    return [_walked(reader, each) for each in reader.branches("main") if each.aside]


def _walked(reader: Reader, branch: Branch) -> BookState:
    length = Shared(reader.entries(branch), reader.lines(branch))
    found = _journal(reader, branch, length.entries) or _register(reader, branch, length.lines)
    return BookState(
        branch.aside, branch.uid, branch.station, length.entries, length.lines, found, aside=True
    )


def _journal(reader: Reader, branch: Branch, last: int) -> Break | None:
    start = Start(branch.base, reader.hash_at(branch, branch.base))
    rows = reader.journal(branch, branch.base + 1, last)
    breaks = (found for _, found in prove_entries(branch.uid, rows, start))
    return next((each for each in breaks if each is not None), None)


def _register(reader: Reader, branch: Branch, last: int) -> Break | None:
    proven = Proven(branch.register_base)
    if last > branch.register_base:
        proven = prove_lines(reader, branch, branch, branch.register_base + 1, last)
    extra = reader.last_line(branch)
    if proven.first_break is None and extra > last:
        return Break(f"passage {last + 1}", Wrong.LINE_EXTRA)
    return proven.first_break
