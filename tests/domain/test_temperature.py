import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site, needs_second_look, shown, tenths


@pytest.mark.parametrize(
    "typed",
    [
        "36.5",
        "365",
        "３６。５",
        "36。5",
        "36.5℃",
        "36.5°C",
        "36.5 c",
        "36.5度",
        "36,5",
        "36度5",
        "３６５",
        " 36.5 ",
    ],
)
def test_every_way_of_writing_a_temperature_gives_tenths(typed: str) -> None:
    assert tenths(typed) == 365


@pytest.mark.parametrize(("typed", "reading"), [("50", 350), ("65", 365), ("99", 399), ("36", 360)])
def test_two_digits_are_a_shortcut_at_the_gate(typed: str, reading: int) -> None:
    assert tenths(typed, short=True) == reading


@pytest.mark.parametrize(
    "typed", ["", "无", "正常", "3.65", "36.55", "-36.5", "36.5.1", "3650", "NaN", "1e309"]
)
def test_what_is_no_temperature_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        tenths(typed)
    assert refusal.value.code == "temperature_unreadable"
    assert refusal.value.facts == {"text": typed}


@pytest.mark.parametrize(("typed", "reading"), [("29.9", 299), ("451", 451), ("65", 650)])
def test_what_nobody_alive_shows_is_refused(typed: str, reading: int) -> None:
    with pytest.raises(Refusal) as refusal:
        tenths(typed)
    assert refusal.value.code == "temperature_impossible"
    assert refusal.value.facts == {"tenths": reading}


@given(st.integers(300, 450))
def test_what_is_shown_reads_back(reading: int) -> None:
    assert tenths(shown(reading)) == reading


@pytest.mark.parametrize(
    ("reading", "again"), [(349, True), (350, False), (373, False), (420, False), (421, True)]
)
def test_very_low_and_very_high_readings_ask_for_a_second_look(reading: int, again: bool) -> None:
    assert needs_second_look(reading) is again


@given(st.text(), st.booleans())
def test_any_text_is_read_or_refused(text: str, short: bool) -> None:
    try:
        assert 300 <= tenths(text, short=short) <= 450
    except Refusal as refusal:
        assert refusal.code.startswith("temperature_")  # noqa: PT017 - either answer will do


def test_sites_keep_their_stored_values() -> None:
    assert [int(site) for site in Site] == [0, 1, 2, 3]
