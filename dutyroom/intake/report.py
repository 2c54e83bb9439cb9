"""What an import came to."""

from dataclasses import dataclass
from typing import Any

from dutyroom.intake.problem import Problem, Severity
from dutyroom.intake.reading import Reading

MOST_PROBLEMS = 10_000
"""Problems that are listed; of more, only the number is kept."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many rows of a file were read and what came of each."""

    rows: int
    taken: int
    repeated: int
    bad: int
    marked: int
    problems: tuple[Problem, ...] = ()
    extra_columns: tuple[str, ...] = ()
    """Columns the program has no use for."""
    assignments: int = 0
    """Officers in slots; rosters only."""
    uncovered: int = 0
    """Slots nobody stands in; rosters only."""
    unlisted: int = 0
    """Problems beyond the first `MOST_PROBLEMS`."""


class Tally:
    """The counts while a file is read; every row is counted once."""

    def __init__(self) -> None:
        self.rows = self.taken = self.repeated = self.bad = self.marked = self.unlisted = 0
        self.problems: list[Problem] = []

    def count(self, reading: Reading[Any], *, held: bool = False) -> bool:
        """Count a row; True where it is to be taken. `held` is a fact the room has already."""
        self.rows += 1
        if reading.fact is None:
            self.bad += 1
            self.list_up(reading.problems)
        elif reading.repeated or held:
            self.repeated += 1
        else:
            self.taken += 1
            if reading.problems:
                self.marked += 1
                self.list_up(reading.problems)
            return True
        return False

    def list_up(self, problems: tuple[Problem, ...]) -> None:
        """Keep problems for the list while there is room."""
        free = max(0, MOST_PROBLEMS - len(self.problems))
        self.problems.extend(problems[:free])
        self.unlisted += max(0, len(problems) - free)

    def report(self, extra: tuple[str, ...], *, assignments: int = 0, uncovered: int = 0) -> Report:
        """The finished report."""
        return Report(
            self.rows, self.taken, self.repeated, self.bad, self.marked, tuple(self.problems),
            extra, assignments, uncovered, self.unlisted,
        )  # fmt: skip


def is_bad(problem: Problem) -> bool:
    """Whether a problem cost something that was meant to be taken."""
    return problem.severity is Severity.BAD
