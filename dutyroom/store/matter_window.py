"""Which matters are looked at, and the window over them: overdue first, then by urgency and due."""

from array import array
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.matters.matter import NEVER, State
from dutyroom.domain.text import fold
from dutyroom.store.call_window import spaced
from dutyroom.store.file import RoomFile
from dutyroom.store.matter_line import COLUMNS, MatterLine, line_of

RANKS = range(10)
"""How grave matters can be; lists begin with 0."""


class Shown(StrEnum):
    """Which part of the matters a list shows."""

    OPEN = "open_ones"
    OVERDUE = "overdue_ones"
    CLOSED = "closed_ones"
    COUNTED = "counted_ones"
    """All that a tally counts: whatever was not struck."""
    ALL = "all_ones"


@dataclass(frozen=True, slots=True)
class MatterTerm:
    """One thing a matter is looked for by, and what of the room's words it may mean."""

    text: str
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    owners: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterFilter:
    """Which matters are looked at: those with all of the terms."""

    shown: Shown = Shown.OPEN
    terms: tuple[MatterTerm, ...] = ()
    kind: str = ""
    owner: int = 0
    unit: str = ""
    """Words of its lead or its responsible unit."""
    measure: str = ""
    """Only those that have some of a measure."""
    from_at: int = 0
    to_at: int = 2**40
    """Received from one instant to before another, epoch seconds."""


class MatterKeys:
    """The matters a filter leaves, in their order, by their keys alone: 8 bytes a matter."""

    def __init__(self, ids: Iterable[int] = (), *, exact: bool = True) -> None:
        self.ids = array("q", ids)
        self.exact = exact
        """Whether these are all."""

    def __len__(self) -> int:
        return len(self.ids)


class MatterWindow:
    """Matters as a long list shows them; only what is looked at is read."""

    def __init__(self, file: RoomFile, keys: MatterKeys) -> None:
        self._file = file
        self._keys = keys
        self.count = len(keys)
        self.exact = keys.exact

    def fetch(self, first: int, most: int) -> list[MatterLine]:
        """Some matters, beginning with the `first`-th."""
        return lines(self._file, self._keys.ids[first : first + most].tolist())

    def find(self, key: Hashable) -> int | None:
        """The place of the matter with an id."""
        try:
            return self._keys.ids.index(key)  # type: ignore[arg-type]
        except ValueError:
            return None


def lines(file: RoomFile, ids: list[int]) -> list[MatterLine]:
    """Some matters in the order of their ids as given."""
    marks = ", ".join("?" * len(ids))
    found = {
        row[0]: line_of(row)
        for row in file.rows(f"SELECT {COLUMNS} FROM matter WHERE id IN ({marks})", ids)
    }
    return [found[each] for each in ids if each in found]


def first(file: RoomFile, at: int, most: int) -> MatterKeys:
    """The first matters of all that are open; quick at any number of them."""
    found: list[int] = []
    for condition in ("next_at <= ?", "next_at > ?"):
        for rank in RANKS:
            if len(found) > most:
                break
            sql = (
                f"SELECT id FROM matter WHERE open AND rank = ? AND {condition} "
                "ORDER BY next_at, id LIMIT ?"
            )
            found += [row[0] for row in file.rows(sql, (rank, at, most + 1 - len(found)))]
    return MatterKeys(found[:most], exact=len(found) <= most)


def next_due(file: RoomFile, at: int) -> int:
    """When the first open matter that is not due yet will be; `NEVER` where none will."""
    sql = "SELECT min(next_at) FROM matter WHERE open AND next_at > ?"
    return int(file.value(sql, (at,)) or NEVER)


def find(file: RoomFile, wanted: MatterFilter, at: int) -> MatterKeys:
    """Every matter a filter leaves; with many of them not while somebody waits."""
    conditions = {
        Shown.OPEN: ["open"],
        Shown.OVERDUE: ["open", f"next_at <= {int(at)}"],
        Shown.CLOSED: ["NOT open"],
        Shown.COUNTED: [f"state <> '{State.STRUCK}'"],
        Shown.ALL: [],
    }[wanted.shown]
    values: list[object] = []
    for column, value in (("kind", wanted.kind), ("owner", wanted.owner)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    if wanted.unit:
        conditions.append("(instr(lead_unit, ?) OR instr(responsible_unit, ?))")
        values += [wanted.unit, wanted.unit]
    if wanted.from_at or wanted.to_at < 2**40:
        conditions.append("received_at >= ? AND received_at < ?")
        values += [wanted.from_at, wanted.to_at]
    if wanted.measure:
        conditions.append(
            "id IN (SELECT matter FROM matter_measure WHERE measure = ? AND value > 0)"
        )
        values.append(wanted.measure)
    for term in wanted.terms:
        ways = _ways(term)
        conditions.append(f"({' OR '.join(sql for sql, _ in ways) or '0'})")
        values.extend(value for _, held in ways for value in held)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = (
        f"next_at > {int(at)}, rank, next_at, id"
        if wanted.shown in (Shown.OPEN, Shown.OVERDUE)
        else "changed DESC"
    )
    rows = file.each(f"SELECT id FROM matter {where} ORDER BY {order}", values)
    return MatterKeys(row[0] for row in rows)


def _ways(term: MatterTerm) -> list[tuple[str, tuple[object, ...]]]:
    """The conditions under which a matter has a term, each with its values."""
    text = fold(term.text).strip()
    ways: list[tuple[str, tuple[object, ...]]] = []
    if phrase := spaced(text).strip():
        quoted = phrase.replace('"', " ")
        ways.append(
            ("id IN (SELECT rowid FROM matter_words WHERE matter_words MATCH ?)", (f'"{quoted}"*',))
        )
        ways.append(("instr(lead_unit, ?) OR instr(responsible_unit, ?)", (text, text)))
    meanings = {
        "kind": term.kinds, "state": term.states, "stage": term.stages, "owner": term.owners,
    }  # fmt: skip
    for column, meant in meanings.items():
        if meant:
            ways.append((f"{column} IN ({', '.join('?' * len(meant))})", tuple(meant)))
    day, dash, running = text.rpartition("-")
    if running.isdigit() and running.isascii() and len(running) <= 6:
        ways.append(("number LIKE ?", (f"%{day}{dash or '-'}{running:0>4}",)))
    return ways
