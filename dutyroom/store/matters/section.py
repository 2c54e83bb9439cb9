"""Matters as the journal has them: each one added up from its log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dutyroom.domain.kinds import Kind
from dutyroom.domain.looks import Masked
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import fold, rules, timers
from dutyroom.domain.matters.matter import Matter, MatterState, State, Tier
from dutyroom.domain.matters.timers import Timer
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.strikes import Struck
from dutyroom.store.codec import event_of
from dutyroom.store.entry import Entry
from dutyroom.store.matters import tables, window
from dutyroom.store.matters.line import COLUMNS, MatterLine, line_of
from dutyroom.store.matters.tables import MatterKey
from dutyroom.store.matters.window import EVERY_OPEN, MatterFilter, MatterKeys, MatterWindow
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matters of a kind there were, and the sums of its measures."""

    kind: str
    matters: int
    sums: dict[str, int]
    """By the measure's key, in its smallest part."""


_HELD = "SELECT count(*) FROM matter WHERE received_at >= ? AND received_at < ?"


class Matters(Section):
    """Everything that must be seen closed."""

    events = (*on.MatterEvent.__args__, Struck)
    tables = by_subject_tables = ("matter", "matter_measure", "matter_timer")
    by_subject = events

    # -- verbs

    def open(self, matter: Matter) -> MatterLine:
        """Open a matter under the next number of its duty day; raises `Refusal`."""
        kind = self.room.kinds.get(matter.kind)
        here = Tier(self.room.rules().tier)
        matter = replace(matter, confidential=matter.confidential or kind.confidential, tier=here)
        moment = Moment(matter.received_at, matter.offset)
        with self.file.write():
            event = rules.open_matter(self.next_number(moment, _HELD), matter, kind)
            line = self.line(self.room.record(event).subject)
        assert line is not None
        return line

    def act(self, subject: str, event: on.MatterEvent) -> Entry:
        """Write what a rule allowed; use it inside the `write` in which the rule was asked."""
        return self.room.record(event, subject=subject)

    def uncover(self, subject: str) -> MatterState:
        """Show who called in confidence, and record the look; raises `Refusal`."""
        now = self.get(subject)
        rules.uncover(
            now,
            own=now.opened_by == self.room.officer(),
            supervises=self.room.officers.supervising(),
        )
        self.room.looks.look(subject, Masked.CALLER)
        return now

    # -- questions

    def get(self, subject: str) -> MatterState:
        """A matter as it stands; raises `Refusal("matter_unknown")`."""
        text = self.file.value("SELECT folded FROM matter WHERE subject = ?", (subject,))
        if text is None:
            raise Refusal("matter_unknown")
        state: MatterState = event_of(MatterState, json.loads(text))
        return state

    def kind_of(self, now: MatterState) -> Kind:
        """The kind of a matter."""
        return self.room.kinds.get(now.matter.kind)

    def line(self, subject: str) -> MatterLine | None:
        """A matter in short."""
        found = self.file.row(f"SELECT {COLUMNS} FROM matter WHERE subject = ?", (subject,))
        return None if found is None else line_of(found)

    def numbered(self, number: str) -> MatterLine | None:
        """The latest matter of a number."""
        sql = f"SELECT {COLUMNS} FROM matter WHERE number = ? ORDER BY received_at DESC LIMIT 1"
        found = self.file.row(sql, (number,))
        return None if found is None else line_of(found)

    def timers(self, now: MatterState) -> tuple[Timer, ...]:
        """The timers of a matter that run."""
        return timers.pending(now, self.kind_of(now), self.room.rules().report_preset)

    def missed(self, now: MatterState, at: int) -> tuple[tuple[str, int], ...]:
        """The limits of repeating timers that passed unmet: key and when due."""
        return timers.missed(now, self.kind_of(now), at, self.room.rules().report_preset)

    def from_source(self, source: str) -> list[MatterLine]:
        """The matters opened from a call, a case or another matter."""
        sql = f"SELECT {COLUMNS} FROM matter WHERE source = ? AND source <> '' ORDER BY id"
        return [line_of(row) for row in self.file.rows(sql, (source,))]

    def first(self, wanted: MatterFilter = EVERY_OPEN, most: int = 256) -> MatterKeys:
        """The first matters a filter leaves; quick at any number of them."""
        return window.first(self.file, wanted, self.room.now(), most)

    def find(self, wanted: MatterFilter) -> MatterKeys:
        """Every matter a filter leaves; with many not quick enough for who waits."""
        return window.find(self.file, wanted, self.room.now())

    def next_due(self) -> int:
        """When the first open matter that is not due yet will be; `NEVER` where none will."""
        return window.next_due(self.file, self.room.now())

    def window(self, keys: MatterKeys) -> MatterWindow:
        """Matters found before, as a long list shows them."""
        return MatterWindow(self.file, keys)

    def open_lines(self) -> Iterator[MatterLine]:
        """Every open matter, overdue first, then by urgency and due; read as it is asked for."""
        sql = f"SELECT {COLUMNS} FROM matter WHERE open ORDER BY next_at > ?, rank, next_at, id"
        return map(line_of, self.file.each(sql, (self.room.now(),)))

    def of_kind(self, kind: str) -> list[MatterLine]:
        """The open matters of a kind, the most urgent first."""
        sql = (
            f"SELECT {COLUMNS} FROM matter WHERE open AND kind = ? "
            "ORDER BY next_at > ?, rank, next_at, id"
        )
        return [line_of(row) for row in self.file.rows(sql, (kind, self.room.now()))]

    def counts(self) -> tuple[int, int]:
        """How many matters are open, and how many of them are overdue."""
        found = self.file.row(
            "SELECT (SELECT count(*) FROM matter WHERE open), "
            "(SELECT count(*) FROM matter WHERE open AND next_at <= ?)",
            (self.room.now(),),
        )
        return (0, 0) if found is None else (found[0], found[1])

    def changed(self, since: int) -> list[MatterLine]:
        """The matters with a line after a stamp, the last changed first; 500 at most."""
        sql = f"SELECT {COLUMNS} FROM matter WHERE changed > ? ORDER BY changed DESC LIMIT 500"
        return [line_of(row) for row in self.file.rows(sql, (since,))]

    def tally(self, from_at: int, to_at: int) -> list[Tally]:
        """Matters received from one instant to before another, by kind; struck ones left out."""
        span = (from_at, to_at, State.STRUCK.value)
        where = "received_at >= ? AND received_at < ? AND state <> ?"
        sums: dict[str, dict[str, int]] = {}
        for kind, measure, total in self.file.rows(
            "SELECT m.kind, s.measure, sum(s.value) FROM matter m "
            f"JOIN matter_measure s ON s.matter = m.id WHERE {where} GROUP BY 1, 2",
            span,
        ):
            sums.setdefault(kind, {})[measure] = total
        counts = f"SELECT kind, count(*) FROM matter WHERE {where} GROUP BY kind"
        return [Tally(kind, n, sums.get(kind, {})) for kind, n in self.file.rows(counts, span)]

    def subjects(self) -> list[str]:
        """The names of all matters, read in one go."""
        return [subject for (subject,) in self.file.rows("SELECT subject FROM matter")]

    def head(self) -> tuple[int, int]:
        """The end of the journal: while it is the same, no matter has changed."""
        return self.room.hotline.head()

    # -- tables

    def apply(self, event: on.MatterEvent | Struck, entry: Entry) -> None:
        """Keep each matter as it stands after its latest line."""
        preset = self.room.rules().report_preset
        if isinstance(event, on.MatterOpened):
            kind = self.room.kinds.get(event.matter.kind)
            now = fold.begun(event, kind, entry.recorded_ms // 1000, entry.officer)
            key = MatterKey(entry.id, entry.subject, entry.stamp)
            tables.index(self.file, key, now)
        else:
            subject = event.target if isinstance(event, Struck) else entry.subject
            sql = "SELECT id, subject, opened, closed, folded FROM matter WHERE subject = ?"
            found = self.file.row(sql, (subject,))
            if found is None:
                return  # what was struck is no matter
            before: MatterState = event_of(MatterState, json.loads(found[4]))
            kind = self.kind_of(before)
            now = fold.after(before, event, kind, entry.officer)
            closed = 0 if now.state.is_open else found[3] or entry.stamp
            id_, name, opened = found[:3]
            key = MatterKey(id_, name, opened, closed)
        running = timers.pending(now, kind, preset)
        tables.keep(self.file, key, now, kind, running, entry.stamp)

    def forget(self, subject: str) -> None:
        """Take a matter out, with its timers, its measures and its words."""
        tables.forget(self.file, subject)

    def clear(self) -> None:
        """Empty the tables and the index of words."""
        super().clear()
        tables.clear_index(self.file)
