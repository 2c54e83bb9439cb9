"""A call as the tables have it."""

from dataclasses import dataclass

from dutyroom.domain.hotline import Call, CallDirection, Outcome, Urgency
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.file import Row
from dutyroom.store.strikes import Strike

COLUMNS = (
    "id, subject, number, stamp, officer, text, received_at, offset, direction, phone, caller, "
    "caller_unit, confidential, category, urgency, place, happened_at, outcome, repeat_of, "
    "marks, taken_by, notes, struck"
)


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call as it stands."""

    id: int
    subject: str
    number: str
    recorded_ms: int
    officer: int
    call: Call
    notes: int
    struck: bool

    @property
    def key(self) -> tuple[int, int]:
        """Its place among all calls: when it was received, and its entry."""
        return self.call.received_at, self.id


@dataclass(frozen=True, slots=True)
class Note:
    """Something added to a call."""

    recorded_ms: int
    officer: int
    text: str


@dataclass(frozen=True, slots=True)
class CallStory:
    """A call and everything that was recorded about it; other calls by their numbers."""

    line: CallLine
    notes: tuple[Note, ...]
    strike: Strike | None
    repeat_of: str
    """The earlier call this one repeats."""
    repeated_by: tuple[str, ...]
    """The calls of the 24 hours after it that repeat this one."""
    replaces: str
    """The struck call this one stands in for."""
    replaced_by: str
    """The call that stands in for this one."""


def line_of(row: Row) -> CallLine:
    """The call a row of `COLUMNS` holds."""
    (
        id_, subject, number, stamp, officer, text, received_at, offset, direction, phone, caller,
        caller_unit, confidential, category, urgency, place, happened_at, outcome, repeat_of,
        marks, taken_by, notes, struck,
    ) = row  # fmt: skip
    call = Call(
        text, received_at, offset, CallDirection(direction), phone, caller, caller_unit,
        bool(confidential), category, Urgency(urgency), place, happened_at, Outcome(outcome),
        repeat_of, marks, taken_by,
    )  # fmt: skip
    return CallLine(id_, subject, number, recorded_ms(stamp), officer, call, notes, bool(struck))
