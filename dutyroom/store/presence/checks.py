"""The spot checks of a period, one by one and counted by post."""

from array import array
from collections.abc import Hashable
from dataclasses import dataclass

from dutyroom.domain.presence.spot_checks import Fault, SpotChecked
from dutyroom.domain.text import fold
from dutyroom.store.file import RoomFile, Row

_FITS = (
    "(?3 = '' OR instr(p.name, ?3) OR instr(o.name, ?3) "
    "OR instr(c.answered_by, ?3) "
    "OR ?4 <> '*' AND (p.initials GLOB ?4 OR o.initials GLOB ?4))"
)
_IDS = (
    "SELECT c.id FROM spot_check c LEFT JOIN post p ON p.key = c.post "
    "LEFT JOIN officer o ON o.key = c.asked "
    f"WHERE c.at >= ?1 AND c.at < ?2 AND {_FITS} ORDER BY c.at DESC, c.id DESC"
)
_LINE = (
    "SELECT c.id, c.post, c.at, c.starts_at, c.ends_at, c.asked, c.answered_by, c.rang_s, "
    "c.fault, c.words, ifnull(p.name, ''), ifnull(o.name, ''), ifnull(a.name, '') "
    "FROM spot_check c LEFT JOIN post p ON p.key = c.post "
    "LEFT JOIN officer o ON o.key = c.asked LEFT JOIN officer a ON a.key = c.officer "
    "WHERE c.id = ?"
)
_COUNTED = (
    "SELECT c.post, ifnull(p.name, ''), c.fault, count(*) FROM spot_check c "
    "LEFT JOIN post p ON p.key = c.post WHERE c.at >= ? AND c.at < ? "
    "GROUP BY c.post, c.fault ORDER BY p.place, c.post"
)


@dataclass(frozen=True, slots=True)
class SpotLine:
    """A spot check with the names it speaks of."""

    id: int
    check: SpotChecked
    post_name: str
    asked_name: str
    by: str
    """Who asked."""


@dataclass(frozen=True, slots=True)
class SpotCount:
    """The spot checks of one post: how many, and how many had which fault."""

    post: int
    post_name: str
    checks: int
    faults: tuple[tuple[Fault, int], ...]

    @property
    def faulty(self) -> int:
        """How many had a fault."""
        return sum(count for _fault, count in self.faults)


class SpotWindow:
    """Spot checks by their keys alone, the newest first; the lines are read as they are seen."""

    exact = True

    def __init__(self, file: RoomFile, from_at: int, to_at: int, asked: str = "") -> None:
        self._file = file
        text = fold(asked).strip()
        letters = "".join(each for each in text.lower() if each.isalnum())
        values = (from_at, to_at, text, f"{letters}*")
        self._ids = array("q", (id_ for (id_,) in file.each(_IDS, values)))
        self.count = len(self._ids)

    def fetch(self, first: int, most: int) -> list[SpotLine]:
        """Some spot checks, beginning with the `first`-th newest."""
        rows = (self._file.row(_LINE, (id_,)) for id_ in self._ids[first : first + most])
        return [_line(row) for row in rows if row is not None]

    def find(self, key: Hashable) -> int | None:
        """The place of a spot check's key, or None."""
        return self._ids.index(key) if isinstance(key, int) and key in self._ids else None


def counted(file: RoomFile, from_at: int, to_at: int) -> list[SpotCount]:
    """The spot checks of a period by post, the post with the most faults first."""
    names: dict[int, str] = {}
    faults: dict[int, dict[Fault, int]] = {}
    for post, name, fault, count in file.rows(_COUNTED, (from_at, to_at)):
        names[post] = name
        faults.setdefault(post, {})[Fault(fault)] = count
    found = [
        SpotCount(
            post, names[post], sum(each.values()),
            tuple((fault, each[fault]) for fault in Fault if fault in each and fault.is_one),
        )
        for post, each in faults.items()
    ]  # fmt: skip
    return sorted(found, key=lambda each: -each.faulty)


def _line(row: Row) -> SpotLine:
    id_, post, at, starts_at, ends_at, asked, answered_by, rang_s, fault, words = row[:10]
    check = SpotChecked(
        post, at, starts_at, ends_at, asked, answered_by, rang_s, Fault(fault), words
    )
    return SpotLine(id_, check, *row[10:])
