"""Stretches of duty: each instant lies in exactly one of each length."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.span import Over, Span, beside, span_at

CST, EIGHT = 480, 480


def at(text: str) -> int:
    """An instant by the clock of the room, UTC+8."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) - CST * 60


@pytest.mark.parametrize(
    ("over", "when", "begins", "ends"),
    [
        (Over.SHIFT, "2026-11-22 08:00", "2026-11-22 08:00", "2026-11-22 20:00"),
        (Over.SHIFT, "2026-11-23 07:59", "2026-11-22 20:00", "2026-11-23 08:00"),
        (Over.DAY, "2026-11-23 07:59", "2026-11-22 08:00", "2026-11-23 08:00"),
        (Over.MONTH, "2026-11-01 07:59", "2026-10-01 08:00", "2026-11-01 08:00"),
        (Over.MONTH, "2026-12-31 23:00", "2026-12-01 08:00", "2027-01-01 08:00"),
        (Over.MONTH, "2028-02-29 12:00", "2028-02-01 08:00", "2028-03-01 08:00"),
    ],
)
def test_a_span_holds_its_instant(over: Over, when: str, begins: str, ends: str) -> None:
    assert span_at(over, at(when), CST, EIGHT) == Span(over, at(begins), at(ends))


@given(
    st.sampled_from([Over.SHIFT, Over.DAY, Over.MONTH]),
    st.integers(0, 4_000_000_000),
    st.sampled_from([0, 300, 480, 1200]),
)
def test_spans_follow_each_other_without_gap_or_overlap(over: Over, when: int, starts: int) -> None:
    span = span_at(over, when, CST, starts)
    assert span.from_at <= when < span.to_at
    after = beside(span, 1, CST, starts)
    assert after.from_at == span.to_at
    assert beside(after, -1, CST, starts) == span


def test_all_time_has_nothing_beside_it() -> None:
    assert beside(Span(), 1, CST, EIGHT) == Span()
