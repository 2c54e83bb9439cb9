"""Something on the list with everything about it, and every passage and call it was seen in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain import identity
from dutyroom.domain.looks import Masked
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.watch_lines import Listed, Recognised
from dutyroom.tui.forms.listing import Listed as Rows
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.pages.watch.listed import facts_of
from dutyroom.tui.pages.watch.recognised import record_of
from dutyroom.tui.pages.watch_marks import title_of
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

COLUMNS = (Column(N_("Field"), 12), Column(N_("Value"), 50, flexible=True))


@dataclass(frozen=True, slots=True)
class CardLine:
    """A field with what stands in it, or a record it was recognised in."""

    label: str
    said: str
    record: Recognised | None = None


class WatchCard(Listing[CardLine]):
    """The answer is a record to be shown; F5 shows what is masked, and records that look."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("unmask", "f5", N_("Unmask"), N_("Show numbers in full; the look is recorded")),
    )

    def __init__(self, row: Listed) -> None:
        super().__init__(title_of(row.watched), COLUMNS, _cells, (), empty="")
        self._row = row

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter shows a record · F5 numbers in full (recorded) · Esc back")

    def on_mount(self) -> None:
        """Show it masked."""
        self._show(full=False)

    def _show(self, *, full: bool) -> None:
        facts = [CardLine(*each) for each in facts_of(self.room, self._row, full=full)]
        found = self.room.watchlist.recognised(self._row.watched.key)
        self.query_one(LongTable).show(Rows([*facts, *map(self._seen, found)]))

    def _seen(self, found: Recognised) -> CardLine:
        record = record_of(self.room, found.subject)
        at = f"{self.room.local(record.at):%m-%d %H:%M}"
        return CardLine(at, f"{record.where}  {record.said}", found)

    def choose(self, row: CardLine) -> None:
        """Enter on a record shows it; on a field it does nothing."""
        if row.record is not None:
            self.dismiss(row)

    def do_unmask(self) -> None:
        """Show numbers in full; the look is recorded."""
        watched = self._row.watched
        held = [Masked.PHONE] if watched.phone else []
        held += [Masked.IDENTITY] if identity.looks_like(watched.document) else []
        if not held:
            raise Refusal("nothing_masked")
        with self.room.write():
            for field in held:
                self.room.looks.look(f"watched:{watched.key}", field)
        self.duty.recorded()
        self._show(full=True)


def _cells(line: CardLine) -> list[Cell]:
    return [Cell(line.label, "watch" if line.record else "dim"), Cell(line.said)]
