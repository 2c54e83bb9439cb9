"""Which lines of the register are looked at, and the window over them by time."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import neg

from dutyroom.store.file import RoomFile
from dutyroom.store.passage_tables import ALL_POSTS
from dutyroom.store.register_line import COLUMNS, FROM, RegisterLine, line_of

NO_POST = -1
"""A post that is none: it leaves no line."""

_INDEXES = {
    (False, False): "passage_at",
    (False, True): "passage_post",
    (True, False): "passage_abnormal",
    (True, True): "passage_abnormal_post",
}
"""The index to go by, for lines that are abnormal or any, of one post or of all."""


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which lines of the register are looked at; everything empty is all of them.

    Of phone, name, plate and identity number the beginning will do; the first one given counts,
    in the order phone, identity, plate, name.
    """

    post: int = 0
    abnormal: bool = False
    phone: str = ""
    name: str = ""
    plate: str = ""
    identity: str = ""

    @property
    def found_by_key(self) -> bool:
        """Whether the lines are found by what somebody is known by."""
        return bool(self.phone or self.name or self.plate or self.identity)


class PassageWindow:
    """Lines of the register by time, newest first; only what is looked at is read."""

    exact = True

    def __init__(self, file: RoomFile, post: int = ALL_POSTS, *, abnormal: bool = False) -> None:
        self._file = file
        column = "abnormal" if abnormal else "passages"
        hours = file.rows(
            f"SELECT hour, {column} FROM tally WHERE post = ? AND {column} > 0 ORDER BY hour DESC",
            (post,),
        )
        self._hours: list[int] = [hour for hour, _ in hours]
        self._before: list[int] = [0, *accumulate(count for _, count in hours)]
        self.count = self._before[-1]
        # The planner does not know how rare an abnormal line is.
        self._keys = f"FROM passage INDEXED BY {_INDEXES[abnormal, bool(post)]} WHERE "
        self._keys += "marks & 1 AND " if abnormal else ""
        self._keys += f"post = {int(post)} AND " if post else ""

    def fetch(self, first: int, most: int) -> list[RegisterLine]:
        """Some lines, beginning with the `first`-th newest."""
        if first >= self.count:
            return []
        keys = f"SELECT id {self._keys} (at, id) <= (?, ?) ORDER BY at DESC, id DESC LIMIT ?"
        rows = self._file.rows(
            f"SELECT {COLUMNS} {FROM} WHERE p.id IN ({keys}) ORDER BY p.at DESC, p.id DESC",
            (*self._key(first), most),
        )
        return [line_of(row) for row in rows]

    def place_of(self, at: int) -> int:
        """The place of the newest line not after an instant, or else of the oldest line."""
        hour = at // 3600
        place = bisect_left(self._hours, -hour, key=neg)
        later = self._before[min(place, len(self._hours))]
        if place < len(self._hours) and self._hours[place] == hour:
            sql = f"SELECT count(*) {self._keys} at > ? AND at < ?"
            later += int(self._file.value(sql, (at, (hour + 1) * 3600)))
        return max(0, min(later, self.count - 1))

    def _key(self, place: int) -> tuple[int, int]:
        """The time and key of the line at a place, counted off from the nearer end of its hour."""
        number = bisect_right(self._before, place) - 1
        start = self._hours[number] * 3600
        newer = place - self._before[number]
        older = self._before[number + 1] - place - 1
        order, skipped = ("DESC", newer) if newer <= older else ("ASC", older)
        found = self._file.row(
            f"SELECT at, id {self._keys} at >= ? AND at < ? "
            f"ORDER BY at {order}, id {order} LIMIT 1 OFFSET ?",
            (start, start + 3600, skipped),
        )
        return (start, 0) if found is None else (found[0], found[1])
