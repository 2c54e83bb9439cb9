"""A line of the journal as it is read back."""

import json
from dataclasses import dataclass
from typing import Any

from dutyroom.journal import identity, stamp


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    id: int
    stamp: int
    officer: int
    kind: str
    subject: str
    body: str | None
    """Canonical JSON, or None where it was erased by law and its hash kept."""
    hash: bytes

    @property
    def seq(self) -> int:
        """Its place in its book, counted from 1."""
        return identity.seq_of(self.id)

    @property
    def book(self) -> int:
        """The number its book has in this file."""
        return identity.book_of(self.id)

    @property
    def recorded_ms(self) -> int:
        """When it was recorded: milliseconds since 1970-01-01 UTC."""
        return stamp.recorded_ms(self.stamp)

    def facts(self) -> dict[str, Any]:
        """The body as a dictionary, with the hand that wrote it under "by"; empty if erased."""
        facts: dict[str, Any] = {} if self.body is None else json.loads(self.body)
        return facts


COLUMNS = "id, stamp, officer, kind, subject, body, hash"
"""The columns of `entry` in the order of `Entry`."""
