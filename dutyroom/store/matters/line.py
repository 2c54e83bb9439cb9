"""A matter as a list has it."""

from dataclasses import dataclass

from dutyroom.domain.matters.matter import NEVER, State
from dutyroom.store.file import Row

COLUMNS = (
    "id, subject, number, kind, title, place, level, rank, state, stage, received_at, lead_unit, "
    "responsible_unit, owner, next_at, next_timer, next_step, reminders, opened_by, opened, "
    "changed, closed, source"
)


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter as it stands, in short."""

    id: int
    subject: str
    number: str
    kind: str
    title: str
    place: str
    level: str
    rank: int
    """0 for the gravest."""
    state: State
    stage: str
    received_at: int
    lead_unit: str
    responsible_unit: str
    owner: int
    next_at: int
    """When its first timer is due, epoch seconds; `NEVER` where none runs."""
    next_timer: str
    next_step: str
    reminders: int
    opened_by: int
    opened: int
    """The stamp of the line that opened it; `changed` of its last line, `closed` or 0."""
    changed: int
    closed: int
    source: str

    @property
    def has_timer(self) -> bool:
        """Whether it will ever be due."""
        return self.next_at < NEVER

    def is_overdue(self, at: int) -> bool:
        """Whether its first timer has run out."""
        return self.next_at <= at


def line_of(row: Row) -> MatterLine:
    """The matter a row of `COLUMNS` holds."""
    values = list(row)
    values[8] = State(values[8])
    return MatterLine(*values)
