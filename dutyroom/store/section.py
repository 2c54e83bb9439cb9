"""What every subject of a room has: its tables, how events change them, questions and verbs."""

from typing import TYPE_CHECKING, Any, ClassVar

from dutyroom.domain.moment import Moment
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile

if TYPE_CHECKING:
    from dutyroom.store.room import Room


class Section:
    """One subject of a room."""

    events: ClassVar[tuple[type[Any], ...]] = ()
    """The events that change this section's tables."""
    tables: ClassVar[tuple[str, ...]] = ()
    """The tables added up from the books: emptied and made anew by a rebuild."""

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

    def clear(self) -> None:
        """Empty the section's tables before a rebuild."""
        for table in self.tables:
            self.file.run(f"DELETE FROM {table}")

    def add_up(self) -> None:
        """Add up what stands in the register rather than in the journal; called by a rebuild."""
