"""People found again by the little of them that is typed."""

from dataclasses import replace

import pytest

from dutyroom.domain.checkpoint import Passage
from dutyroom.store.room import Room
from tests.store.sample import NOW, PERSON, begin

PEOPLE = [  # the latest last
    ("张三", "19900001111"),
    ("张三丰", "19900002222"),
    ("赵四", "19900001110"),
    ("周顺", "19900021990"),
    ("李四", "19900003333"),
    ("李四", "19900004444"),
    ("Smith", "19900005555"),
    ("王五", ""),
    ("", "19900006666"),
    ("曾国强", "19900007777"),
]


def passage(number: int, name: str, phone: str) -> Passage:
    return replace(PERSON, at=NOW + number, name=name, phone=phone, identity="", plate="浙A12345")


@pytest.fixture(scope="module")
def room() -> Room:
    room = begin()
    room.checkpoint.register_many([passage(n, *person) for n, person in enumerate(PEOPLE)])
    return room


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("zs", ["周顺", "赵四", "张三", "张三丰"]),
        ("ZSF", ["张三丰"]),
        ("z", ["曾国强", "周顺", "赵四", "张三丰", "张三"]),
        ("zg", ["曾国强"]),
        ("张三", ["张三", "张三丰"]),
        ("李四", ["李四", "李四"]),
        ("smith", ["Smith"]),
        ("1111", ["张三"]),
        ("1990", ["周顺", "曾国强", "Smith", "李四", "李四", "赵四", "张三丰", "张三"]),
        ("199000011", ["赵四", "张三"]),
        ("19900004444", ["李四"]),
        ("6666", []),
        ("xyz", []),
        ("", []),
        ("'; DROP TABLE person", []),
    ],
)
def test_a_query_names_in_full_before_it_begins_and_the_latest_first(
    room: Room, query: str, names: list[str]
) -> None:
    assert [person.name for person in room.checkpoint.known(query)] == names


def test_no_more_people_are_named_than_asked_for(room: Room) -> None:
    assert [person.name for person in room.checkpoint.known("z", 2)] == ["曾国强", "周顺"]


def test_a_person_keeps_the_last_plate_and_identity_number_seen() -> None:
    room = begin()
    seen = [("浙A11111", ""), ("", "330102200611180583"), ("浙A22222", ""), ("", "")]
    for number, (plate, identity) in enumerate(seen):
        room.checkpoint.register(replace(PERSON, at=NOW + number, plate=plate, identity=identity))
    found = room.checkpoint.known("zs")[0]
    assert (found.plate, found.identity) == ("浙A22222", "330102200611180583")
    assert found.last_at == NOW + 3


def test_of_a_thousand_namesakes_the_latest_come_first() -> None:
    room = begin()
    crowd = [passage(n * 7919 % 3000, "张三", f"199{n:08}") for n in range(3000)]
    room.checkpoint.register_many(crowd)
    assert [person.last_at for person in room.checkpoint.known("zs", 3)] == [
        NOW + 2999, NOW + 2998, NOW + 2997,
    ]  # fmt: skip


def test_earlier_passages_of_a_number_come_newest_first(room: Room) -> None:
    found = room.checkpoint.earlier("1990000", 3)
    assert [line.passage.name for line in found] == ["曾国强", "", "Smith"]
    assert [line.passage.name for line in room.checkpoint.earlier("19900004444")] == ["李四"]
    assert room.checkpoint.earlier("19911") == []


def test_many_passages_of_one_number_do_not_hide_the_others() -> None:
    room = begin()
    often = [replace(PERSON, at=NOW - n, phone="19900000001") for n in range(50)]
    once = [replace(PERSON, at=NOW + 1, phone="19900000002")]
    room.checkpoint.register_many(often + once)
    found = room.checkpoint.earlier("1990000", 3)
    assert [line.passage.at for line in found] == [NOW + 1, NOW, NOW - 1]
