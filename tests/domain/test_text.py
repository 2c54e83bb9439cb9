import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.text import clean, fold, half_width, visible

any_text = st.text(st.characters(exclude_categories=[]))  # lone surrogates too

HOSTILE = [
    ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    ("\x1b]2;title\x07", "]2;title"),
    ("\x9b31m", "31m"),
    ("a\x00b", "ab"),
    ("\x1f", ""),
    ("\r覆盖", "覆盖"),
    ("\t=1+1", "=1+1"),
    ("\u202e倒序", "倒序"),
    ("\u2066x\u2069", "x"),
    ("\u200b\u200b", ""),
    ("\ufeff开头", "开头"),
    ("a\U000e0041b", "ab"),
    ("\ud800", "\ufffd"),
    ("\u3000\u3000", ""),
    ("[@click=app.quit]点我[/]", "[@click=app.quit]点我[/]"),
    ("a\tb\nc", "a b c"),
    ("e\u0301", "é"),
]


@pytest.mark.parametrize(("outside", "kept"), HOSTILE)
def test_what_a_terminal_would_obey_is_dropped(outside: str, kept: str) -> None:
    assert clean(outside) == kept


@pytest.mark.parametrize(
    "name", ["𠮷野家", "𰻞面", "阿依古丽·买买提", "尉迟志远", "葛\U000e0100城"]
)
def test_rare_names_stay_intact(name: str) -> None:
    assert clean(name) == fold(clean(name)) == name


def test_line_ends_become_one_kind_where_lines_are_wanted() -> None:
    assert clean("一\r\n二\r三\u2028四\n", lines=True) == "一\n二\n三\n四"


def test_a_text_is_cut_at_its_limit_and_does_not_end_in_a_space() -> None:
    assert clean("字" * 20_000) == "字" * 10_000
    assert clean("ab cd", limit=3) == "ab"


@given(any_text, st.booleans(), st.integers(0, 20))
def test_cleaning_twice_changes_nothing(text: str, lines: bool, limit: int) -> None:
    once = clean(text, lines=lines, limit=limit)
    assert clean(once, lines=lines, limit=limit) == once
    assert len(once) <= limit


@given(any_text)
def test_nothing_unseen_survives(text: str) -> None:
    kept = clean(text, lines=True)
    assert "\x1f" not in kept
    assert not [c for c in kept if c != "\n" and unicodedata.category(c) in {"Cc", "Cs"}]
    forbidden = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN", "B"}
    assert not [c for c in kept if c != "\n" and unicodedata.bidirectional(c) in forbidden]
    kept.encode()


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_left_alone(text: str) -> None:
    assert visible(text) == fold(text) == text


@pytest.mark.parametrize(
    ("full", "half"),
    [
        ("０１２３", "0123"),
        ("３６。５", "36.5"),
        ("ａｂｃ", "abc"),
        ("２０２６－１１－２０　０８：０４", "2026-11-20 08:04"),
        ("一、二", "一,二"),
        ("【急】—–−", "[急]---"),
    ],
)
def test_full_width_equals_half_width(full: str, half: str) -> None:
    assert fold(full) == half


@given(any_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("１号卡口Ａ区", "1号卡口A区"), ("东门（北）", "东门（北）"), ("３＋２", "3＋2"), ("", "")],
)
def test_letters_and_digits_become_half_width_and_punctuation_stays(typed: str, kept: str) -> None:
    assert half_width(typed) == kept
