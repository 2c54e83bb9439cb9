"""Letting the tables follow entries that came out of their turn, or went.

What a table holds is a function of the set of entries: what it is after all of them in one order,
by stamp, and of equal stamps by the global name. An entry that comes later than all it may touch
is simply followed. For another, what it touches is forgotten and followed anew: the one subject
where events change nothing else, else a strand, a group of sections with all of its entries.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dutyroom.domain.refusal import Refusal
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.section import RULES, Section

if TYPE_CHECKING:
    from dutyroom.store.room import Room

BY_SUBJECT = "="
"""What the scope of a subject begins with; every other scope is a strand."""
BATCH = 300
"""Subjects followed anew in one transaction."""
_CONTEXT = "settings"
"""The sections that say by which rules a matter is followed."""
_MATTER = "matter."
_LATER = "SELECT 1 FROM entry WHERE kind = ? AND stamp >= ? AND"
_FOREIGN = (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What a body may raise that no program of ours has written."""
_UNKEEPABLE = (
    sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, sqlite3.DataError,
)  # fmt: skip
"""What SQLite says to values that no table of ours can hold."""

Order = tuple[int, str, int]


def orderer(room: "Room") -> Callable[[Entry], Order]:
    """The order in which entries are followed, the same in every file that holds them."""
    books: dict[int, str] = dict(room.file.rows("SELECT no, uid FROM book"))
    return lambda entry: (entry.stamp, books.get(entry.book, ""), entry.seq)


def follow(room: "Room", event: Any, entry: Entry, sections: Iterable[Section]) -> None:
    """Let sections change their tables; one that cannot, the entry being absurd, is as it was."""
    connection = room.file.connection
    for section in sections:
        if not isinstance(event, section.events):
            continue
        connection.execute("SAVEPOINT followed")
        try:
            section.apply(event, entry)
        except Refusal as refusal:
            if not isinstance(refusal.__cause__, _UNKEEPABLE):
                raise
            connection.execute("ROLLBACK TO followed")
        except _FOREIGN:
            connection.execute("ROLLBACK TO followed")
        connection.execute("RELEASE followed")


@contextmanager
def arriving(room: "Room", entries: Sequence[Entry]) -> Iterator[None]:
    """What is written in here are the lines of a journal, in their order; the tables follow them.

    Call it inside the transaction. What cannot be followed at once waits to be settled.
    """
    yield
    strands: dict[str, list[tuple[Any, Entry]]] = {}
    subjects = set()
    for entry in entries:
        event = room.event(entry)
        for scope in _scopes(room, event, entry):
            if scope.startswith(BY_SUBJECT):
                subjects.add(scope)
            else:
                strands.setdefault(scope, []).append((event, entry))
    waiting = {scope for (scope,) in room.file.rows("SELECT scope FROM unsettled")}
    for strand, found in strands.items():
        if strand in waiting or not _in_turn(room, strand, entries):
            subjects.add(strand)
            continue
        for event, entry in found:
            follow(room, event, entry, _sections(room, strand))
    wait(room, subjects)


def going(room: "Room", entries: Iterable[Entry]) -> None:
    """Entries are about to be taken out of a journal: what they touched is to be settled."""
    wait(room, {s for each in entries for s in _scopes(room, room.event(each), each)})


def wait(room: "Room", scopes: Iterable[str]) -> None:
    """Remember that scopes are to be settled: it outlives whatever happens to this process."""
    sql = "INSERT OR IGNORE INTO unsettled VALUES (?)"
    room.file.run_many(sql, [(scope,) for scope in scopes])


def subject_scope(subject: str) -> str:
    """The scope of one subject."""
    return BY_SUBJECT + subject


def record_out_of_turn(room: "Room", event: Any, entry: Entry) -> None:
    """Follow an entry of our own that stands before others already followed: a clock ran ahead.

    Only what such others have touched is followed anew, or one clock that is years ahead would
    make every entry slow for years.
    """
    late = set()
    for section in room.sections:
        if not isinstance(event, section.events):
            continue
        scope = _scope(section, event, entry)
        if scope and _has_later(room, scope, entry):
            late.add(scope)
        elif scope:
            section.apply(event, entry)
    wait(room, late)
    settle_now(room, late)


def is_settled(room: "Room") -> bool:
    """Whether every table is what the books say; not so after a merge that was broken off."""
    return room.file.row("SELECT 1 FROM unsettled LIMIT 1") is None


def settle(room: "Room", between: Callable[[], None] = lambda: None) -> None:
    """Bring every table that waits up to what the books say, in short transactions."""
    while True:
        with room.write():
            rows = room.file.rows(
                "SELECT scope FROM unsettled ORDER BY scope DESC LIMIT ?", (BATCH,)
            )
            scopes = [scope for (scope,) in rows]
            strands = [each for each in scopes if not each.startswith(BY_SUBJECT)]
            settle_now(room, strands[:1] or scopes)
        if not scopes:
            return
        between()


def settle_now(room: "Room", scopes: Iterable[str]) -> None:
    """Forget what some scopes hold and follow their entries anew; inside a transaction."""
    held = list(scopes)
    for scope in held:
        if not scope.startswith(BY_SUBJECT):
            _replay_strand(room, scope)
    subjects = [each.removeprefix(BY_SUBJECT) for each in held if each.startswith(BY_SUBJECT)]
    if subjects:
        _replay_subjects(room, subjects)
    room.file.run_many("DELETE FROM unsettled WHERE scope = ?", [(scope,) for scope in held])


def _scopes(room: "Room", event: Any, entry: Entry) -> set[str]:
    """What an entry may touch; nothing where its kind is unknown here or it cannot be read."""
    if event is None:
        return set()
    concerned = (each for each in room.sections if isinstance(event, each.events))
    return {_scope(each, event, entry) for each in concerned} - {""}


def _scope(section: Section, event: Any, entry: Entry) -> str:
    """What an entry may touch of one section; empty for nothing."""
    if isinstance(event, section.by_subject):
        return subject_scope(entry.subject)
    return section.strand_of(event, entry)


def _sections(room: "Room", strand: str) -> list[Section]:
    name = strand.partition(":")[0]
    return [each for each in room.sections if name in each.strands]


def _in_turn(room: "Room", strand: str, arrived: Sequence[Entry]) -> bool:
    """Whether all that has arrived lies after whatever the strand held before."""
    ids = (arrived[0].id, arrived[-1].id)
    oldest = min(each.stamp for each in arrived)
    later = f"{_LATER} NOT id BETWEEN ? AND ?"
    return not any(room.file.row(later, (kind, oldest, *ids)) for kind in _kinds(room, strand))


def _kinds(room: "Room", strand: str) -> list[str]:
    return [kind for section in _sections(room, strand) for kind in section.kinds_of(strand)]


def _has_later(room: "Room", scope: str, entry: Entry) -> bool:
    """Whether an entry stands in a scope that is followed after this one."""
    kinds = []
    if not scope.startswith(BY_SUBJECT):
        kinds = _kinds(room, scope)
    elif entry.kind.startswith(_MATTER):
        kinds = _kinds(room, _CONTEXT)
    if any(room.file.row(f"{_LATER} id <> ?", (kind, entry.stamp, entry.id)) for kind in kinds):
        return True
    later = "SELECT 1 FROM entry WHERE subject = ? AND stamp >= ? AND id <> ?"
    return room.file.row(later, (entry.subject, entry.stamp, entry.id)) is not None


def _replay_strand(room: "Room", strand: str) -> None:
    sections = _sections(room, strand)
    found = {each.id: each for section in sections for each in section.entries_of(strand)}
    for section in reversed(sections):
        section.forget_strand(strand)
    for entry in sorted(found.values(), key=orderer(room)):
        event = room.event(entry)
        if event is not None:
            follow(room, event, entry, sections)
    if strand == RULES:
        wait(room, map(subject_scope, room.matters.subjects()))


def _replay_subjects(room: "Room", subjects: Sequence[str]) -> None:
    """Follow subjects anew, each entry by the rules that held when it was written."""
    marks = ", ".join("?" * len(subjects))
    rows = room.file.rows(f"SELECT {COLUMNS} FROM entry WHERE subject IN ({marks})", subjects)
    entries = [Entry(*row) for row in rows]
    scoped = [each for each in room.sections if each.by_subject]
    for section in reversed(scoped):
        for subject in subjects:
            section.forget(subject)
    context: list[Section] = []
    if any(entry.kind.startswith(_MATTER) for entry in entries):
        context = _sections(room, _CONTEXT)
        for section in reversed(context):
            section.forget_strand(_CONTEXT)
            entries += section.entries_of(_CONTEXT)
    for entry in sorted(entries, key=orderer(room)):
        event = room.event(entry)
        if event is not None:
            follow(room, event, entry, _of(event, scoped, context))


def _of(event: Any, scoped: list[Section], context: list[Section]) -> list[Section]:
    """The sections an event changes by its subject, and those that say the rules."""
    return [
        *(each for each in scoped if isinstance(event, each.by_subject)),
        *(each for each in context if isinstance(event, each.events)),
    ]
