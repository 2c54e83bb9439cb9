"""Rows in aligned columns."""

import pytest

from dutyroom.reports.aligned import table, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("值班室", 6), ("a\u0301", 1), ("● 红色", 6), ("，", 2), ("½", 1)],
)
def test_a_text_takes_as_many_columns_as_are_seen(text: str, columns: int) -> None:
    assert width(text) == columns


def test_columns_begin_below_each_other_and_numbers_end_so() -> None:
    assert table([("单位", "n"), ("水利局", 1234), ("a", 5)]) == [
        "单位        n",
        "水利局  1,234",
        "a           5",
    ]


def test_what_a_terminal_would_obey_stands_in_no_column() -> None:
    assert table([("\x1b[2Ja\nb", "x")]) == ["[2Ja b  x"]
