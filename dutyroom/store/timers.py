"""What is due, over all matters, rechecks and silences: computed from the file and the clock."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dutyroom.domain import watches as rules
from dutyroom.domain.matters import rules as matter_rules
from dutyroom.domain.matters.timers import Timer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole
from dutyroom.domain.watches import SilenceAcknowledged, Watch
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

MOST = 500
"""Timers looked at of one sort; who has more due looks at the board, not at a list of timers."""


class Of(StrEnum):
    """What a timer is of."""

    MATTER = "matter"
    RECHECK = "recheck"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class DueTimer:
    """A timer that is due, or will be soon."""

    of: Of
    key: str
    """The timer's key in its kind; the watch of a silence."""
    subject: str
    """The matter or the case; empty for a silence."""
    target: int
    """The post or the officer of a silence, the post of a recheck; else 0."""
    number: str
    title: str
    rank: int
    due_at: int
    """The latest instant at which it was due, or the first at which it will be."""
    amber_at: int
    since: int = 0
    """The last sign of life before a silence."""
    acknowledged_by: int = 0
    """Who acknowledged it as it is due now; 0 for nobody."""
    kind: str = ""
    """The kind of the matter."""
    every_s: int = 0
    """Seconds after which it is due once more while it is not met; 0 for once."""

    @property
    def name(self) -> str:
        """What tells it from every other timer."""
        return f"{self.of}/{self.subject or self.target}/{self.key}"

    def next_at(self, at: int) -> int | None:
        """When it is next due after an instant; None for never again."""
        if self.due_at > at:
            return self.due_at
        return self.due_at + self.every_s if self.every_s else None

    def is_due(self, at: int) -> bool:
        """Whether it has run out."""
        return self.due_at <= at

    def is_waiting(self, at: int) -> bool:
        """Whether it has run out and nobody has acknowledged it."""
        return self.is_due(at) and not self.acknowledged_by

    def is_escalated(self, at: int, after_minutes: int) -> bool:
        """Whether it waited so long that the leader on duty is to know."""
        return self.is_waiting(at) and at >= self.due_at + after_minutes * 60


class Timers(Section):
    """Everything that has a time, in the order in which it is due."""

    events = (SilenceAcknowledged,)
    tables = ("watch",)
    strand = "watches"

    # -- verbs

    def acknowledge(self, timer: DueTimer, words: str = "") -> Entry:
        """Say that a timer was seen; raises `Refusal`."""
        now = self.room.now()
        if timer.of is Of.RECHECK:
            raise Refusal("recheck_not_measured")
        with self.file.write():
            if timer.of is Of.SILENCE:
                event = rules.acknowledge(
                    Watch(timer.key), timer.target, timer.since, timer.due_at, now, words
                )
                return self.room.record(event, subject=f"watch:{timer.key}:{timer.target}")
            state = self.room.matters.get(timer.subject)
            seen = matter_rules.acknowledge_timer(state, timer.key, timer.due_at, now, words)
            return self.room.matters.act(timer.subject, seen)

    def ring(self, waiting: list[DueTimer]) -> list[DueTimer]:
        """Those of some timers the signed-in officer has not heard yet; each is heard once.

        What was heard is kept with the file: neither a restart nor a clock set back rings twice.
        """
        officer, now = self.room.officer(), self.room.now()
        sql = "SELECT 1 FROM rung WHERE timer = ? AND due_at = ? AND officer = ?"
        fresh = [
            each
            for each in waiting
            if self.file.row(sql, (each.name, each.due_at, officer)) is None
        ]
        if fresh and not self.file.read_only:
            with self.file.write():
                self.file.run_many(
                    "INSERT OR IGNORE INTO rung VALUES (?, ?, ?, ?)",
                    [(each.name, each.due_at, officer, now) for each in fresh],
                )
        return fresh

    # -- questions

    def due(self, within_s: int = 0) -> list[DueTimer]:
        """What is due now or within so many seconds, the first due first."""
        until = self.room.now() + within_s
        found = [*self._matters(until), *self._rechecks(until), *self._silences(until)]
        return sorted(found, key=lambda each: (each.due_at, each.rank, each.name))

    def waiting(self) -> list[DueTimer]:
        """What is due now and was not acknowledged."""
        now = self.room.now()
        return [each for each in self.due() if each.is_waiting(now)]

    def leader(self) -> int:
        """The leader on duty now, to whom escalates what nobody acknowledges; 0 for none."""
        return self.room.roster.in_role(DutyRole.LEADER, self.room.now())

    def desk(self, last_key_at: int) -> DueTimer | None:
        """The watch over a desk whose last key came at an instant; None where it is not kept."""
        minutes = self.room.rules().desk_silence_minutes
        if not minutes or self.room.author is None:
            return None
        return self._silence(Watch.DESK, self.room.officer(), last_key_at, minutes)

    def _matters(self, until: int) -> Iterator[DueTimer]:
        now = self.room.now()
        sql = (
            "SELECT m.subject, m.number, m.title, m.rank, m.kind, t.timer, t.due_at, t.amber_at, "
            "t.every_s, t.acknowledged_at, t.acknowledged_by FROM matter_timer t "
            "JOIN matter m ON m.id = t.matter WHERE t.due_at <= ? ORDER BY t.due_at DESC LIMIT ?"
        )  # the latest: what came due long ago has rung
        for row in self.file.rows(sql, (until, MOST)):
            subject, number, title, rank, kind, key, due_at, amber_at, every_s, seen, by = row
            due = Timer(key, due_at, amber_at, every_s).last_due(now)
            yield DueTimer(
                Of.MATTER, key, subject, 0, number, title, rank, due, amber_at,
                acknowledged_by=by if seen >= due else 0, kind=kind, every_s=every_s,
            )  # fmt: skip

    def _rechecks(self, until: int) -> Iterator[DueTimer]:
        settings = self.room.rules()
        for case in self.room.checkpoint.pending():
            due = case.due_at(settings.rest_minutes)
            if due <= until and not case.has_cooled(settings.threshold):
                yield DueTimer(
                    Of.RECHECK, "recheck", case.subject, case.post, "", case.name, 0, due, due
                )

    def _silences(self, until: int) -> Iterator[DueTimer]:
        settings = self.room.rules()
        posts = self.room.checkpoint.silent(until, settings.silence_minutes)
        found = [
            self._silence(Watch.POST, key, last, settings.silence_minutes, name)
            for key, name, last in posts
        ]
        last_call = self.file.value("SELECT max(received_at) FROM call")
        if last_call is not None and settings.hotline_silence_minutes:
            minutes = settings.hotline_silence_minutes
            found.append(self._silence(Watch.HOTLINE, 0, last_call, minutes))
        yield from (each for each in found if each.due_at <= until)

    def _silence(
        self, watch: Watch, target: int, last: int, minutes: int, title: str = ""
    ) -> DueTimer:
        """A watch; it begins anew when its silence is acknowledged."""
        sql = "SELECT acknowledged_at FROM watch WHERE watch = ? AND target = ?"
        seen = self.file.value(sql, (watch.value, target), 0)
        due = max(last, seen) + minutes * 60
        return DueTimer(
            Of.SILENCE, watch.value, "", target, "", title, 2, due, due - minutes * 6, since=last
        )

    # -- tables

    def apply(self, event: SilenceAcknowledged, entry: Entry) -> None:
        """Keep the latest acknowledgement of each watch."""
        self.file.run(
            "INSERT OR REPLACE INTO watch VALUES (?, ?, ?, ?, ?)",
            (event.watch.value, event.target, event.since, event.at, entry.officer),
        )


def escalated(timer: DueTimer) -> DueTimer:
    """A timer as it rings once more, for the leader on duty."""
    return replace(timer, key=f"{timer.key}/escalated")
