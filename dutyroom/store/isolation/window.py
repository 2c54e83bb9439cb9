"""The people under isolation: which are shown, and each with their readings."""

from array import array
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.isolation import readings as rules
from dutyroom.domain.isolation.half_day import HalfDay
from dutyroom.domain.isolation.person import Isolation, IsolationState
from dutyroom.domain.isolation.readings import Filled, Reading
from dutyroom.domain.text import fold
from dutyroom.store.file import RoomFile
from dutyroom.store.isolation.tables import COLUMNS, isolation_of, readings_of

ASKED = (
    f"state = '{IsolationState.CURRENT}' AND (first < ?1 OR first = ?1 AND first_half <= ?2) "
    "AND last >= ?1"
)
"""Of whom a reading is asked in one half (?2) of a day (?1)."""
WITHOUT = (
    f"{ASKED} AND NOT EXISTS "
    "(SELECT 1 FROM isolation_reading r WHERE r.person = key AND r.day = ?1 AND r.half = ?2)"
)
"""Of whom it is asked, and nobody has said anything yet."""
_FITS = (
    "(?3 = '' OR instr(name, ?3) OR instr(unit, ?3) OR instr(place, ?3) OR instr(phone, ?3) "
    "OR ?4 <> '*' AND initials GLOB ?4)"
)


class Shown(StrEnum):
    """Which of them a list shows."""

    CURRENT = "isolated_now"
    OPEN = "open_readings"
    """Those of whom the reading of this half of the day is still to come."""
    DUE = "release_due"
    """Those to be released today or tomorrow, or already before."""
    ENDED = "isolation_ended"


_WHERE = {
    Shown.CURRENT: f"state = '{IsolationState.CURRENT}' AND ?1 >= '' AND ?2 >= 0",
    Shown.OPEN: WITHOUT,
    Shown.DUE: f"state = '{IsolationState.CURRENT}' AND last <= ?1 AND ?2 >= 0",
    Shown.ENDED: "ended_at > 0 AND ?1 >= '' AND ?2 >= 0",
}


@dataclass(frozen=True, slots=True)
class IsolationLine:
    """A person under isolation with everything that was noted."""

    key: int
    isolation: Isolation
    readings: Mapping[HalfDay, Reading]

    def filled(self, at: HalfDay, now: HalfDay) -> Filled:
        """How one half of a day stands, seen now."""
        return rules.filled(self.isolation, at, now, self.readings.get(at))

    def missed(self, now: HalfDay) -> int:
        """How many mornings and evenings were missed."""
        return rules.missed(self.isolation, self.readings, now)

    @property
    def latest(self) -> Reading | None:
        """The reading of the latest half of a day, not attempted ones among them."""
        return max(self.readings.values(), key=lambda each: each.at, default=None)


class IsolationWindow:
    """People by their keys alone, who is due first at the top; read as they are seen."""

    exact = True

    def __init__(self, file: RoomFile, shown: Shown, now: HalfDay, asked: str = "") -> None:
        self._file = file
        text = fold(asked).strip()
        letters = "".join(each for each in text.lower() if each.isalnum())
        order = "ended_at DESC, key" if shown is Shown.ENDED else "last, name, key"
        self._keys = array(
            "q",
            (
                key
                for (key,) in file.each(
                    f"SELECT key FROM isolation WHERE {_WHERE[shown]} AND {_FITS} ORDER BY {order}",
                    (now.day, int(now.half), text, f"{letters}*"),
                )
            ),
        )
        self.count = len(self._keys)

    def fetch(self, first: int, most: int) -> list[IsolationLine]:
        """Some people, beginning with the `first`-th."""
        found = (line(self._file, key) for key in self._keys[first : first + most])
        return [each for each in found if each is not None]

    def find(self, key: Hashable) -> int | None:
        """The place of a person's key, or None."""
        return self._keys.index(key) if isinstance(key, int) and key in self._keys else None


def line(file: RoomFile, key: int) -> IsolationLine | None:
    """One person with their readings."""
    row = file.row(f"SELECT {COLUMNS} FROM isolation WHERE key = ?", (key,))
    return None if row is None else IsolationLine(key, isolation_of(row), readings_of(file, key))
