"""The register: lines of one form, sealed a page at a time."""

from collections.abc import Sequence

from dutyroom.journal.chain import UNIT

LINES = 100
"""Lines on one page of the register."""

FIELDS = (
    "stamp", "officer", "at", "offset", "post", "direction", "temperature", "site", "name",
    "phone", "identity", "plate", "code", "purpose", "origin", "destination", "marks", "steps",
)  # fmt: skip
"""The columns of a register line after its number, in the order in which they are hashed."""

TEXTS = ("name", "phone", "identity", "plate", "purpose", "origin", "destination")
"""Those of the columns that hold a text; the others hold whole numbers."""

SEPARATORS = len(FIELDS)
"""How many separators a line holds: one more would let text move between two fields."""


def line(seq: int, values: Sequence[object]) -> bytes:
    """A register line as it is hashed: its number and the values of `FIELDS`, in order.

    Raises ValueError where a text holds the separator: such a line could never be verified.
    """
    text = UNIT.join(map(str, (seq, *values)))
    if text.count(UNIT) != SEPARATORS:
        raise ValueError("a text of a passage holds the separator")
    return text.encode()


def stamp_of(line: bytes) -> int:
    """The stamp a hashed line holds."""
    return int(line.split(UNIT.encode(), 2)[1])


def page_of(seq: int) -> int:
    """The page, counted from 0, on which a line (counted from 1) stands."""
    return (seq - 1) // LINES
