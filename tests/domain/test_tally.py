"""Amounts of measures in the units people type and reports print."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.kinds import Measure, Words
from dutyroom.domain.matters.tally import reported, typed, written

ONE = Words("", "")
AREA = Measure("area", ONE, ONE, ONE, per=10_000)
GOODS = Measure("goods", ONE, ONE, ONE, places=2)
PEOPLE = Measure("people", ONE, ONE, ONE)
ODD = Measure("odd", ONE, ONE, ONE, per=3)


@pytest.mark.parametrize(
    ("value", "measure", "by_hand", "in_reports"),
    [
        (0, AREA, "0", "0"),
        (1, AREA, "1", "0.0001"),
        (12_500, AREA, "12,500", "1.25"),
        (10_000, AREA, "10,000", "1"),
        (123_456_780_000, AREA, "123,456,780,000", "12,345,678"),
        (350, GOODS, "3.5", "3.5"),
        (100_000, GOODS, "1,000", "1,000"),
        (1_234_567, PEOPLE, "1,234,567", "1,234,567"),
        (2, ODD, "2", "0.666667"),
    ],
)
def test_an_amount_stands_in_the_unit_it_is_typed_in_and_in_that_of_reports(
    value: int, measure: Measure, by_hand: str, in_reports: str
) -> None:
    assert written(typed(measure, value)) == by_hand
    assert written(reported(measure, value)) == in_reports


@given(st.lists(st.integers(0, 10**12), max_size=20))
def test_the_report_of_a_sum_is_the_sum_of_the_reports(values: list[int]) -> None:
    for measure in (AREA, GOODS, PEOPLE):
        each = sum((reported(measure, value) for value in values), Decimal(0))
        assert reported(measure, sum(values)) == each
