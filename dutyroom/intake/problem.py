"""What is wrong with one row of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a row was left out or taken with a mark."""

    BAD = "bad"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where in a file something is wrong, and what: a code and its facts, never a sentence."""

    line: int
    column: str
    """The heading as the file has it; empty where it is the whole row."""
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.BAD
