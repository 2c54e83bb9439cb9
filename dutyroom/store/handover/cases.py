"""Handovers read whole from the journal: the sheet, and what was decided about each item."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from dutyroom.domain.handover import case as course
from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.events import HandoverOffered, ShiftOpened, Step
from dutyroom.domain.refusal import Refusal
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.section import Section

STEPS: tuple[type[Step], ...] = Step.__args__


@dataclass(frozen=True, slots=True)
class Known:
    """A handover as it was last read, and how far the journal had then come."""

    subject: str
    entries: int
    last: int
    case: Case


class HandoverCases(Section):
    """The handover last read is kept and only its new steps are read: a sheet may be long."""

    events = STEPS
    _kept: Known | None = None

    def case(self, subject: str) -> Case:
        """A handover as it stands; raises `Refusal("handover_unknown")`."""
        return self.known(subject).case

    def know(self, known: Known) -> None:
        """Take over what another connection to the same file has read, a long sheet say."""
        self._kept = known

    def known(self, subject: str) -> Known:
        """A handover as it stands and how far it was read; raises as `case` does."""
        entries, last = self._end(subject)
        kept = self._kept
        if kept is None or kept.subject != subject or kept.entries > entries:
            kept = None
        if kept is not None and kept.entries < entries:
            kept = self._read_on(kept)
        if kept is None or (kept.entries, kept.last) != (entries, last):
            case = self._folded(None, self.room.log.of(subject))
            if case is None:
                raise Refusal("handover_unknown")
            kept = Known(subject, entries, last, case)
        self._kept = kept
        return kept

    def as_stood(self, subject: str, at_ms: int) -> Case | None:
        """A handover as it stood at an instant; None before it was offered."""
        steps = (each for each in self.room.log.of(subject) if each.recorded_ms <= at_ms)
        return self._folded(None, steps)

    def _end(self, subject: str) -> tuple[int, int]:
        found = self.file.row("SELECT count(*), max(id) FROM entry WHERE subject = ?", (subject,))
        return (0, 0) if found is None else (found[0], found[1] or 0)

    def _read_on(self, kept: Known) -> Known:
        sql = f"SELECT {COLUMNS} FROM entry WHERE subject = ? AND id > ? ORDER BY stamp, id"
        fresh = [Entry(*row) for row in self.file.rows(sql, (kept.subject, kept.last))]
        case = self._folded(kept.case, fresh) or kept.case
        last = max((each.id for each in fresh), default=kept.last)
        return Known(kept.subject, kept.entries + len(fresh), last, case)

    def _folded(self, case: Case | None, entries: Iterable[Entry]) -> Case | None:
        return reduce(self._after, entries, case)

    def _after(self, case: Case | None, entry: Entry) -> Case | None:
        event = self.room.event(entry)
        if case is not None:
            if event is None or not isinstance(event, STEPS):
                return case
            return course.after(case, event, entry.officer, entry.recorded_ms)
        if isinstance(event, (ShiftOpened, HandoverOffered)):
            return course.begun(event, entry.officer, entry.recorded_ms)
        return None
