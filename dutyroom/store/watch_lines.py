"""What is on the list, as it is read back."""

from collections.abc import Sequence
from dataclasses import dataclass

from dutyroom.domain.watchlist import Match, Watched, WatchKind
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.file import RoomFile

OF = "watch_kind, document, phone, plate, name, reason, source, noticed, first, last"
COLUMNS = ", ".join(f"w.{each.strip()}" for each in OF.split(","))
"""What a watched thing is made of, for a query that calls its table `w`."""
MOST_LISTED = 20_000
"""Lines of the list that are looked through at once."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Something on the list, and who put it there when."""

    watched: Watched
    listed_ms: int
    officer: int
    ended: str = ""
    """Why it is no longer watched for; empty while it is."""
    seen: int = 0
    """How often it was recognised."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A passage or a call that was recognised."""

    subject: str
    match: Match
    recorded_ms: int
    officer: int


class WatchWindow:
    """What is on the list, by its keys; only what is looked at is read."""

    def __init__(self, file: RoomFile, keys: Sequence[int]) -> None:
        self._file = file
        self._keys = keys
        self.count = len(keys)
        self.exact = len(keys) < MOST_LISTED

    def fetch(self, first: int, most: int) -> Sequence[Listed]:
        """Some rows, beginning with the `first`-th."""
        keys = self._keys[first : first + most]
        marks = ", ".join("?" * len(keys))
        rows = {each.watched.key: each for each in listed(self._file, f"w.key IN ({marks})", keys)}
        return [rows[key] for key in keys if key in rows]


def listed(file: RoomFile, where: str, values: Sequence[object]) -> list[Listed]:
    """What of the list is so, each with how often it was recognised."""
    found = file.rows(
        f"SELECT {COLUMNS}, w.stamp, w.officer, w.ended, "
        "(SELECT count(*) FROM watch_match m WHERE m.watched = w.key) "
        f"FROM watched w WHERE {where}",
        values,
    )
    return [
        Listed(watched_of(row), recorded_ms(stamp), officer, ended, seen)
        for *row, stamp, officer, ended, seen in found
    ]


def watched_of(row: Sequence[object]) -> Watched:
    """The watched thing a row of `COLUMNS` holds."""
    kind, *rest = row[:10]
    return Watched(WatchKind(str(kind)), *map(str, rest))
