import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain import identity

first17s = st.text("0123456789", min_size=17, max_size=17)


def test_the_example_of_the_standard_is_right() -> None:
    assert identity.check_digit("11010519491231002") == "X"
    assert identity.is_right("11010519491231002x")
    assert identity.is_right("440524188001010014")


@pytest.mark.parametrize(
    "typed",
    ["11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", " 110105 19491231 002x "],
)
def test_every_way_of_typing_gives_one_number(typed: str) -> None:
    assert identity.normal(typed) == "11010519491231002X"
    assert identity.looks_like(typed)


@pytest.mark.parametrize("text", ["", "张三", "1101051949123100", "11010519491231002Y", "1" * 19])
def test_other_shapes_are_neither_alike_nor_right(text: str) -> None:
    assert not identity.looks_like(text)
    assert not identity.is_right(text)


def test_a_masked_number_shows_no_birthday() -> None:
    assert identity.masked("11010519491231002X") == "110***********002X"
    assert identity.masked("123") == "***"


@given(first17s, st.integers(0, 16), st.integers(1, 9))
def test_the_check_digit_catches_any_one_changed_digit(first17: str, place: int, step: int) -> None:
    number = first17 + identity.check_digit(first17)
    changed = str((int(number[place]) + step) % 10)
    assert identity.is_right(number)
    assert not identity.is_right(number[:place] + changed + number[place + 1 :])


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert identity.is_right(text) <= identity.looks_like(text)
    assert len(identity.masked(text)) == len(identity.normal(text))
