"""A line of the register as it is read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dutyroom.domain.checkpoint import Passage, Step
from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.temperature import Site
from dutyroom.journal import register
from dutyroom.journal.stamp import recorded_ms

COLUMNS = f"p.id, {', '.join(f'p.{name}' for name in register.FIELDS)}, s.target"
"""The columns of a line, for a query that reads `FROM`."""

FROM = (
    "FROM passage p JOIN book b ON b.no = p.id >> 32 "
    "LEFT JOIN struck s ON s.target = b.uid || ':p:' || (p.id & 4294967295)"
)
"""The lines of the register, each with the strike through it where there is one."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register."""

    id: int
    recorded_ms: int
    officer: int
    passage: Passage
    struck: bool

    @property
    def late(self) -> bool:
        """Whether it was written down more than five minutes after it happened (补录)."""
        return self.recorded_ms // 1000 - self.passage.at > 300


def line_of(row: Sequence[Any]) -> RegisterLine:
    """The line a row of `COLUMNS` holds."""
    (
        id_, stamp, officer, at, offset, post, direction, temperature, site, name, phone,
        identity, plate, code, purpose, origin, destination, marks, steps, struck,
    ) = row  # fmt: skip
    passage = Passage(
        at, offset, post, Direction(direction), temperature, Site(site), name, phone, identity,
        plate, HealthCode(code), purpose, origin, destination, Mark(marks), Step(steps),
    )  # fmt: skip
    return RegisterLine(id_, recorded_ms(stamp), officer, passage, struck is not None)


def values_of(passage: Passage) -> tuple[object, ...]:
    """The values of a passage in the order of `FIELDS`, after stamp and officer."""
    return (
        passage.at, passage.offset, passage.post, int(passage.direction), passage.temperature,
        int(passage.site), passage.name, passage.phone, passage.identity, passage.plate,
        int(passage.code), passage.purpose, passage.origin, passage.destination,
        int(passage.marks), int(passage.steps),
    )  # fmt: skip
