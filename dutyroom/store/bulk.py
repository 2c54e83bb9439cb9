"""Writing a register so long that its indexes and tables are better made at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dutyroom.store import passage_people, passage_tables
from dutyroom.store.file import Row
from dutyroom.store.room import Room

_SORTING_KB = 64_000


class Bulk:
    """A register that is being written."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._counted = 0
        """The key of the last line that is counted."""

    def load(self, lines: Sequence[Sequence[object]]) -> list[Row]:
        """Write lines, each the values of `register.FIELDS` after the stamp, as they are."""
        room = self._room
        with room.write():
            rows = room.ledger.register(lines)
            passage_tables.open_cases(room.file, room.ledger.claim()[1], rows)
        return rows

    def count(self) -> None:
        """Count what is written and not counted yet: for who asks before all is written."""
        with self._room.write():
            self._counted = passage_tables.add_counts(self._room.file, self._counted)


@contextmanager
def bulk(room: Room) -> Iterator[Bulk]:
    """A way to write millions of lines into an empty register of a file that is nobody else's.

    The lines are taken as they are, their abnormal mark already set. Cases are opened at once; who
    passed, how many and where is known when it is over.
    """
    if not room.checkpoint.is_empty():
        raise ValueError("the register is not empty")
    indexes = room.file.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'passage'"
    )
    with room.write():
        for name, _ in indexes:
            room.file.run(f"DROP INDEX {name}")

    loading = Bulk(room)
    yield loading
    room.file.run(f"PRAGMA cache_size = -{_SORTING_KB}")
    # One transaction each: the log need not hold more than one index.
    for _, sql in indexes:
        with room.write():
            room.file.run(sql)
    loading.count()
    with room.write():
        passage_people.add_all(room.file)
