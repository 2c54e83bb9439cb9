"""Every event is read back from its body as it was."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.domain.hotline import Call, CallReceived, Urgency
from dutyroom.domain.settings import SettingChanged
from dutyroom.journal.canon import canonical
from dutyroom.store.codec import body_of, event_of
from tests.store.sample import begin

EVENTS = sorted(
    {form for section in begin().sections for form in section.events}, key=lambda form: form.kind
)
st.register_type_strategy(str, st.text(st.characters(codec="utf-8"), max_size=8))


@pytest.mark.parametrize("form", EVENTS, ids=[form.kind for form in EVENTS])
@settings(max_examples=25, deadline=None)
@given(drawn=st.data())
def test_an_event_survives_its_body(form: type[Any], drawn: st.DataObject) -> None:
    event = drawn.draw(st.from_type(form))
    text = canonical(body_of(event))
    again = event_of(form, json.loads(text))
    assert again == event
    assert [type(getattr(again, each.name)) for each in fields(form)] == [
        type(getattr(event, each.name)) for each in fields(form)
    ]
    assert canonical(body_of(again)) == text


def test_kinds_are_told_apart() -> None:
    kinds = [form.kind for form in EVENTS]
    assert len(set(kinds)) == len(kinds)


def test_a_body_holds_only_what_differs_from_the_defaults() -> None:
    event = CallReceived("1122-0001", Call("积水", 5, urgency=Urgency.URGENT))
    assert body_of(event) == {
        "number": "1122-0001",
        "call": {"text": "积水", "received_at": 5, "urgency": "urgent"},
    }


def test_fields_of_a_newer_program_are_passed_over() -> None:
    body = {"name": "threshold", "value": 371, "because": "天冷", "by": {"command": "import"}}
    assert event_of(SettingChanged, body) == SettingChanged("threshold", 371)


def test_the_canonical_form_is_a_contract() -> None:
    assert canonical({"b": [1, True, None], "a": "卡口\n\"'"}) == (
        '{"a":"卡口\\n\\"\'","b":[1,true,null]}'
    )
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical({"a": float("nan")})
