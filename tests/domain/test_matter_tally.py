"""Sums in the unit reports use."""

from decimal import Decimal

import pytest

from dutyroom.domain.kinds import Measure, Words
from dutyroom.domain.matters.tally import reported

WORD = Words("", "")


@pytest.mark.parametrize(
    ("places", "per", "value", "text"),
    [
        (0, 1, 0, "0"),
        (0, 1, 17, "17"),
        (0, 10_000, 12_345, "1.2345"),
        (0, 10_000, 1, "0.0001"),
        (0, 10_000, 20_000, "2"),
        (2, 1, 350, "3.5"),
        (2, 1, 10_000_000, "100000"),
        (1, 10_000, 123, "0.00123"),
    ],
)
def test_a_sum_is_exact_in_the_unit_of_reports(
    places: int, per: int, value: int, text: str
) -> None:
    measure = Measure("area", WORD, WORD, WORD, per, places)
    assert reported(measure, value) == Decimal(text)
    assert str(reported(measure, value)) == text
