import pytest

from dutyroom.domain.recheck_line import read_recheck
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site


@pytest.mark.parametrize(
    ("text", "tenths", "site"),
    [
        ("368", 368, Site.FOREHEAD),
        ("368 额", 368, Site.FOREHEAD),
        ("额温 36.8", 368, Site.FOREHEAD),
        ("368腕", 368, Site.WRIST),
        ("36度8 手腕", 368, Site.WRIST),
        ("耳 37", 370, Site.EAR),
        ("36.8℃ EAR", 368, Site.EAR),
        ("３６。８　腋", 368, Site.ARMPIT),
        ("腋下36.8", 368, Site.ARMPIT),
        ("68 underarm", 368, Site.ARMPIT),
        ("ａｒｍｐｉｔ 368", 368, Site.ARMPIT),
        ("体温 368 腋温", 368, Site.ARMPIT),
    ],
)
def test_a_recheck_is_a_temperature_and_a_site_in_any_order_and_width(
    text: str, tenths: int, site: Site
) -> None:
    assert read_recheck(text) == (tenths, site)


@pytest.mark.parametrize(
    ("text", "word"),
    [("368 口", "口"), ("368 armpt", "armpt"), ("张三 368", "张三"), ("368 腋 出", "出")],
)
def test_a_word_that_is_not_understood_is_refused_and_named(text: str, word: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_recheck(text)
    assert (refused.value.code, refused.value.facts["text"]) == ("recheck_word_unknown", word)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_nothing_typed_is_a_missing_temperature(text: str) -> None:
    with pytest.raises(Refusal, match="temperature_missing"):
        read_recheck(text)


@pytest.mark.parametrize("text", ["腋", "368 37", "368 腋 耳", "999", "3685"])
def test_what_is_not_one_temperature_at_one_site_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="temperature_unreadable"):
        read_recheck(text)
