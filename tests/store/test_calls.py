"""Calls found again, linked, replaced, and looked at."""

from dataclasses import replace

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.hotline import Call, Category
from dutyroom.domain.looks import Masked
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.store.call_window import CallFilter, Term
from dutyroom.store.room import Room
from tests.store.sample import NOW, begin

FLOOD = Call("西溪路5号积水，车库进水", NOW, phone="19900001111", caller="张三", place="西溪路5号")
CALLS = (
    FLOOD,
    replace(FLOOD, text="Tree on the road", phone="19900002222", received_at=NOW + 60, caller=""),
    replace(FLOOD, text="问核酸", phone="", received_at=NOW + 120, category=Category.ENQUIRY),
    replace(FLOOD, text="举报", received_at=NOW + 180, caller="李四", confidential=True),
)


def taken(*calls: Call) -> Room:
    room = begin()
    for call in calls:
        room.hotline.receive(call)
    return room


def found(room: Room, *terms: Term, **filtered: object) -> list[str]:
    keys = room.hotline.find(CallFilter(terms, **filtered))  # type: ignore[arg-type]
    return [line.call.text for line in room.hotline.window(keys).fetch(0, 99)]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("积水", [FLOOD.text]),
        ("水", [FLOOD.text]),
        ("水积", []),
        ("road", ["Tree on the road"]),
        ("tre", ["Tree on the road"]),
        ("2222", ["Tree on the road"]),
        ("０００２", ["Tree on the road"]),
        ("张三", ["问核酸", FLOOD.text]),
        ("李四", []),
        ("[/x]", []),
        ('"', []),
        ("%", []),
    ],
)
def test_calls_are_found_by_a_word_a_phone_or_a_number(text: str, texts: list[str]) -> None:
    assert found(taken(*CALLS), Term(text)) == texts


def test_every_term_must_be_met() -> None:
    room = taken(*CALLS)
    assert found(room, Term("西溪路"), Term("tree")) == ["Tree on the road"]
    assert found(room, Term("咨询", (Category.ENQUIRY,))) == ["问核酸"]


def test_a_number_written_in_full_finds_its_call() -> None:
    room = taken(*CALLS)
    line = room.hotline.latest(1)[0]
    assert found(room, Term(line.number)) == [line.call.text]


def test_the_phone_of_a_confidential_caller_is_found_by_few() -> None:
    room = taken(*CALLS)
    writer = room.officer()
    assert found(room, Term("19900001111")) == [FLOOD.text]
    assert found(room, Term("19900001111"), officer=writer) == ["举报", FLOOD.text]
    assert found(room, Term("19900001111"), supervises=True) == ["举报", FLOOD.text]


def test_a_window_knows_places_by_time_and_key() -> None:
    room = taken(*CALLS)
    window = room.hotline.window(room.hotline.newest())
    lines = window.fetch(0, 9)
    assert [line.call.received_at for line in lines] == [NOW + 180, NOW + 120, NOW + 60, NOW]
    assert [window.find(line.key) for line in lines] == [0, 1, 2, 3]
    assert window.find((NOW, 1)) is None
    assert [window.place_of(NOW + s) for s in (999, 180, 179, 61, 0, -5)] == [0, 0, 1, 2, 3, 3]
    assert room.hotline.newest(3).exact is False
    assert window.exact


def test_a_repeat_is_of_the_same_number_and_place_within_a_day() -> None:
    room = taken(FLOOD)
    later = NOW + 3600
    assert [line.call for line in room.hotline.repeats("19900001111", "西溪路５号", later)] == [
        FLOOD
    ]
    assert room.hotline.repeats("19900001111", "", later, "西溪路5号水更深了")
    assert not room.hotline.repeats("19900001111", "东门", later)
    assert not room.hotline.repeats("19900002222", "西溪路5号", later)
    assert not room.hotline.repeats("19900001111", "西溪路5号", NOW + 24 * 3600 + 1)


def test_a_call_that_replaces_another_strikes_it() -> None:
    room = taken(FLOOD)
    old = room.hotline.latest(1)[0]
    new = room.hotline.replace(old.subject, "号码听错", replace(FLOOD, phone="19900003333"))
    before, after = room.hotline.story(old.subject), room.hotline.story(new.subject)
    assert before is not None
    assert after is not None
    assert before.strike is not None
    assert (before.strike.reason, before.replaced_by) == ("号码听错", new.number)
    assert after.replaces == old.number
    with pytest.raises(Refusal, match="already_struck"):
        room.hotline.replace(old.subject, "again", FLOOD)
    assert room.hotline.count(0, 1 << 40) == 1


def test_a_repeat_knows_what_it_repeats_and_is_known_by_it() -> None:
    room = taken(FLOOD)
    first = room.hotline.latest(1)[0]
    second = room.hotline.receive(replace(FLOOD, received_at=NOW + 600, repeat_of=first.subject))
    stories = [room.hotline.story(line.subject) for line in (first, second)]
    assert [(s.repeat_of, s.repeated_by) for s in stories if s] == [
        ("", (second.number,)),
        (first.number, ()),
    ]


def test_a_look_is_recorded_in_the_name_of_who_looked() -> None:
    room = taken(FLOOD)
    line = room.hotline.latest(1)[0]
    assert room.hotline.uncover(line.subject).call.phone == "19900001111"
    [look] = room.looks.of(line.subject)
    assert (look.officer, look.field) == (room.officer(), Masked.PHONE)


def test_a_refused_look_shows_nothing_and_records_nothing() -> None:
    room = taken(replace(FLOOD, confidential=True))
    line = room.hotline.latest(1)[0]
    other = Officer("王五")
    room.officers.enrol(other)
    room.author = Author(other.key)
    with pytest.raises(Refusal, match="caller_confidential"):
        room.hotline.uncover(line.subject)
    assert room.looks.of(line.subject) == []


def test_the_earlier_calls_of_a_number_come_before_those_it_only_begins() -> None:
    room = taken(*CALLS)
    assert [line.call.text for line in room.hotline.earlier("1990000", 2)] == [
        "举报",
        "Tree on the road",
    ]
    assert [line.call.text for line in room.hotline.earlier("19900001111")] == ["举报", FLOOD.text]
