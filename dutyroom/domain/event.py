"""What every event has in common."""

from typing import ClassVar, Protocol


class Event(Protocol):
    """A frozen dataclass that says what happened; its `kind` is its name in the journal."""

    kind: ClassVar[str]
