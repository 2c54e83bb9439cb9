"""The window over all handovers, and what of them is looked for."""

from array import array
from collections.abc import Hashable
from dataclasses import dataclass

from dutyroom.domain.text import fold
from dutyroom.store.file import RoomFile
from dutyroom.store.handover.line import COLUMNS, HandoverLine, line_of

MOST_WORDS = 8
"""Words of a search that are looked for; nobody types more."""

_POST = "SELECT key FROM post WHERE instr(name, ?1) OR initials GLOB ?2"
_OFFICER = "SELECT key FROM officer WHERE instr(name, ?1) OR initials GLOB ?2"
_WAITS = "(state IN ('accepted', 'queried') AND instr(flags, 'opening') = 0)"
"""Whether nobody has reviewed a handover yet; an opening waits for no review."""
_WORD = (
    "SELECT id FROM handover WHERE instr(number, ?1) "
    f"OR post IN ({_POST}) OR outgoing IN ({_OFFICER}) OR incoming IN ({_OFFICER})"
)


@dataclass(frozen=True, slots=True)
class HandoverFilter:
    """Which handovers are looked for, and in which order."""

    text: str = ""
    """Words of which each names a post or one of the two officers, or stands in the number."""
    post: int = 0
    """0 for every post."""
    by_concern: bool = False
    """Whether those to be reviewed come first and the oddest before others, not the newest."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are looked for."""
        return tuple(fold(self.text).split()[:MOST_WORDS])


class HandoverWindow:
    """Handovers by their keys alone, 8 bytes each; the lines are read as they are seen."""

    exact = True

    def __init__(self, file: RoomFile, ids: "array[int]") -> None:
        self._file = file
        self._ids = ids
        self.count = len(ids)

    def fetch(self, first: int, most: int) -> list[HandoverLine]:
        """Some handovers, beginning with the `first`-th."""
        sql = f"SELECT {COLUMNS} FROM handover WHERE id = ?"
        rows = (self._file.row(sql, (id_,)) for id_ in self._ids[first : first + most])
        return [line_of(row) for row in rows if row is not None]

    def find(self, key: Hashable) -> int | None:
        """The place of a handover's key, or None."""
        return self._ids.index(key) if isinstance(key, int) and key in self._ids else None


def ids_of(file: RoomFile, wanted: HandoverFilter) -> "array[int]":
    """The keys of the handovers that are looked for; reads them all."""
    where, values = ("WHERE post = ? ", (wanted.post,)) if wanted.post else ("", ())
    first = f"{_WAITS} DESC, concern DESC, " if wanted.by_concern else ""
    sql = f"SELECT id FROM handover {where}ORDER BY {first}offered_ms DESC, id DESC"
    found = array("q", (id_ for (id_,) in file.each(sql, values)))
    for word in wanted.words:
        named = _named(file, word)
        found = array("q", (id_ for id_ in found if id_ in named))
    return found


def _named(file: RoomFile, word: str) -> set[int]:
    """The keys of the handovers a word fits."""
    letters = "".join(each for each in word.lower() if each.isalnum())
    # Without letters there are no initials, and an empty pattern would fit them all.
    pattern = f"{letters}*" if letters else ""
    return {id_ for (id_,) in file.each(_WORD, (word, pattern))}
