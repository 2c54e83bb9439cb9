"""Windows over the register: the newest first, read by time and never as a whole."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from dutyroom.store.file import RoomFile
from dutyroom.store.passage_line import COLUMNS, PassageLine, line_of
from dutyroom.store.passage_tables import ALL_POSTS

MOST_FOUND = 5000
"""How many lines a search lists; more are counted as "5000+"."""

_NAME = "b.uid || ':p:' || (p.id & 4294967295)"
_FROM = f"FROM passage p JOIN book b ON b.no = p.id >> 32 LEFT JOIN struck s ON s.target = {_NAME}"


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which lines of the register are looked at; everything empty is all of them."""

    post: int = 0
    abnormal: bool = False
    phone: str = ""
    """The beginning of a phone number."""
    name: str = ""
    plate: str = ""
    identity: str = ""

    @property
    def found_by_key(self) -> bool:
        """Whether the lines are found by what somebody is known by."""
        return bool(self.phone or self.name or self.plate or self.identity)


class PassageWindow:
    """Lines of the register by time, newest first; counted by the hourly tallies."""

    exact = True

    def __init__(self, file: RoomFile, post: int = ALL_POSTS, *, abnormal: bool = False) -> None:
        self._file = file
        column = "abnormal" if abnormal else "passages"
        hours = file.rows(
            f"SELECT hour, {column} FROM tally WHERE post = ? AND {column} > 0 ORDER BY hour DESC",
            (post,),
        )
        self._hours = [hour for hour, _ in hours]
        self._before = [0, *accumulate(count for _, count in hours)]
        self.count = self._before[-1]
        where = ["p.at < ?"]
        if post != ALL_POSTS:
            where.append(f"p.post = {int(post)}")
        if abnormal:
            where.append("p.marks & 1")
        self._sql = (
            f"SELECT {COLUMNS} {_FROM} WHERE {' AND '.join(where)} "
            "ORDER BY p.at DESC, p.id DESC LIMIT ? OFFSET ?"
        )

    def fetch(self, first: int, most: int) -> list[PassageLine]:
        """Some lines, beginning with the `first`-th newest."""
        if first >= self.count:
            return []
        # Only the rest of one hour is skipped, however long the register is.
        place = bisect_right(self._before, first) - 1
        end = (self._hours[place] + 1) * 3600
        rows = self._file.rows(self._sql, (end, most, first - self._before[place]))
        return [line_of(row) for row in rows]

    def place_of(self, at: int) -> int:
        """The place of the newest line not after an instant."""
        place = bisect_right([-hour for hour in self._hours], -(at // 3600) - 1)
        if place >= len(self._hours):
            return max(0, self.count - 1)
        if self._hours[place] != at // 3600:
            return self._before[place]
        later = self._sql.replace("p.at < ?", "p.at < ? AND p.at > ?").replace(COLUMNS, "p.id", 1)
        end = (self._hours[place] + 1) * 3600
        return self._before[place] + len(self._file.rows(later, (end, at, -1, 0)))


class FoundPassages:
    """The lines a search found, newest first; at most `MOST_FOUND`."""

    def __init__(self, file: RoomFile, keys: Sequence[tuple[int, int]]) -> None:
        self._file = file
        self.exact = len(keys) <= MOST_FOUND
        kept = sorted(keys[:MOST_FOUND], reverse=True)
        self._ids = array("q", [id_ for _, id_ in kept])
        self._times = array("q", [-at for at, _ in kept])
        self.count = len(self._ids)

    def fetch(self, first: int, most: int) -> list[PassageLine]:
        """Some lines, beginning with the `first`-th newest."""
        ids = self._ids[first : first + most].tolist()
        marks = ", ".join("?" * len(ids))
        rows = self._file.rows(f"SELECT {COLUMNS} {_FROM} WHERE p.id IN ({marks})", ids)
        lines = {row[0]: line_of(row) for row in rows}
        return [lines[id_] for id_ in ids if id_ in lines]

    def place_of(self, at: int) -> int:
        """The place of the newest line not after an instant."""
        return min(bisect_left(self._times, -at), max(0, self.count - 1))


def find(file: RoomFile, wanted: PassageFilter) -> PassageWindow | FoundPassages:
    """The window a filter opens."""
    if not wanted.found_by_key:
        return PassageWindow(file, wanted.post, abnormal=wanted.abnormal)
    where, values = _where(wanted)
    sql = f"SELECT p.at, p.id FROM passage p WHERE {where} LIMIT {MOST_FOUND + 1}"
    return FoundPassages(file, file.rows(sql, values))  # type: ignore[arg-type]


def _where(wanted: PassageFilter) -> tuple[str, list[object]]:
    """The search as a condition an index answers, narrowed by post and abnormality."""
    where: list[str] = []
    values: list[object] = []
    if wanted.phone:
        where.append("p.phone >= ? AND p.phone < ? AND p.phone <> ''")
        values += (wanted.phone, wanted.phone + ":")
    elif wanted.identity:
        where.append("p.identity >= ? AND p.identity < ? AND p.identity <> ''")
        values += (wanted.identity, wanted.identity + "~")
    elif wanted.plate:
        where.append("p.plate >= ? AND p.plate < ? AND p.plate <> ''")
        values += (wanted.plate, wanted.plate + "~")
    else:
        where.append(
            "p.id IN (SELECT q.id FROM person n JOIN passage q ON q.phone = n.phone "
            "AND q.phone <> '' AND q.name = n.name WHERE n.name >= ? AND n.name < ? "
            "UNION ALL SELECT id FROM passage WHERE phone = '' AND name >= ? AND name < ?)"
        )
        values += (wanted.name, wanted.name + "\U0010ffff") * 2
    if wanted.post:
        where.append("p.post = ?")
        values.append(wanted.post)
    if wanted.abnormal:
        where.append("p.marks & 1")
    return " AND ".join(where), values
