"""Rows of a list of any length: only those looked at are fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar, runtime_checkable

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)

CHUNK = 64
"""Rows per fetch: one screenful and a bit."""

KEPT = 64
"""Chunks kept."""


class Rows(Protocol[Row_co]):
    """A list that can be read from any place without reading what comes before."""

    @property
    def count(self) -> int:
        """How many rows there are, or are known of."""

    @property
    def exact(self) -> bool:
        """Whether `count` is the true number."""

    def fetch(self, first: int, most: int, /) -> Sequence[Row_co]:
        """Up to `most` rows in order, beginning with the `first`-th."""


@runtime_checkable
class FindableRows(Protocol):
    """Rows that know the place of a key, wherever it is."""

    def find(self, key: Hashable, /) -> int | None:
        """The place of the row with this key, or None."""


class NoRows:
    """An empty list."""

    count = 0
    exact = True

    def fetch(self, first: int, most: int, /) -> Sequence[object]:
        """Nothing."""
        return ()


class Window(Generic[Row]):
    """Rows by number, fetched in chunks of which the last used are kept."""

    def __init__(self, rows: Rows[Row]) -> None:
        self.rows = rows
        self._chunks: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __getitem__(self, place: int) -> Row | None:
        """The row, or None where there is none (any more)."""
        if not 0 <= place < self.rows.count:
            return None
        number, at = divmod(place, CHUNK)
        chunk = self._chunks.get(number)
        if chunk is None:
            chunk = self._chunks[number] = self.rows.fetch(number * CHUNK, CHUNK)
            if len(self._chunks) > KEPT:
                self._chunks.popitem(last=False)
        else:
            self._chunks.move_to_end(number)
        return chunk[at] if at < len(chunk) else None
