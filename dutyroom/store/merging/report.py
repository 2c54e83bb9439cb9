"""What a merge did, or would do."""

from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.refusal import Refusal
from dutyroom.journal.walk import Break


class Arrival(StrEnum):
    """How a book of another file stands to what is here."""

    NEW = "new"
    SAME = "same"
    """Nothing of it is new; it may be an earlier copy."""
    LONGER = "longer"
    FORKED = "forked"
    """It was continued differently in two copies: both are kept, one counts."""
    DAMAGED = "damaged"
    """What lies behind its last good seal was not taken."""


@dataclass(frozen=True, slots=True)
class BookReport:
    """What came of one book."""

    uid: str
    station: str
    arrival: Arrival
    entries: int = 0
    """Entries that were new here, or would be."""
    passages: int = 0
    held_entries: int = 0
    """Entries the file holds of it."""
    held_passages: int = 0
    from_ms: int = 0
    """When the first and the last of what is new was recorded; 0 where nothing is."""
    to_ms: int = 0
    skew_s: int = 0
    """Seconds by which its clock ran ahead of this one; 0 where it did not."""
    first_break: Break | None = None
    forked_at: tuple[int, int] | None = None
    """The last entry and the last line that both copies share."""
    abnormal: int = 0
    """Passages among the new ones with an abnormal temperature."""
    questionable: int = 0
    """Those with any other mark."""
    at_two_posts: int = 0
    """Those whose phone passed another post within ten minutes."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file."""

    path: str
    books: tuple[BookReport, ...] = ()
    refused: Refusal | None = None
    """Why nothing of it was read."""

    @property
    def sound(self) -> bool:
        """Whether all of it could be taken."""
        return self.refused is None and not any(each.first_break for each in self.books)


@dataclass(frozen=True, slots=True)
class Report:
    """What came of all files."""

    files: tuple[FileReport, ...]

    @property
    def books(self) -> tuple[BookReport, ...]:
        """Every book of every file."""
        return tuple(book for file in self.files for book in file.books)

    @property
    def entries(self) -> int:
        """How many entries were new."""
        return sum(book.entries for book in self.books)

    @property
    def passages(self) -> int:
        """How many passages were new."""
        return sum(book.passages for book in self.books)

    @property
    def sound(self) -> bool:
        """Whether all of every file could be taken."""
        return all(file.sound for file in self.files)
