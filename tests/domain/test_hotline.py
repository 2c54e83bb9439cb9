import pytest

from dutyroom.domain.hotline import (
    LONGEST_TEXT,
    RESCUE_CATEGORIES,
    Call,
    CallNoted,
    CallReceived,
    Category,
    note,
    receive,
)
from dutyroom.domain.refusal import Refusal


def test_a_call_needs_nothing_but_its_text() -> None:
    call = Call("东门积水", 1_795_370_400)
    assert receive("1122-0001", call) == CallReceived("1122-0001", call)


def test_a_note_is_kept_without_the_blanks_round_it() -> None:
    assert note(" two pumps\nsent \n") == CallNoted("two pumps\nsent")


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_call_or_note_without_a_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="call_text_missing"):
        receive("1122-0001", Call(text, 0))
    with pytest.raises(Refusal, match="note_missing"):
        note(text)


def test_ten_thousand_characters_are_taken_and_not_one_more() -> None:
    receive("1122-0001", Call("水" * LONGEST_TEXT, 0))
    assert note("水" * LONGEST_TEXT) == CallNoted("水" * LONGEST_TEXT)
    for act in (lambda text: receive("1122-0001", Call(text, 0)), note):
        with pytest.raises(Refusal, match="call_text_long") as refused:
            act("水" * (LONGEST_TEXT + 1))
        assert refused.value.facts == {"most": LONGEST_TEXT}


def test_a_category_the_room_has_retired_is_still_a_category_of_its_calls() -> None:
    assert receive("1122-0001", Call("旧案", 0, category="snow_clearing")).call.category == (
        "snow_clearing"
    )


def test_the_six_that_119_accepts_are_six() -> None:
    assert len(set(RESCUE_CATEGORIES)) == 6
    assert set(RESCUE_CATEGORIES) < set(Category)
