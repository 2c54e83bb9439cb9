"""From a typed line to a passage."""

import pytest

from dutyroom.domain.checkpoint import Step
from dutyroom.domain.direction import Direction
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment
from dutyroom.domain.passage_entry import completed, passage_of, split_time
from dutyroom.domain.passage_line import parse
from dutyroom.domain.refusal import Refusal

NOW = Moment(1_795_000_000, 480)


@pytest.mark.parametrize(
    ("typed", "rest", "said"),
    [
        ("张三 365", "张三 365", ""),
        ("张三 365 @昨晚22:30", "张三 365         ", "昨晚22:30"),
        ("@2230 张三 365", "      张三 365", "2230"),
        ("＠２２３０ 张三", "      张三", "２２３０"),
        ("@3-7 21:05 张三 365", "           张三 365", "3-7 21:05"),
        ("@昨晚22:30 365", "         365", "昨晚22:30"),
        ("a@b.c 365", "a@b.c 365", ""),
        ("@", "@", ""),
    ],
)
def test_the_time_word_is_taken_out_and_everything_else_keeps_its_place(
    typed: str, rest: str, said: str
) -> None:
    assert split_time(typed) == (rest, said)


def test_what_is_known_fills_only_what_was_not_typed() -> None:
    line = parse("ls 365 浙A99999")
    known = {"name": "李四", "phone": "19900001000", "identity": "", "plate": "浙A12345"}
    full = completed(line, **known)
    assert (full.name, full.phone, full.plate, full.query) == (
        "李四",
        "19900001000",
        "浙A99999",
        "",
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("张三", "temperature_missing"),
        ("365", "nobody_named"),
        ("张三 李四 365", "name_twice"),
        ("张三 365 366", "temperature_twice"),
        ("张三 365 1234567890123456", "number_unknown"),
        ("张三 345", "second_look"),
        ("张三 421", "second_look"),
    ],
)
def test_a_line_that_cannot_be_written_says_why(typed: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        passage_of(parse(typed), at=NOW, post=7)
    assert refusal.value.code == code


@pytest.mark.parametrize("typed", ["张三 350", "张三 420"])
def test_the_second_look_begins_beyond_its_limits(typed: str) -> None:
    assert not passage_of(parse(typed), at=NOW, post=7).marks & Mark.LOOKED_TWICE


def test_a_line_says_a_whole_passage() -> None:
    line = parse("张三 19900001111 ３６。５ 出 浙A12345 绿码 从北京到杭州 腋温")
    passage = passage_of(line, at=NOW, post=7, steps=Step.MASK, late=True)
    assert (passage.name, passage.phone, passage.temperature) == ("张三", "19900001111", 365)
    assert (passage.direction, passage.plate) == (Direction.OUT, "浙A12345")
    assert (passage.origin, passage.destination) == ("北京", "杭州")
    assert (passage.at, passage.offset, passage.post) == (NOW.at, 480, 7)
    assert (passage.marks, passage.steps) == (Mark.LATE, Step.MASK)


def test_a_doubtful_reading_that_was_looked_at_twice_is_marked() -> None:
    assert (
        passage_of(parse("张三 345"), at=NOW, post=7, looked_twice=True).marks == Mark.LOOKED_TWICE
    )


def test_without_a_checkpoint_nothing_is_written() -> None:
    with pytest.raises(Refusal, match="checkpoint_missing"):
        passage_of(parse("张三 365"), at=NOW, post=0)
