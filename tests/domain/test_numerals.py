"""Small numbers in Chinese, written and read."""

import pytest

from dutyroom.domain.moment.numerals import number, spelled


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (0, "0"), (100, "100")],
)
def test_a_number_is_spelled_as_people_write_it(count: int, text: str) -> None:
    assert spelled(count) == text


def test_what_was_spelled_is_read_back() -> None:
    assert [number(spelled(count)) for count in range(1, 100)] == list(range(1, 100))
