"""The passages and calls that were recognised, the latest first."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from dutyroom.domain import phone, temperature
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.watch_lines import Recognised
from dutyroom.tui.forms.listing import Listed as Rows
from dutyroom.tui.pages import call_rows
from dutyroom.tui.pages.view import Fact, View
from dutyroom.tui.pages.watch_marks import marks, whom
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column

MOST = 500


@dataclass(frozen=True, slots=True)
class Record:
    """A passage or a call in a few words."""

    at: int
    """Epoch seconds."""
    where: str
    said: str


class RecognisedView(View[Recognised]):
    """What was recognised of the whole list, or of one thing on it."""

    name = "recognised"
    title = N_("Recognised")
    columns = (
        Column(N_("Time"), 11), Column(N_("Mark"), 14), Column(N_("Whom"), 8, flexible=True),
        Column(N_("Where"), 12, flexible=True), Column(N_("What"), 16, flexible=True),
        Column(N_("By"), 6),
    )  # fmt: skip
    empty = N_("Nothing has been recognised.")
    hint = N_("name or reason")

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._records: dict[str, Record] = {}

    def read(self, asked: str) -> Rows[Recognised]:
        """The latest of them that hold the text."""
        text = asked.strip()
        found = self.room.watchlist.recognised(most=MOST)
        self._rows = [each for each in found if text in _text(each)]
        return Rows(self._rows)

    def head(self) -> Line:
        """How many."""
        title = _(self.title)
        more = "+" if len(self._rows) == MOST else ""
        keys = _("Enter in full · F8 matter · F6 the list, areas")
        return (
            run(f" {title} {len(self._rows)}{more}", Tone.HEAD),
            run(f"   {keys}", Tone.MUTED),
        )

    def key(self, row: Recognised) -> Hashable:
        """The record and what was recognised in it."""
        return row.subject, row.match.watched.key

    def cells(self, row: Recognised) -> list[Cell]:
        """One record."""
        record = self.record(row.subject)
        return [
            Cell(f"{self.room.local(record.at):%m-%d %H:%M}" if record.at else "—"),
            Cell(marks([row.match])[0], "watch"),
            Cell(row.match.watched.name or "—"),
            Cell(record.where),
            Cell(record.said),
            Cell(self.room.officers.name(row.officer), "dim"),
        ]

    def facts(self, row: Recognised) -> list[Fact]:
        """The record and why it was marked."""
        watched = row.match.watched
        record = self.record(row.subject)
        facts = [
            (_("Time"), f"{self.room.local(record.at):%Y-%m-%d %H:%M}" if record.at else ""),
            (_("Mark"), marks([row.match])[0]),
            (_("Whom"), watched.name),
            (_("Reason"), watched.reason),
            (_("Source"), watched.source),
            (_("Where"), record.where),
            (_("What"), record.said),
            (_("By"), self.room.officers.name(row.officer)),
        ]
        return [fact for fact in facts if fact[1]]

    def record(self, subject: str) -> Record:
        """A record in a few words, read once."""
        if subject not in self._records:
            self._records[subject] = record_of(self.room, subject)
        return self._records[subject]


def record_of(room: Room, subject: str) -> Record:
    """A passage or a call, as far as lists show it."""
    line = room.checkpoint.of(subject)
    if line is not None:
        passage = line.passage
        who = passage.name or passage.plate or phone.masked(passage.phone)
        said = f"{word(passage.direction)} {who} {temperature.shown(passage.temperature)}"
        return Record(passage.at, room.roster.post_name(passage.post), said)
    found = room.hotline.get(subject)
    if found is not None:
        call = found.call
        who = call_rows.caller(call) or call_rows.number(call)
        where = _("call {number}").format(number=found.number)
        return Record(call.received_at, where, f"{who} {call.text}")
    return Record(0, "", "")


def _text(row: Recognised) -> str:
    watched = row.match.watched
    return " ".join((whom(watched), watched.reason, watched.source))
