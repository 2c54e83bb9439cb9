import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain import plate


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("浙A12345", "浙A12345"),
        ("浙a·12345", "浙A12345"),
        ("浙Ａ １２３４５", "浙A12345"),
        ("浙AD12345", "浙AD12345"),
        ("浙A12345D", "浙A12345D"),
        ("京A1234警", "京A1234警"),
        ("浙A1234学", "浙A1234学"),
        ("粤Z1234港", "粤Z1234港"),
        ("WJ12345", "WJ12345"),
        ("wj浙1234x", "WJ浙1234X"),
    ],
)
def test_plates_are_brought_to_one_form(typed: str, number: str) -> None:
    assert plate.normal(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "A12345", "浙12345", "浙A1234", "浙A123456X", "浙AI2345", "张三", "浙A1234人"]
)
def test_what_is_no_plate_is_none(typed: str) -> None:
    assert plate.normal(typed) is None


@given(st.text())
def test_a_plate_has_seven_or_eight_characters_and_stays_as_it_is(text: str) -> None:
    number = plate.normal(text)
    if number is not None:
        assert len(number) in (7, 8)
        assert plate.normal(number) == number


@given(st.from_regex(rf"[{plate.PROVINCES}][A-H][0-9]{{5,6}}", fullmatch=True))
def test_every_issued_form_is_a_plate_in_either_case(number: str) -> None:
    assert plate.normal(number.lower()) == number
