"""What every subject of a room has: its tables, how events change them, questions and verbs."""

from typing import TYPE_CHECKING, Any, ClassVar

from dutyroom.domain.moment import Moment
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.file import RoomFile

if TYPE_CHECKING:
    from dutyroom.store.room import Room


RULES = "settings:rules"
"""The strand of what says by which rules matters are followed."""


class Section:
    """One subject of a room."""

    events: ClassVar[tuple[type[Any], ...]] = ()
    """The events that change this section's tables."""
    tables: ClassVar[tuple[str, ...]] = ()
    """The tables added up from the books: emptied and made anew by a rebuild."""
    by_subject: ClassVar[tuple[type[Any], ...]] = ()
    """Those of the events that change nothing but the rows of their entry's subject."""
    by_subject_tables: ClassVar[tuple[str, ...]] = ()
    """The tables whose rows belong each to one subject."""
    strand: ClassVar[str] = "rest"
    """What its other events are followed with, all in their order, when one came out of turn."""

    def __init__(self, room: "Room") -> None:
        self.room = room

    @property
    def file(self) -> RoomFile:
        """The file the section reads."""
        return self.room.file

    def apply(self, event: Any, entry: Entry) -> None:
        """Change the tables as an event says; called inside the transaction that records it."""

    def next_number(self, moment: Moment, held: str) -> str:
        """The next number of a moment's duty day; `held` counts those it has between two instants.

        Call it inside the transaction that takes the number.
        """
        from dutyroom.domain import duty_day

        starts = self.room.rules().day_starts
        day = duty_day.day_of(moment, starts)
        count = self.file.value(held, duty_day.bounds(day, moment.offset, starts))
        return duty_day.number(day, int(count) + 1)

    def strand_of(self, event: Any, entry: Entry) -> str:
        """The strand of an event that is not told by its subject; empty where it changes none."""
        return self.strand

    def forget(self, subject: str) -> None:
        """Take the rows of a subject out of the tables, to be followed anew."""

    @property
    def strands(self) -> tuple[str, ...]:
        """Every strand the section has tables in."""
        return (self.strand,) if set(self.events) - set(self.by_subject) else ()

    def kinds_of(self, strand: str) -> list[str]:
        """The kinds of the events of a strand."""
        return [form.kind for form in self.events if form not in self.by_subject]

    def entries_of(self, strand: str) -> list[Entry]:
        """Every entry a strand is made of, in any order."""
        return [
            Entry(*row)
            for kind in self.kinds_of(strand)
            for row in self.file.rows(f"SELECT {COLUMNS} FROM entry WHERE kind = ?", (kind,))
        ]

    def forget_strand(self, strand: str) -> None:
        """Take out of the tables what belongs to a strand."""
        for table in self.tables:
            if table not in self.by_subject_tables:
                self.file.run(f"DELETE FROM {table}")

    def clear(self) -> None:
        """Empty the section's tables before a rebuild."""
        for table in self.tables:
            self.file.run(f"DELETE FROM {table}")

    def add_up(self) -> None:
        """Add up what stands in the register rather than in the journal; called by a rebuild."""
