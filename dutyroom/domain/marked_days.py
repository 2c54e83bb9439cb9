"""What holds for an officer on some days: leave, rest, no nights, lent from elsewhere, a wish."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.patterns import Pattern, Replacement, planned
from dutyroom.domain.refusal import Refusal


class DayMark(StrEnum):
    """What some days are marked as."""

    LEAVE = "leave"
    COMP_REST = "comp_rest"
    """Compensatory rest is taken (补休): away as on leave, and off what the ledger owes."""
    NO_NIGHTS = "no_nights"
    SECONDED = "seconded"
    """Lent from elsewhere for these days, and for no others."""
    WISH_OFF = "wish_off"
    """Somebody would rather not stand: asked of a planner, never of a check."""


@dataclass(frozen=True, slots=True)
class DaysMarked:
    """Days of an officer were marked."""

    kind: ClassVar[str] = "roster.days_marked"
    officer: int
    mark: DayMark
    days: Span


@dataclass(frozen=True, slots=True)
class DaysCleared:
    """A mark was taken back, of exactly the days that had it."""

    kind: ClassVar[str] = "roster.days_cleared"
    officer: int
    mark: DayMark
    days: Span


@dataclass(frozen=True, slots=True)
class PatternsEntered:
    """A post is manned by these patterns from now on; none is by hand."""

    kind: ClassVar[str] = "roster.pattern_entered"
    post: int
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class PatternExcepted:
    """On one day somebody else stands than the pattern says; the pattern itself goes on."""

    kind: ClassVar[str] = "roster.pattern_excepted"
    exception: Replacement


@dataclass(frozen=True, slots=True)
class ExceptionRevoked:
    """An exception was taken back: the pattern holds on that day too."""

    kind: ClassVar[str] = "roster.exception_revoked"
    exception: Replacement


def mark_days(officer: int, mark: DayMark, days: Span) -> DaysMarked:
    """Mark days of an officer; raises `Refusal("days_crossed")`."""
    if days.last < days.first:
        raise Refusal("days_crossed", first=days.first, last=days.last)
    return DaysMarked(officer, mark, days)


def enter_patterns(post: int, patterns: tuple[Pattern, ...]) -> PatternsEntered:
    """Give a post its patterns; raises `Refusal("pattern_wrong")` for one that cannot be."""
    for each in patterns:
        if each.post != post:
            raise Refusal("pattern_wrong", post=each.post)
        # A pattern is looked at when its first slot is asked for.
        next(planned(each, Span(each.first, each.first), lambda _day: False), None)
    return PatternsEntered(post, patterns)


def except_pattern(exception: Replacement) -> PatternExcepted:
    """Let somebody else stand on one day; raises `Refusal("replacement_itself")`."""
    if exception.outgoing == exception.incoming:
        raise Refusal("replacement_itself", day=exception.day)
    return PatternExcepted(exception)
