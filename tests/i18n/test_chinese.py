"""Chinese sentences are set in Chinese punctuation."""

import re

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


def test_no_half_width_punctuation_stands_next_to_a_han_character() -> None:
    assert [text for text in TRANSLATIONS if HALF_WIDTH.search(text)] == []


def test_no_blank_follows_full_width_punctuation() -> None:
    assert [text for text in TRANSLATIONS if AFTER_A_BLANK.search(text)] == []


SHARED = {"Answered": "当场答复", "What": "内容", "Compare": "对照", "New matter": "新事项"}
"""Words of several screens, which one of them could easily take for itself."""


def test_a_word_many_screens_share_keeps_its_meaning() -> None:
    said = {message.id: message.string for message in chinese()}
    assert {each: said.get(each) for each in SHARED} == SHARED
