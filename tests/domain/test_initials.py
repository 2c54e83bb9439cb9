import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.initials import begins, initials, matches


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("张三", "zs"),
        ("曾龙明", "zlm"),
        ("单雄", "sx"),
        ("单于飞", "cyf"),
        ("解放", "xf"),
        ("仇英", "qy"),
        ("查良", "zl"),
        ("盖天", "gt"),
        ("区明", "om"),
        ("朴树", "ps"),
        ("阚泽", "kz"),
        ("尉迟志远", "yczy"),
        ("万俟明", "mqm"),
        ("澹台明", "ttm"),
        ("长孙明", "zsm"),
        ("令狐明", "lhm"),
        ("欧阳明月", "oymy"),
        ("阿依古丽·买买提", "ayglmmt"),
        ("𠮷野家", "yj"),
        ("Tom Li", "tomli"),
        ("张三2", "zs2"),
        ("张Ａ", "za"),
        ("", ""),
    ],
)
def test_a_name_has_initials_as_people_say_it(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zs", True),
        ("z", True),
        ("ＺＳ", True),
        ("zsf", True),
        ("sf", False),
        ("张", True),
        ("三丰", True),
        *[("李", False), ("", True), ("x", False)],
    ],
)
def test_a_name_is_found_by_a_part_of_it_or_its_initials(query: str, found: bool) -> None:
    assert matches(query, "张三丰", "zsf") is found


def test_a_latin_name_and_a_dotted_name_are_found_as_typed() -> None:
    assert matches("smith", "John Smith", "johnsmith")
    assert matches("古丽买", "阿依古丽·买买提", "ayglmmt")


@given(st.text(st.characters(exclude_categories=[])))
def test_any_name_has_plain_initials_and_is_found_by_them(name: str) -> None:
    letters = initials(name)
    assert letters == letters.lower()
    assert letters == "" or (letters.isascii() and letters.isalnum())
    assert matches(letters, name, letters)


def test_the_dictionary_is_not_loaded_before_it_is_needed() -> None:
    asked = "import sys, dutyroom.domain.initials; print('pypinyin' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("query", "found"),
    [("zdxq", True), ("cdxq", True), ("ZD", True), ("", True), ("dxq", False), ("zdxqs", False)],
)
def test_a_character_of_several_readings_is_found_by_each_of_them(query: str, found: bool) -> None:
    assert begins(query, "重大险情") is found
