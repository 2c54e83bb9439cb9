"""What came of one row of a file."""

from typing import Generic, NamedTuple, TypeVar

from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.intake.headings import Record
from dutyroom.intake.problem import Problem, Severity

Fact = TypeVar("Fact")


class Reading(NamedTuple, Generic[Fact]):  # a tuple, because a million of them are made
    """A row as a fact, as a repetition of an earlier row, or as what is wrong with it."""

    line: int
    fact: Fact | None
    """None for a bad row."""
    problems: tuple[Problem, ...] = ()
    repeated: bool = False
    """Whether an earlier row of the same file says the same in every field."""


class Oddities:
    """What is odd about one row that is taken all the same."""

    __slots__ = ("_record", "bits", "problems")

    def __init__(self, record: Record) -> None:
        self._record = record
        self.bits = 0
        """The marks the row is stored with."""
        self.problems: tuple[Problem, ...] = ()

    def note(self, code: str, name: str, text: str, mark: Mark = Mark(0)) -> None:  # noqa: B008
        """Something odd about a field; not everything that is reported is stored as a mark."""
        column = self._record.column(name)
        odd = Problem(self._record.line, column, code, {"text": text}, Severity.MARK)
        self.problems += (odd,)
        self.bits |= mark


def bad(record: Record, code: str, field: str = "", **facts: object) -> Reading[Fact]:
    """A row that cannot be taken, with the field that is to blame."""
    column = record.column(field) if field else ""
    return Reading(record.line, None, (Problem(record.line, column, code, facts),))


def refused(record: Record, refusal: Refusal) -> Reading[Fact]:
    """A row a rule refused; the fact `field` of the refusal says which field is to blame."""
    facts = {name: fact for name, fact in refusal.facts.items() if name != "field"}
    return bad(record, refusal.code, str(refusal.facts.get("field", "")), **facts)
