"""A call while it is being taken down."""

from typing import Any

import pytest

from dutyroom.domain.call_sheet import CallSheet, sheet_of
from dutyroom.domain.hotline import Call, Urgency, same_place, uncover
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal

NOW = Moment.parse_iso("2026-11-22T23:10:00+08:00")


def sheet(**fields: Any) -> CallSheet:
    return CallSheet(NOW.at, NOW.offset, **fields)


def test_nothing_but_the_text_is_required() -> None:
    assert sheet(text="西溪路积水").call() == Call("西溪路积水", NOW.at)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "call_text_missing", "text"),
        ({"text": " \n "}, "call_text_missing", "text"),
        ({"text": "长" * 10_001}, "call_text_long", "text"),
        ({"text": "积水", "happened": "那天"}, "moment_unreadable", "happened"),
        ({"text": "积水", "happened": "2027-01-01 08:00"}, "moment_in_future", "happened"),
    ],
)
def test_a_refusal_names_the_field_it_is_about(
    fields: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        sheet(**fields).call()
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


@pytest.mark.parametrize(
    ("happened", "local"),
    [
        ("昨晚22:30", "2026-11-21 22:30"),
        ("20 min ago", "2026-11-22 22:50"),
        ("3-7 21:05", "2026-03-07 21:05"),
        ("２２：３０", "2026-11-22 22:30"),
    ],
)
def test_when_it_happened_is_told_from_when_the_call_came(happened: str, local: str) -> None:
    call = sheet(text="积水", happened=happened).call()
    assert call.happened_at is not None
    assert f"{Moment(call.happened_at, 480).local():%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    ("typed", "kept", "marks"),
    [
        ("+86 199 0000 1111", "19900001111", 0),
        ("１９９００００１１１１", "19900001111", 0),
        ("0571-83049480", "057183049480", 0),
        ("1990000", "1990000", 0),
        ("199000011112222", "199000011112222", Mark.PHONE_ODD),
        ("", "", 0),
    ],
)
def test_a_phone_is_kept_as_bare_digits_and_marked_when_odd(
    typed: str, kept: str, marks: int
) -> None:
    call = sheet(text="积水", phone=typed).call()
    assert (call.phone, call.marks) == (kept, marks)


def test_a_sheet_is_blank_until_something_is_typed_or_chosen() -> None:
    assert sheet().is_blank
    assert not sheet(text="x").is_blank
    assert not sheet(urgency=Urgency.URGENT).is_blank


def test_a_sheet_made_from_a_call_says_the_same_call() -> None:
    call = Call(
        "东门积水\n请派人", NOW.at, phone="19900001111", caller="张三", confidential=True,
        urgency=Urgency.IMMEDIATE, place="东门", happened_at=NOW.at - 61, repeat_of="b:7",
    )  # fmt: skip
    assert sheet_of(call).call() == call
    assert sheet_of(call, replaces="b:9", reason="错号").replaces == "b:9"


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        (("", "西溪路 5 号"), ("", "西溪路5号"), True),
        (("", "西溪路５号门口"), ("", "西溪路5号"), True),
        (("西溪路5号又积水了", ""), ("积水", "西溪路5号"), True),
        (("积水", "西溪路5号"), ("西溪路5号积水", ""), True),
        (("积水", "东门"), ("积水", "西门"), False),
        (("积水", ""), ("积水", ""), False),
        (("积水", "门"), ("东门积水", ""), False),
    ],
)
def test_two_calls_speak_of_one_place(
    here: tuple[str, str], there: tuple[str, str], same: bool
) -> None:
    one, other = (Call(text, NOW.at, place=place) for text, place in (here, there))
    assert same_place(one, other) is same
    assert same_place(other, one) is same


@pytest.mark.parametrize(
    ("call", "own", "supervises", "code"),
    [
        (Call("x", 0, phone="119"), False, False, ""),
        (Call("x", 0, caller="张三", confidential=True), False, False, "caller_confidential"),
        (Call("x", 0, caller="张三", confidential=True), True, False, ""),
        (Call("x", 0, caller="张三", confidential=True), False, True, ""),
        (Call("x", 0), True, True, "caller_unnamed"),
    ],
)
def test_a_confidential_caller_is_shown_to_the_writer_and_who_supervises(
    call: Call, own: bool, supervises: bool, code: str
) -> None:
    said = ""
    try:
        uncover(call, own=own, supervises=supervises)
    except Refusal as refusal:
        said = refusal.code
    assert said == code
