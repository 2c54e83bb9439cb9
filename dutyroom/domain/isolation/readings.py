"""Which mornings and evenings are filled, and what those without a reading are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dutyroom.domain.isolation.events import NOT_ATTEMPTED
from dutyroom.domain.isolation.half_day import Half, HalfDay, after
from dutyroom.domain.isolation.person import Isolation


@dataclass(frozen=True, slots=True)
class Reading:
    """What was noted for one half of a day."""

    at: HalfDay
    tenths: int
    abnormal: bool = False
    reason: str = ""
    recorded_ms: int = 0
    officer: int = 0


class Filled(StrEnum):
    """How one half of a day stands."""

    MEASURED = "reading_measured"
    ABNORMAL = "reading_abnormal"
    NOT_ATTEMPTED = "not_attempted"
    """Nobody measured, and it is said why."""
    MISSED = "reading_missed"
    """It is over, and nobody said anything."""
    OPEN = "reading_open"
    """It is not over yet."""
    NOT_ASKED = "not_asked"
    """Before the isolation began or after it ended."""


def filled(isolation: Isolation, at: HalfDay, now: HalfDay, reading: Reading | None) -> Filled:
    """How a half of a day stands, seen now."""
    if reading is not None:
        if reading.tenths == NOT_ATTEMPTED:
            return Filled.NOT_ATTEMPTED
        return Filled.ABNORMAL if reading.abnormal else Filled.MEASURED
    if not _is_asked(isolation, at):
        return Filled.NOT_ASKED
    return Filled.OPEN if at >= now else Filled.MISSED


def half_days(isolation: Isolation, until: HalfDay) -> Iterator[HalfDay]:
    """Every half of a day from the first to one, or to its end where that came before."""
    day = isolation.person.first
    last = min(until.day, isolation.ended.day if isolation.ended else until.day)
    while day <= last:
        for half in Half:
            yield HalfDay(day, half)
        day = after(day, 1)


def missed(isolation: Isolation, readings: Mapping[HalfDay, Reading], now: HalfDay) -> int:
    """How many mornings and evenings are over of which nobody said anything."""
    until = min(now, HalfDay(isolation.last, Half.EVENING))
    return sum(
        filled(isolation, at, now, readings.get(at)) is Filled.MISSED
        for at in half_days(isolation, until)
    )


def _is_asked(isolation: Isolation, at: HalfDay) -> bool:
    """Whether a reading belongs to a half: up to the last day, and to the half of the release."""
    begins = HalfDay(isolation.person.first, isolation.person.first_half)
    if isolation.ended is not None and at >= isolation.ended:
        return False
    return begins <= at and at.day <= isolation.last
