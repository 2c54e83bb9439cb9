"""What is decided about books: which of two continuations of one counts."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LineChosen:
    """Of a book that was continued in two copies, one line was chosen to count."""

    kind: ClassVar[str] = "books.line_chosen"
    book: str
    """The global name of the book."""
    entries: int
    """The last entry of the chosen line when it was chosen, and its hash in hex."""
    hash: str
    lines: int
    """The last line of its register, and the rolling digest there in hex."""
    digest: str
    reason: str = ""
