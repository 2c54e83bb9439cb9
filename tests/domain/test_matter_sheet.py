"""A matter form's sheet: what it begins with, and the matter it makes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.hotline import Call, Category, Urgency
from dutyroom.domain.kinds import Form, Kind, Measure, Words
from dutyroom.domain.matter_sheet import MatterSheet, from_call, from_matter, head_of, with_blank
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import fold
from dutyroom.domain.matters.allowed import allowed
from dutyroom.domain.matters.matter import Fact, Matter, MatterState, State
from dutyroom.domain.matters.typed import asked_on_opening, read_measure, shown_measure
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.store.kinds import shipped

AT = Moment.parse_iso("2026-11-22T22:30:00+08:00").at
KINDS = list(shipped().values())


def kind(key: str) -> Kind:
    return shipped()[key]


def state(key: str = "drainage") -> MatterState:
    return fold.begun(on.MatterOpened("1122-0001", Matter(key, "积水", AT)), kind(key), AT, 1)


# -- what it begins with


def test_a_call_gives_kind_title_place_times_and_level() -> None:
    call = Call("猫在树上下不来。请来人！", AT, category=Category.HEIGHT, place="湖滨路3号",
                urgency=Urgency.URGENT, happened_at=AT - 605)  # fmt: skip
    sheet = from_call(call, "call:1", KINDS, named=True)
    matter = sheet.matter(kind(sheet.kind))
    assert (matter.kind, matter.title, matter.place) == ("height", "猫在树上下不来", "湖滨路3号")
    assert (matter.level, matter.source) == ("urgent", "call:1")
    assert (matter.received_at, matter.happened_at) == (AT, AT - 605)


def test_a_call_of_no_kinds_category_gives_an_other_matter() -> None:
    call = Call("问路", AT, category=Category.ENQUIRY)
    assert from_call(call, "call:1", KINDS, named=True).kind == "other"


@pytest.mark.parametrize("named", [True, False])
def test_who_called_goes_only_where_the_kind_asks_and_only_if_named(named: bool) -> None:
    tip = Call("偷埋废料", AT, caller="周八", phone="19900001111", category=Category.REPORT)
    blanks = from_call(tip, "call:1", KINDS, named=named).blanks
    assert [each.value for each in blanks] == (["周八", "19900001111"] if named else [])
    plain = replace(tip, category=Category.WATER)
    assert from_call(plain, "call:1", KINDS, named=named).blanks == ()


def test_a_confidential_matter_begets_a_confidential_one() -> None:
    now = replace(state(), matter=replace(state().matter, confidential=True))
    sheet = from_matter(now, "m:1", AT + 60)
    assert (sheet.confidential, sheet.source, sheet.received_at) == (True, "m:1", AT + 60)


@given(st.text(max_size=200))
def test_a_title_from_a_call_is_one_short_line(text: str) -> None:
    head = head_of(text)
    assert len(head) <= 40
    assert "\n" not in head


# -- the matter it makes


def test_a_unit_to_dispatch_to_counts_as_the_responsible_one() -> None:
    sheet = MatterSheet(AT, title="x", unit="消防站", due="2h")
    assert sheet.matter(kind("other")).responsible_unit == "消防站"
    assert sheet.matter(kind("other")).due_at == AT + 7200


@pytest.mark.parametrize(
    ("sheet", "field"),
    [
        (MatterSheet(AT, happened="25:61"), "happened"),
        (MatterSheet(AT, due="soon"), "due"),
        (MatterSheet(AT, blanks=(Fact("valid_until", "soon"),)), "valid_until"),
    ],
)
def test_a_time_that_cannot_be_read_is_refused_with_its_field(
    sheet: MatterSheet, field: str
) -> None:
    with pytest.raises(Refusal, match="moment_unreadable") as caught:
        sheet.matter(kind("warning"))
    assert caught.value.facts["field"] == field


def test_blanks_of_another_kind_stay_on_the_sheet_and_out_of_the_matter() -> None:
    sheet = with_blank(MatterSheet(AT, title="x"), "firm", "A")
    assert sheet.matter(kind("other")).facts == ()
    assert sheet.matter(kind("placard")).facts == (Fact("firm", "A"),)


@pytest.mark.parametrize(
    ("key", "level", "asked"),
    [
        ("drainage", "", []),
        ("placard", "red", ["firm", "document"]),
        ("tip_off", "", ["caller", "caller_phone"]),
        ("incident", "", ["known_at"]),
        ("warning", "", ["source", "valid_until", "reach"]),
        ("hidden_danger", "", []),
    ],
)
def test_a_form_asks_for_no_more_than_opening_takes(key: str, level: str, asked: list[str]) -> None:
    assert [each.key for each in asked_on_opening(kind(key), level)] == asked


def test_a_blue_placard_has_five_things_to_check() -> None:
    asked = asked_on_opening(kind("placard"), "blue")
    assert sum(each.form is Form.CHECK for each in asked) == 5


# -- measures


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_a_measure_is_read_back_as_it_is_shown(value: int, places: int) -> None:
    unit = Words("吨", "t")
    measure = Measure("goods", unit, unit, unit, places=places)
    assert read_measure(measure, shown_measure(measure, value) or "0").value == value


@pytest.mark.parametrize("text", ["x", "2.555", "-1", "nan", "1e99", ""])
def test_what_is_no_measure_is_refused(text: str) -> None:
    goods = kind("goods_transfer").measure("goods")
    assert goods is not None
    with pytest.raises(Refusal, match="matter_number_wrong"):
        read_measure(goods, text)


# -- what may be done


@pytest.mark.parametrize("of", [each for each in State if each is not State.STRUCK])
def test_a_note_may_be_added_at_every_stage_but_an_order_only_while_it_is_open(of: State) -> None:
    verbs = allowed(replace(state(), state=of), kind("drainage"), AT)
    assert "note" in verbs
    assert ("assign" in verbs) == of.is_open
    assert ("reopen" in verbs) != of.is_open


def test_nothing_is_done_about_a_struck_matter() -> None:
    assert allowed(replace(state(), state=State.STRUCK), kind("drainage"), AT) == ()


def test_only_incidents_are_reported_and_only_dangers_coordinated() -> None:
    reported = [each.key for each in KINDS if "send_report" in allowed(state(each.key), each, AT)]
    held = [each.key for each in KINDS if "coordinate" in allowed(state(each.key), each, AT)]
    assert (reported, held) == (["incident"], ["danger"])
