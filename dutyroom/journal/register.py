"""The register: lines of one form, sealed a page at a time."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from dutyroom.journal.chain import UNIT

LINES = 100
"""Lines on one page of the register."""

FIELDS = (
    "stamp", "officer", "at", "offset", "post", "direction", "temperature", "site", "name",
    "phone", "identity", "plate", "code", "purpose", "origin", "destination", "marks", "steps",
)  # fmt: skip
"""The columns of a register line after its number, in the order in which they are hashed."""

SEPARATORS = len(FIELDS)
"""How many separators a line holds: one more would let text move between two fields."""


def line(seq: int, values: Sequence[object]) -> bytes:
    """A register line as it is hashed: its number and the values of `FIELDS`, in order."""
    return UNIT.join(map(str, (seq, *values))).encode()


def fold(digest: bytes, lines: Iterable[bytes]) -> bytes:
    """The rolling digest after some more lines."""
    for each in lines:
        digest = sha256(digest + each).digest()
    return digest


def page_of(seq: int) -> int:
    """The page, counted from 0, on which a line (counted from 1) stands."""
    return (seq - 1) // LINES
