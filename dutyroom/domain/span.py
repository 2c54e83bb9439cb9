"""Stretches of duty that things are counted over: a shift, a duty day, a month, or all time."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dutyroom.domain import duty_day
from dutyroom.domain.moment import Moment

SHIFT_S, DAY_S = 12 * 3600, 24 * 3600
FOREVER = 2**40


class Over(StrEnum):
    """How long a span is."""

    SHIFT = "one_shift"
    """Half a duty day."""
    DAY = "one_day"
    MONTH = "one_month"
    """From the duty day of its first to that of its last."""
    ALL = "all_time"


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to before another, epoch seconds UTC."""

    over: Over = Over.ALL
    from_at: int = 0
    to_at: int = FOREVER


def span_at(over: Over, at: int, offset: int, starts: int) -> Span:
    """The span an instant lies in, where duty days start at a minute of the local day."""
    if over is Over.ALL:
        return Span()
    day = duty_day.day_of(Moment(at, offset), starts)
    from_at, to_at = duty_day.bounds(day, offset, starts)
    if over is Over.SHIFT:
        from_at += (at - from_at) // SHIFT_S * SHIFT_S
        to_at = from_at + SHIFT_S
    elif over is Over.MONTH:
        first = day.replace(day=1)
        from_at, to_at = (
            duty_day.bounds(each, offset, starts)[0] for each in (first, _next_month(first))
        )
    return Span(over, from_at, to_at)


def beside(span: Span, by: int, offset: int, starts: int) -> Span:
    """The span of the same length before (-1) or after (1); all time has nothing beside it."""
    if span.over is Over.ALL:
        return span
    at = span.from_at - 1 if by < 0 else span.to_at
    return span_at(span.over, at, offset, starts)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
