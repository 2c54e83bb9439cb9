"""Whom and what to notice, the latest first."""

from __future__ import annotations

from collections.abc import Hashable

from dutyroom.domain import phone
from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.watch_lines import Listed, WatchWindow
from dutyroom.tui.pages.view import Fact, View
from dutyroom.tui.pages.watch_marks import document_shown, mark, numbers
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column


class ListedView(View[Listed]):
    """What is on the list, of all kinds or of one; numbers of people are masked."""

    name = "listed"
    title = N_("Watch list")
    columns = (
        Column(N_("Kind"), 10), Column(N_("Whom"), 8, flexible=True),
        Column(N_("Number noticed"), 18),
        Column(N_("Days"), 11), Column(N_("Reason"), 10, flexible=True),
        Column(N_("Source"), 8, flexible=True), Column(N_("Seen"), 4, align="right"),
    )  # fmt: skip
    empty = N_("Nobody is to be noticed. F7 enters somebody.")
    hint = N_("name, number, plate, reason or source")

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.kind: WatchKind | None = None
        """The one kind that is shown; None for all."""

    def read(self, asked: str) -> WatchWindow:
        """What holds the text that is looked for."""
        self._window = self.room.watchlist.window(self.kind, asked.strip())
        return self._window

    def head(self) -> Line:
        """What is shown and how many there are."""
        title = _(self.title) if self.kind is None else word(self.kind)
        more = "" if self._window.exact else "+"
        keys = _("Enter in full · F6 kinds, recognised, areas · / filter")
        return (
            run(f" {title} {self._window.count:,}{more}", Tone.HEAD),
            run(f"   {keys}", Tone.MUTED),
        )

    def key(self, row: Listed) -> Hashable:
        """What is watched for."""
        return row.watched.key

    def cells(self, row: Listed) -> list[Cell]:
        """One thing to notice."""
        watched = row.watched
        return [
            Cell(mark(watched.watch_kind)),
            Cell(watched.name or "—"),
            Cell(numbers(watched)[0] if numbers(watched) else "—"),
            Cell(days(watched), "" if watched.is_on(self.room.today()) else "dim"),
            Cell(watched.reason),
            Cell(watched.source, "dim"),
            Cell(str(row.seen or ""), "watch" if row.seen else ""),
        ]

    def facts(self, row: Listed) -> list[Fact]:
        """Everything about it, its numbers masked."""
        return facts_of(self.room, row)


def facts_of(room: Room, row: Listed, *, full: bool = False) -> list[Fact]:
    """Everything about something on the list; who wants it `full` records that look first."""
    watched = row.watched
    listed = room.local(row.listed_ms // 1000)
    seen = ngettext("{n} time", "{n} times", row.seen).format(n=row.seen) if row.seen else "—"
    facts = [
        (_("Kind"), word(watched.watch_kind)),
        (_("Name"), watched.name),
        (_("Document"), watched.document if full else document_shown(watched.document)),
        (_("Phone"), watched.phone if full else phone.masked(watched.phone)),
        (_("Plate"), watched.plate),
        (_("Days"), f"{watched.first or '…'} – {watched.last or '…'}"),
        (_("Reason"), watched.reason),
        (_("Source"), watched.source),
        (_("Notice of"), watched.noticed),
        (_("Listed"), f"{listed:%Y-%m-%d %H:%M} {room.officers.name(row.officer)}"),
        (_("Recognised"), seen),
        (_("Ended"), row.ended),
    ]
    return [fact for fact in facts if fact[1]]


def days(watched: Watched) -> str:
    """From when until when, without the year."""
    if not (watched.first or watched.last):
        return "—"
    return f"{watched.first[5:]}–{watched.last[5:]}"
