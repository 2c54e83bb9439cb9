import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain import phone


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("19900001111", "19900001111"),
        ("199 0000 1111", "19900001111"),
        ("199-0000-1111", "19900001111"),
        ("１９９００００１１１１", "19900001111"),
        ("+86 19900001111", "19900001111"),
        ("008619900001111", "19900001111"),
        ("8619900001111", "19900001111"),
        ("0571-88880000", "057188880000"),
        ("(0571)88880000", "057188880000"),
        ("+44 20 7946 0000", "+442079460000"),
        ("110", "110"),
        ("无", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_a_number_is_brought_to_bare_digits(typed: str, number: str) -> None:
    assert phone.normal(typed) == number


@pytest.mark.parametrize(
    "number",
    [
        "19900001111",
        "057188880000",
        "0571-8050151",
        "010-88880000",
        "110",
        "12345",
        "95598",
        "8888000",
        "88880000",
        "400-100-2000",
        "+442079460000",
    ],
)
def test_numbers_one_can_call_back_are_plausible(number: str) -> None:
    assert phone.is_plausible(number)


@pytest.mark.parametrize(
    "number", ["1990000111", "199000011112", "23900001111", "12", "无", "123456"]
)
def test_numbers_with_a_wrong_count_of_digits_are_not_plausible(number: str) -> None:
    assert not phone.is_plausible(number)


def test_only_eleven_digits_that_begin_with_one_are_a_mobile() -> None:
    assert phone.is_mobile("+86 199 0000 1111")
    assert not phone.is_mobile("0571-88880000")
    assert not phone.is_mobile("29900001111")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("19900001111", "199****1111"),
        ("0571-88880000", "0571******00"),
        ("01088880012", "010******12"),
        ("88880012", "******12"),
        ("1990000111", "199*****11"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_lists_show_a_number_masked(number: str, shown: str) -> None:
    assert phone.masked(number) == shown


@given(st.text())
def test_bringing_a_number_to_digits_twice_changes_nothing(text: str) -> None:
    once = phone.normal(text)
    assert phone.normal(once) == once
    assert len(phone.masked(text)) == len(once)
