"""Lines of the register found by what somebody is known by."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from dutyroom.store.file import RoomFile
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.register_line import COLUMNS, FROM, RegisterLine, line_of

MOST_FOUND = 2000
"""How many lines a search looks at; where there are more, its count is of the first found."""


class FoundPassages:
    """The lines a search found, newest first."""

    def __init__(self, file: RoomFile, keys: Sequence[tuple[int, int]], *, exact: bool) -> None:
        self._file = file
        kept = sorted(keys, reverse=True)
        self._ids = array("q", [id_ for _, id_ in kept])
        self._times = array("q", [-at for at, _ in kept])
        self.count = len(self._ids)
        self.exact = exact
        """Whether these are all; else there are more than a search looks at."""

    def fetch(self, first: int, most: int) -> list[RegisterLine]:
        """Some lines, beginning with the `first`-th newest."""
        ids = self._ids[first : first + most].tolist()
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT {COLUMNS} {FROM} WHERE p.id IN ({marks}) ORDER BY p.at DESC, p.id DESC"
        return [line_of(row) for row in self._file.rows(sql, ids)]

    def place_of(self, at: int) -> int:
        """The place of the newest line not after an instant, or else of the oldest line."""
        return max(0, min(bisect_left(self._times, -at), self.count - 1))


def find(file: RoomFile, wanted: PassageFilter) -> FoundPassages:
    """The lines found by the phone, identity number, plate or name of a filter."""
    sql, values = _abnormal(wanted) if wanted.abnormal else _by_key(wanted)
    looked_at = file.rows(f"{sql} LIMIT {MOST_FOUND + 1}", values)
    keys = [
        (at, id_)
        for at, id_, post in looked_at[:MOST_FOUND]
        if not wanted.post or post == wanted.post
    ]
    return FoundPassages(file, keys, exact=len(looked_at) <= MOST_FOUND)


def _by_key(wanted: PassageFilter) -> tuple[str, tuple[str, ...]]:
    """The lines an index finds; of a number written in full the newest first."""
    # The post is read only where it is asked for: it costs a look at every line.
    columns = f"p.at, p.id, {'p.post' if wanted.post else '0'}"
    name, value, end = _key(wanted)
    if name != "name":
        return (
            f"SELECT {columns} FROM passage p WHERE p.{name} >= ? AND p.{name} < ? "
            f"AND p.{name} <> '' ORDER BY p.{name} DESC, p.at DESC",
            (value, end),
        )
    # Names are not indexed where a phone is: the people lead from the name to the phone.
    return (
        f"SELECT {columns} FROM person n JOIN passage p ON p.phone = n.phone AND p.phone <> '' "
        "AND p.name = n.name WHERE n.name >= ? AND n.name < ? AND n.phone <> '' "
        f"UNION ALL SELECT {columns} FROM passage p "
        "WHERE p.phone = '' AND p.name >= ? AND p.name < ?",
        (value, end, value, end),
    )


def _abnormal(wanted: PassageFilter) -> tuple[str, tuple[str, ...]]:
    """The abnormal lines with a key: they are so few that they lead."""
    name, value, end = _key(wanted)
    return (
        "SELECT p.at, p.id, p.post FROM passage p INDEXED BY passage_abnormal "
        f"WHERE p.marks & 1 AND p.{name} >= ? AND p.{name} < ? ORDER BY p.at DESC, p.id DESC",
        (value, end),
    )


def _key(wanted: PassageFilter) -> tuple[str, str, str]:
    """The column searched, the beginning looked for, and the first text beyond it."""
    for name in ("phone", "identity", "plate"):
        if value := getattr(wanted, name):
            return name, value, value + "~"
    return "name", wanted.name, wanted.name + "\U0010ffff"
