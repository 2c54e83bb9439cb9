"""A line of the log with everything it holds; what lists mask is masked here until asked for."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.hotline import CallReceived
from dutyroom.domain.looks import Masked
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.entry import Entry
from dutyroom.store.log import LogLine
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.pages.entry_facts import Fact, facts_of, masked_fields
from dutyroom.tui.pages.matter_entry import PREFIX
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

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

    def choose(self, row: Fact) -> None:
        """There is nothing to choose."""

    def do_unmask(self) -> None:
        """Show numbers in full; the look is recorded."""
        held = masked_fields(self.room, self._line)
        if not held:
            raise Refusal("nothing_masked")
        assert isinstance(self._line, Entry)
        with self.room.write():
            for field in held:
                self._look(self._line, field)
        self.duty.recorded()
        self._show(masked=False)

    def _look(self, entry: Entry, field: Masked) -> None:
        """Record a look; raises `Refusal` where it is not the officer's to take."""
        if entry.kind.startswith(PREFIX):
            self.room.matters.uncover(entry.subject)
        elif entry.kind == CallReceived.kind:
            self.room.hotline.uncover(entry.subject)
        else:
            self.room.looks.look(entry.subject, field)


def _cells(fact: Fact) -> list[Cell]:
    return [Cell(fact[0], "dim"), Cell(fact[1])]
