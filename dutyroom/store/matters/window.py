"""Which matters are looked at, and the window over them: overdue first, then by urgency and due."""

from array import array
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.matters.matter import NEVER, State
from dutyroom.domain.text import fold
from dutyroom.store.call_window import spaced
from dutyroom.store.file import RoomFile
from dutyroom.store.matters.line import COLUMNS, MatterLine, line_of

RANKS = range(10)
"""How grave matters can be; lists begin with 0."""
FOREVER = 2**40
"""Later than every instant."""
RARE = 2000
"""Matters below which a word is found by its index."""


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
    to_at: int = FOREVER
    """Received from one instant to before another, epoch seconds."""


EVERY_OPEN = MatterFilter()


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


def first(file: RoomFile, wanted: MatterFilter, at: int, most: int) -> MatterKeys:
    """The first matters a filter leaves; quick at any number of them."""
    where, values = _conditions(file, wanted)
    found: list[int] = []
    for part in _parts(wanted.shown, at):
        if len(found) > most:
            break
        sql = f"SELECT id FROM matter {part.where} {where} ORDER BY {part.order} LIMIT ?"
        found += [row[0] for row in file.rows(sql, (*values, most + 1 - len(found)))]
    return MatterKeys(found[:most], exact=len(found) <= most)


def next_due(file: RoomFile, at: int) -> int:
    """When the first open matter that is not due yet will be; `NEVER` where none will."""
    sql = "SELECT min(next_at) FROM matter WHERE open AND next_at > ?"
    return int(file.value(sql, (at,)) or NEVER)


def find(file: RoomFile, wanted: MatterFilter, at: int) -> MatterKeys:
    """Every matter a filter leaves; with many of them not while somebody waits."""
    where, values = _conditions(file, wanted)
    return MatterKeys(
        row[0]
        for part in _parts(wanted.shown, at)
        for row in file.each(
            f"SELECT id FROM matter {part.where} {where} ORDER BY {part.order}", values
        )
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of a list that an index holds in the order in which it is shown."""

    where: str
    order: str


def _parts(shown: Shown, at: int) -> list[_Part]:
    """The runs of a list: what is overdue by rank, then the others by rank; or the last changed."""
    whole = {
        Shown.CLOSED: "WHERE NOT open",
        Shown.COUNTED: f"WHERE state <> '{State.STRUCK}'",
        Shown.ALL: "WHERE 1",
    }
    if shown in whole:
        return [_Part(whole[shown], "changed DESC")]
    conditions = [f"next_at <= {int(at)}"]
    if shown is Shown.OPEN:
        conditions.append(f"next_at > {int(at)}")
    return [
        _Part(f"INDEXED BY matter_urgent WHERE open AND rank = {rank} AND {each}", "next_at, id")
        for each in conditions
        for rank in RANKS
    ]


def _conditions(file: RoomFile, wanted: MatterFilter) -> tuple[str, list[object]]:
    """What a filter asks of every matter beside its part of the list, and the values."""
    conditions: list[str] = []
    values: list[object] = []
    for column, value in (("kind", wanted.kind), ("owner", wanted.owner)):
        if value:
            conditions.append(f"AND {column} = ?")
            values.append(value)
    if wanted.unit:
        conditions.append("AND (instr(lead_unit, ?) OR instr(responsible_unit, ?))")
        values += [wanted.unit, wanted.unit]
    if wanted.from_at or wanted.to_at < FOREVER:
        conditions.append("AND received_at >= ? AND received_at < ?")
        values += [wanted.from_at, wanted.to_at]
    if wanted.measure:
        conditions.append(
            "AND id IN (SELECT matter FROM matter_measure WHERE measure = ? AND value > 0)"
        )
        values.append(wanted.measure)
    is_open = wanted.shown in (Shown.OPEN, Shown.OVERDUE)
    for term in wanted.terms:
        ways = _ways(term, indexed=not is_open and _is_rare(file, term))
        conditions.append(f"AND ({' OR '.join(sql for sql, _ in ways) or '0'})")
        values.extend(value for _, held in ways for value in held)
    return " ".join(conditions), values


def _is_rare(file: RoomFile, term: MatterTerm) -> bool:
    """Whether so few matters hold a word that the index of words finds them faster than reading."""
    phrase = _phrase(term)
    sql = "SELECT count(*) FROM (SELECT 1 FROM matter_words WHERE matter_words MATCH ? LIMIT ?)"
    return bool(phrase) and file.value(sql, (phrase, RARE)) < RARE


def _phrase(term: MatterTerm) -> str:
    """A term as the index of words is asked for it; empty where it holds nothing to ask for."""
    bare = spaced(fold(term.text).lower()).replace('"', " ").strip()
    return f'"{bare}"*' if bare else ""


def _ways(term: MatterTerm, *, indexed: bool) -> list[tuple[str, tuple[object, ...]]]:
    """The conditions under which a matter has a term, each with its values."""
    text = fold(term.text).strip()
    ways: list[tuple[str, tuple[object, ...]]] = []
    if text and indexed:
        sql = "id IN (SELECT rowid FROM matter_words WHERE matter_words MATCH ?)"
        ways.append((sql, (_phrase(term),)))
    elif text:
        ways.append(("instr(words, ?)", (text.lower(),)))
    if text:
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
