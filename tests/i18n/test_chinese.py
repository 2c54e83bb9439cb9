"""Chinese sentences are set in Chinese punctuation."""

import re

import pytest

from tests.i18n.catalog import chinese

HAN = "[\u3400-\u9fff]"
HALF_WIDTH = re.compile(f"{HAN}[,:;!?()]|[,:;!?()]{HAN}")
AFTER_A_BLANK = re.compile("[，。：；！？] ")
TRANSLATIONS = [
    text
    for message in chinese()
    if message.id
    for text in ([message.string] if isinstance(message.string, str) else message.string or ())
]


@pytest.mark.parametrize("text", TRANSLATIONS)
def test_no_half_width_punctuation_stands_next_to_a_han_character(text: str) -> None:
    assert not HALF_WIDTH.search(text)


@pytest.mark.parametrize("text", TRANSLATIONS)
def test_no_blank_follows_full_width_punctuation(text: str) -> None:
    assert not AFTER_A_BLANK.search(text)
