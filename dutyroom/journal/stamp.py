"""The clock of a book: never backwards, whatever the wall clock does."""

SHIFT = 16
SKEW_MS = 10 * 60_000
"""How far a foreign file may pull this clock forward: ten minutes."""


def stamp_after(now_ms: int, *seen: int) -> int:
    """A stamp later than every one seen and, where the wall clock allows, equal to now."""
    return max(now_ms << SHIFT, *(each + 1 for each in seen)) if seen else now_ms << SHIFT


def recorded_ms(stamp: int) -> int:
    """The wall-clock part of a stamp: milliseconds since 1970-01-01 UTC."""
    return stamp >> SHIFT
