"""Which calls are looked at, and the window over them by time."""

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from dutyroom.domain.text import fold
from dutyroom.store.call_line import COLUMNS, CallLine, line_of
from dutyroom.store.file import RoomFile, Row


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a call is looked for by: a word of it, a number of it, its phone, its category."""

    text: str
    categories: tuple[str, ...] = ()
    """The categories the text may mean."""


@dataclass(frozen=True, slots=True)
class CallFilter:
    """Which calls are looked at: those with all of the terms; without a term all."""

    terms: tuple[Term, ...] = ()
    officer: int = 0
    """Who looks: the phones of confidential callers are found by who wrote them."""
    supervises: bool = False
    """Whether who looks may find every phone."""


class CallKeys:
    """The calls a filter leaves, newest first, by their keys alone: 16 bytes a call."""

    def __init__(self, keys: Iterable[Row] = (), *, exact: bool = True) -> None:
        self._earlier, self.ids = array("q"), array("q")
        for at, id_ in keys:
            self._earlier.append(-at)
            self.ids.append(id_)
        self.exact = exact
        """Whether these are all."""

    def __len__(self) -> int:
        return len(self.ids)

    def place_of(self, at: int) -> int:
        """The place of the newest call not after an instant, or else of the oldest call."""
        return max(0, min(bisect_left(self._earlier, -at), len(self) - 1))

    def received_at(self, place: int) -> int:
        """When the call at a place was received."""
        return -self._earlier[place]

    def find(self, at: int, id_: int) -> int | None:
        """The place of a call."""
        place = bisect_left(self._earlier, -at)
        while place < len(self) and self._earlier[place] == -at:
            if self.ids[place] == id_:
                return place
            place += 1
        return None


class CallWindow:
    """Calls as a long list shows them; only what is looked at is read."""

    def __init__(self, file: RoomFile, keys: CallKeys) -> None:
        self._file = file
        self._keys = keys
        self.count = len(keys)
        self.exact = keys.exact

    def fetch(self, first: int, most: int) -> list[CallLine]:
        """Some calls, beginning with the `first`-th newest."""
        ids = self._keys.ids[first : first + most].tolist()
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT {COLUMNS} FROM call WHERE id IN ({marks}) ORDER BY received_at DESC, id DESC"
        return [line_of(row) for row in self._file.rows(sql, ids)]

    def find(self, key: Hashable) -> int | None:
        """The place of the call with a `CallLine.key`."""
        return self._keys.find(*key) if isinstance(key, tuple) else None

    def place_of(self, at: int) -> int:
        """The place of the newest call not after an instant, or else of the oldest call."""
        return self._keys.place_of(at)


def newest(file: RoomFile, most: int) -> CallKeys:
    """The newest calls of all; quick at any number of calls."""
    sql = "SELECT received_at, id FROM call ORDER BY received_at DESC, id DESC LIMIT ?"
    found = file.rows(sql, (most + 1,))
    return CallKeys(found[:most], exact=len(found) <= most)


def find(file: RoomFile, wanted: CallFilter) -> CallKeys:
    """Every call a filter leaves: 0.2 s for 200,000 calls, so not while somebody waits."""
    conditions: list[str] = []
    values: list[object] = []
    for term in wanted.terms:
        ways = _ways(term, wanted)
        conditions.append(f"({' OR '.join(sql for sql, _ in ways) or '0'})")
        values.extend(value for _, held in ways for value in held)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT received_at, id FROM call {where} ORDER BY received_at DESC, id DESC"
    return CallKeys(file.each(sql, values))


def _ways(term: Term, wanted: CallFilter) -> list[tuple[str, tuple[object, ...]]]:
    """The conditions under which a call has a term, each with its values."""
    text = fold(term.text).strip()
    ways: list[tuple[str, tuple[object, ...]]] = []
    if phrase := spaced(text).strip():
        quoted = phrase.replace('"', " ")
        ways.append(
            ("id IN (SELECT rowid FROM call_words WHERE call_words MATCH ?)", (f'"{quoted}"*',))
        )
    if term.categories:
        ways.append((f"category IN ({', '.join('?' * len(term.categories))})", term.categories))
    day, dash, running = text.rpartition("-")
    if running.isdigit() and running.isascii() and len(running) <= 6:
        ways.append(("number LIKE ?", (f"%{day}{dash or '-'}{running:0>4}",)))
    digits = "".join(each for each in text if each in "0123456789")
    if len(digits) >= 3 and not text.strip("+-0123456789"):
        ways.append((
            "instr(phone, ?) AND (NOT confidential OR ? OR officer = ?)",
            (digits, wanted.supervises, wanted.officer),
        ))  # fmt: skip
    return ways


def spaced(text: str) -> str:
    """A text with each Han character set apart, so that an index of words finds any run of them."""
    return "".join(f" {each} " if each > "\u2e7f" else each for each in text)
