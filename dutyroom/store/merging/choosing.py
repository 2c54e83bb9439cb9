"""Books that were continued in two copies, and the choice of the line that counts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.books import LineChosen
from dutyroom.domain.refusal import Refusal
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store import settling
from dutyroom.store.entry import Entry
from dutyroom.store.merging import turning
from dutyroom.store.merging.branch import Branch, Reader
from dutyroom.store.merging.comparing import lines_of_a_fork, shared

if TYPE_CHECKING:
    from dutyroom.store.room import Room


@dataclass(frozen=True, slots=True)
class ForkLine:
    """One line of a forked book, from where it parts from the one that counts."""

    key: int
    """What it is chosen by."""
    counts: bool
    entries: int
    """Its own entries and passages behind the parting."""
    passages: int
    from_ms: int
    """When the first and the last of them was recorded; 0 for none."""
    to_ms: int


@dataclass(frozen=True, slots=True)
class Fork:
    """A book that was continued in two copies."""

    uid: str
    station: str
    chosen: bool
    """Whether a person has chosen the line that counts."""
    lines: tuple[ForkLine, ...]
    """The one that counts first."""


def forks(room: "Room") -> list[Fork]:
    """Every forked book; the passages of lines that do not count are in no table and no list."""
    rows = room.file.rows("SELECT DISTINCT uid FROM book WHERE parent IS NOT NULL ORDER BY uid")
    found = [_fork(room, uid) for (uid,) in rows]
    return [each for each in found if len(each.lines) > 1]


def choose(room: "Room", key: int, reason: str) -> Entry:
    """Let the line of a fork with a key count, in the name of who is at the desk.

    Raises `Refusal("line_unknown")`, "reason_missing" or "not_signed_in".
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    reader = Reader(room.file)
    with room.write():
        line = next((each for each in reader.branches("main") if each.key == key), None)
        if line is None or len(lines_of_a_fork(reader, line.uid)) < 2:
            raise Refusal("line_unknown")
        entry = room.record(_choice(reader, line, reason.strip()), subject=f"book:{line.uid}")
        chosen = turning.to_turn(room, line.uid)
        if chosen is not None:
            turning.turn(room, chosen)
    settling.settle(room)
    return entry


def _choice(reader: Reader, line: Branch, reason: str) -> LineChosen:
    entries, lines = reader.entries(line), reader.lines(line)
    hashed = reader.hash_at(line, entries) or b""
    digest = turning.rolling(reader, line, lines)
    return LineChosen(line.uid, entries, hashed.hex(), lines, digest.hex(), reason)


def _fork(room: "Room", uid: str) -> Fork:
    reader = Reader(room.file)
    lines = lines_of_a_fork(reader, uid)
    counting = reader.branches("main", uid)[0]
    others = [each for each in lines if each.aside]
    parting = min((shared(reader, counting, each).entries for each in others), default=0)
    lines_shared = min((shared(reader, counting, each).lines for each in others), default=0)
    return Fork(
        uid, counting.station, room.books.chosen(uid) is not None,
        tuple(_line(reader, each, (parting, lines_shared)) for each in lines),
    )  # fmt: skip


def _line(reader: Reader, branch: Branch, parting: tuple[int, int]) -> ForkLine:
    entries, lines = reader.entries(branch), reader.lines(branch)
    stamps = [
        *(reader.stamps(branch, parting[0] + 1, entries) if entries > parting[0] else ()),
        *(reader.line_stamps(branch, parting[1] + 1, lines) if lines > parting[1] else ()),
    ]
    return ForkLine(
        branch.key, not branch.aside, entries - parting[0], lines - parting[1],
        recorded_ms(min(stamps, default=0)), recorded_ms(max(stamps, default=0)),
    )  # fmt: skip
