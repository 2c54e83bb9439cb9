"""A line of the log with everything it holds; what lists mask is masked here until asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from dutyroom.domain import identity, phone
from dutyroom.domain.looks import Masked
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.entry import Entry
from dutyroom.store.log import LogLine, PageLine
from dutyroom.store.room import Room
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.pages.log_kinds import kind_word
from dutyroom.tui.pages.sentences import page_sentence, sentence_of
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

Fact = tuple[str, str]
"""A field and what stands in it."""

CUT = 26
"""Characters of a line of text: as wide as the box when all of them are Chinese."""
SEAL = 12
"""Hexadecimal digits of a hash that people compare."""
TIMES = frozenset(("at", "received_at", "happened_at", "starts_at", "ends_at"))
MASKS = {
    "phone": (phone.masked, Masked.PHONE),
    "phones": (phone.masked, Masked.PHONE),
    "identity": (identity.masked, Masked.IDENTITY),
}
"""Fields of a body that are masked: how, and what a look at them is called."""

COLUMNS = (Column(N_("Field"), 17), Column(N_("Value"), 50, flexible=True))


class EntryCard(Listing[Fact]):
    """Every field of an entry or of a page."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("unmask", "f5", N_("Unmask"), N_("Show numbers in full; the look is recorded")),
    )

    def __init__(self, line: LogLine) -> None:
        super().__init__(_("Whole entry"), COLUMNS, _cells, (), empty="")
        self._line = line

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ · F5 numbers in full (recorded) · Esc back")

    def on_mount(self) -> None:
        """Show the facts, masked."""
        self._show(masked=True)

    def _show(self, *, masked: bool) -> None:
        self.query_one(LongTable).show(Listed(list(facts_of(self.room, self._line, masked=masked))))

    def on_long_table_chosen(self, event: LongTable.Chosen) -> None:
        """There is nothing to choose."""

    def do_unmask(self) -> None:
        """Show numbers in full; the look is recorded."""
        held = masked_fields(self._line)
        if not held:
            raise Refusal("nothing_masked")
        assert isinstance(self._line, Entry)
        with self.room.write():
            for field in held:
                self.room.looks.look(self._line.subject, field)
        self.duty.recorded()
        self._show(masked=False)


def masked_fields(line: LogLine) -> list[Masked]:
    """What of a line is masked."""
    if isinstance(line, PageLine):
        return []
    names = {name.rpartition(".")[2] for name, value in _leaves(line.facts()) if value}
    return list(dict.fromkeys(MASKS[name][1] for name in MASKS if name in names))


def facts_of(room: Room, line: LogLine, *, masked: bool) -> Iterator[Fact]:
    """Who, when, what, where in which book, and every field of the body."""
    yield from _pieces(_("recorded at"), _clock(room, (line.stamp >> 16) // 1000))
    if isinstance(line, PageLine):
        yield from _pieces(_("page"), page_sentence(line))
        yield _("book"), room.log.book_name(line.book)
        yield _("seal"), line.digest.hex()[:SEAL]
        return
    officer = room.officers.get(line.officer)
    yield _("officer"), f"{officer.name} {officer.number}" if officer else "—"
    yield _("kind"), f"{kind_word(line.kind)} ({line.kind})"
    yield from _pieces(_("what"), sentence_of(room, line))
    yield from _pieces(_("subject"), line.subject)
    yield _("book"), room.log.book_name(line.book)
    yield _("number in book"), str(line.seq)
    yield _("seal"), line.hash.hex()[:SEAL]
    for name, value in _leaves(line.facts()):
        last = name.rpartition(".")[2]
        if last in TIMES and isinstance(value, int):
            yield from _pieces(name, _clock(room, value))
        elif masked and last in MASKS and value:
            yield from _pieces(name, MASKS[last][0](str(value)))
        else:
            yield from _pieces(name, str(value))


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The plain values of a body, each under the names that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    else:
        yield name, value


def _pieces(name: str, text: str) -> Iterator[Fact]:
    """A fact over as many lines as its text takes."""
    lines = [
        line[at : at + CUT] for line in text.split("\n") for at in range(0, max(1, len(line)), CUT)
    ]
    yield name, lines[0]
    for line in lines[1:]:
        yield "", line


def _clock(room: Room, at: int) -> str:
    return f"{room.local(at):%Y-%m-%d %H:%M:%S}"


def _cells(fact: Fact) -> list[Cell]:
    return [Cell(fact[0], "dim"), Cell(fact[1])]
