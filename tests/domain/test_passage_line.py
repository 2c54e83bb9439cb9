import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.passage_line import PassageLine, WordKind, completeness, parse
from dutyroom.domain.temperature import Site

RIGHT = "11010519491231002X"
WRONG = "110105194912310021"


def said(line: PassageLine) -> dict[str, Any]:
    """Only what the line says beyond an empty one."""
    empty = PassageLine()
    fields = [field.name for field in dataclasses.fields(empty) if field.name != "words"]
    return {f: getattr(line, f) for f in fields if getattr(line, f) != getattr(empty, f)}


LINES: list[tuple[str, dict[str, Any]]] = [
    (
        "张三 19900001111 365 进 浙A12345",
        {"name": "张三", "phone": "19900001111", "temperature": 365, "plate": "浙A12345"},
    ),
    (
        "张三　１９９００００１１１１　３６。５　出",
        {"name": "张三", "phone": "19900001111", "temperature": 365, "direction": Direction.OUT},
    ),
    ("张三19900001111 365", {"name": "张三", "phone": "19900001111", "temperature": 365}),
    ("张三，19900001111，365", {"name": "张三", "phone": "19900001111", "temperature": 365}),
    ("张三,36,5,19900001111", {"name": "张三", "phone": "19900001111", "temperature": 365}),
    ("199 0000 1111 36.5℃", {"phone": "19900001111", "temperature": 365}),
    ("199-0000-1111 36度5", {"phone": "19900001111", "temperature": 365}),
    ("+8619900001111 36.5c", {"phone": "19900001111", "temperature": 365}),
    ("0571-88880000 36.5度", {"phone": "057188880000", "temperature": 365}),
    ("张三365", {"name": "张三", "temperature": 365}),
    ("36.5出", {"temperature": 365, "direction": Direction.OUT}),
    ("365 o 张三", {"temperature": 365, "name": "张三", "direction": Direction.OUT}),
    ("张三 65 out", {"name": "张三", "temperature": 365, "direction": Direction.OUT}),
    ("zs365", {"query": "zs", "temperature": 365}),
    ("zs 65", {"query": "zs", "temperature": 365}),
    ("ZS 65", {"query": "ZS", "temperature": 365}),
    ("1111 65", {"query": "1111", "temperature": 365}),
    ("99000011 65", {"query": "99000011", "temperature": 365}),
    ("张三 zs 65", {"name": "张三", "query": "zs", "temperature": 365}),
    ("John Smith 365", {"name": "John Smith", "temperature": 365}),
    ("john smith 365", {"name": "john smith", "temperature": 365}),
    ("Tom 365", {"name": "Tom", "temperature": 365}),
    (f"张三 {RIGHT} 365", {"name": "张三", "identity": RIGHT, "temperature": 365}),
    (f"张三{RIGHT.lower()} 365", {"name": "张三", "identity": RIGHT, "temperature": 365}),
    (f"{WRONG} 365", {"identity": WRONG, "temperature": 365, "marks": Mark.IDENTITY_WRONG}),
    (f"张三身份证号码：{RIGHT} 365", {"name": "张三", "identity": RIGHT, "temperature": 365}),
    ("张三 警号176004 365", {"name": "张三", "purpose": "警号176004", "temperature": 365}),
    ("张三警号１７６００４ 365", {"name": "张三", "purpose": "警号176004", "temperature": 365}),
    ("证件号：a-0012 365 张三", {"name": "张三", "purpose": "证件号:a-0012", "temperature": 365}),
    ("张三 工作证 1234 65", {"name": "张三", "purpose": "工作证 1234", "temperature": 365}),
    ("badge no. 176004 Tom 65", {"name": "Tom", "purpose": "badge no. 176004", "temperature": 365}),
    ("通行证 19900001111 65", {"name": "通行证", "phone": "19900001111", "temperature": 365}),
    ("李证 1234 65", {"name": "李证", "query": "1234", "temperature": 365}),
    ("警号176004 警号141772", {"purpose": "警号176004", "problems": ("purpose_twice",)}),
    ("1990000111 365", {"phone": "1990000111", "temperature": 365, "marks": Mark.PHONE_ODD}),
    ("199000011112 365", {"phone": "199000011112", "temperature": 365, "marks": Mark.PHONE_ODD}),
    ("29900001111", {"phone": "29900001111", "marks": Mark.PHONE_ODD}),
    ("浙a·12345 365", {"plate": "浙A12345", "temperature": 365}),
    ("张三浙AD12345 365", {"name": "张三", "plate": "浙AD12345", "temperature": 365}),
    ("粤Z1234港", {"plate": "粤Z1234港"}),
    ("浙A1234", {"plate": "浙A1234", "marks": Mark.PLATE_ODD}),
    ("张三 绿码 365", {"name": "张三", "code": HealthCode.GREEN, "temperature": 365}),
    ("张三绿码 黄河", {"name": "张三", "code": HealthCode.GREEN, "problems": ("name_twice",)}),
    ("张三 黄", {"name": "张三", "code": HealthCode.YELLOW}),
    ("张三 red", {"name": "张三", "code": HealthCode.RED}),
    ("张三 从武汉 到杭州", {"name": "张三", "origin": "武汉", "destination": "杭州"}),
    ("从 武汉 张三 到 江干3号楼", {"name": "张三", "origin": "武汉", "destination": "江干3号楼"}),
    ("从武汉到杭州 张三", {"name": "张三", "origin": "武汉", "destination": "杭州"}),
    ("Tom from Wuhan to Hangzhou", {"name": "Tom", "origin": "Wuhan", "destination": "Hangzhou"}),
    ("张三 耳温 37.5", {"name": "张三", "site": Site.EAR, "temperature": 375}),
    ("张三腋温37.5", {"name": "张三", "site": Site.ARMPIT, "temperature": 375}),
    ("张三 体温36.5", {"name": "张三", "temperature": 365}),
    ("阿依古丽·买买提 365", {"name": "阿依古丽·买买提", "temperature": 365}),
    ("阿依古丽。买买提 365", {"name": "阿依古丽·买买提", "temperature": 365}),
    ("𠮷野家 365", {"name": "𠮷野家", "temperature": 365}),
    ("365 36.6", {"temperature": 365, "problems": ("temperature_twice",)}),
    ("19900001111 19900002222", {"phone": "19900001111", "problems": ("phone_twice",)}),
    ("张三 李四", {"name": "张三", "problems": ("name_twice",)}),
    ("张三 12", {"name": "张三", "problems": ("number_unknown",)}),
    ("张三 999 46.5 36.55", {"name": "张三", "problems": ("number_unknown",)}),
    ("字" * 21, {"name": "字" * 21, "problems": ("name_too_long",)}),
    ("字" * 20, {"name": "字" * 20}),
    ("张\x00三\x1b\u202e 365", {"name": "张三", "temperature": 365}),
    ("[@click=app.quit]点我[/]", {"name": "@click=app.quit]点我"}),
    (" ， ； . ", {}),
    ("", {}),
]


@pytest.mark.parametrize(("typed", "fields"), LINES)
def test_a_line_says_what_its_words_say(typed: str, fields: dict[str, Any]) -> None:
    assert said(parse(typed)) == fields


def test_the_direction_given_holds_until_the_line_names_one() -> None:
    assert parse("张三 365", direction=Direction.OUT).direction is Direction.OUT
    assert parse("张三 365 进", direction=Direction.OUT).direction is Direction.IN


def test_each_word_keeps_its_place_in_the_line_as_typed() -> None:
    line = "张三 ３６。５℃ 进，浙A12345"
    shown = [(line[word.start : word.end], word.kind) for word in parse(line).words]
    assert shown == [
        ("张三", WordKind.NAME),
        ("３６。５℃", WordKind.TEMPERATURE),
        ("进", WordKind.DIRECTION),
        ("浙A12345", WordKind.PLATE),
    ]


def test_a_journey_without_a_space_is_two_words() -> None:
    line = "从武汉到杭州"
    shown = [(line[word.start : word.end], word.kind) for word in parse(line).words]
    assert shown == [("从武汉", WordKind.ORIGIN), ("到杭州", WordKind.DESTINATION)]


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("", ("temperature_missing", "nobody_named")),
        ("张三", ("temperature_missing",)),
        ("365", ("nobody_named",)),
        ("zs 365", ("nobody_named",)),
        ("浙A12345 365", ()),
        ("19900001111 365", ()),
        (f"{RIGHT} 365", ()),
        ("张三 365", ()),
    ],
)
def test_a_line_is_complete_with_a_temperature_and_somebody(
    typed: str, missing: tuple[str, ...]
) -> None:
    assert completeness(parse(typed)) == missing


words_of_distinct_kinds = st.tuples(
    st.sampled_from(["张三", "阿依古丽·买买提", "𠮷野家"]),
    st.sampled_from(["19900001111", "0571-88880000", "1990000111", "１９９００００１１１１"]),
    st.sampled_from(["365", "36.5", "３６。５", "65", "36.5℃", "36,5"]),
    st.sampled_from(["进", "出", "i", "out"]),
    st.sampled_from(["浙A12345", "浙ad12345", "WJ12345", "浙A1234"]),
    st.sampled_from([RIGHT, WRONG]),
    st.sampled_from(["绿码", "黄", "red"]),
    st.sampled_from(["从武汉", "来自武汉"]),
    st.sampled_from(["到杭州", "前往杭州"]),
    st.sampled_from(["额温", "耳温"]),
    st.sampled_from(["zs", "1111"]),
)


@given(
    words_of_distinct_kinds.flatmap(lambda words: st.tuples(st.just(words), st.permutations(words)))
)
def test_the_order_of_words_does_not_matter(orders: tuple[tuple[str, ...], list[str]]) -> None:
    straight, shuffled = orders
    line = parse(" ".join(straight))
    assert line.problems == ()
    assert len(line.words) == len(straight)
    assert said(parse(" ".join(shuffled))) == said(line)


PIECES = "张 从 到 3 36.5 1990000 浙A 绿码 体温 zs · ， ℃ ㍿ ¼ +86 - \x1b \ud800 e\u0301"
pieces = st.lists(st.sampled_from([*PIECES.split(" "), " "]), max_size=12).map("".join)


@given(st.one_of(pieces, st.text(st.characters(exclude_categories=[]))))
def test_any_text_can_be_parsed_and_its_words_lie_in_it(text: str) -> None:
    line = parse(text)
    ends = [0, *(word.end for word in line.words)]
    for word, before in zip(line.words, ends, strict=False):
        assert before <= word.start <= word.end <= len(text)
    assert "\x1f" not in line.name + line.origin + line.destination
