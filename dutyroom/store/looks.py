"""Who was shown what lists keep masked."""

from dataclasses import dataclass

from dutyroom.domain.looks import Looked, Masked
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a full value."""

    officer: int
    recorded_ms: int
    field: Masked


class Looks(Section):
    """Every look at a full phone or identity number; the journal itself is the table."""

    events = (Looked,)

    def look(self, target: str, field: Masked) -> Entry:
        """Record that the signed-in officer is shown a value in full; raises `Refusal`."""
        return self.room.record(Looked(target, field), subject=target)

    def of(self, target: str) -> list[Look]:
        """The looks at one record, in order."""
        return [
            Look(entry.officer, entry.recorded_ms, event.field)
            for entry in self.room.log.of(target)
            if isinstance(event := self.room.event(entry), Looked)
        ]
