"""What may be done with a handover, and what its sheet says."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.handover import case as course
from dutyroom.domain.handover import rules, sheet
from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.events import HandoverOffered, Pin, Step
from dutyroom.domain.handover.rows import ConditionRow, MatterRow, SupplyRow, TextRow
from dutyroom.domain.handover.sheet import Head, Person, Section, Sheet, section
from dutyroom.domain.handover.terms import Act, Flag, ItemState, Overall, State, Verdict
from dutyroom.domain.refusal import Refusal

OUTGOING, INCOMING, LEADER = 1, 2, 3
ENDS = 1_795_348_800
"""2026-11-22 20:00 in China."""
PINS = (Pin("a1", 7, "ab" * 32, 120, "cd" * 32),)
HEAD = Head(9, "值班室", 480, ENDS - 43_200, ENDS, shift_ends=ENDS)
SHEET = Sheet(
    HEAD,
    Overall.URGENT,
    Overall.CALM,
    (
        section(sheet.MATTERS, (
            MatterRow("red", True, "1122-0001", "danger", "水库险情"),
            MatterRow("plain", False, "1122-0002", "drainage", "积水"),
        )),
        section(sheet.PLAN, (TextRow("如雨停，则撤回"),)),
    ),
)  # fmt: skip


def offered(of: Sheet = SHEET) -> Case:
    event = HandoverOffered("1122-0001", OUTGOING, "张三", of, PINS)
    return course.begun(event, OUTGOING, ENDS * 1000)


def after(case: Case, *steps: Step, officer: int = INCOMING) -> Case:
    for step in steps:
        case = course.after(case, step, officer, ENDS * 1000)
    return case


def decided() -> Case:
    """Both items taken over."""
    case = after(offered(), rules.read_back(offered(), "red", "每两小时调度"))
    return after(case, rules.accept_items(case, ["plain"]))


def accepted() -> Case:
    case = decided()
    return after(case, accept(case))


def accept(case: Case, at: int = ENDS, *, on_roster: bool = True, reason: str = "") -> Step:
    return rules.accept(case, INCOMING, "李四", at * 1000, on_roster=on_roster, reason=reason)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_a_sheet_lists_what_is_decided_and_leaves_out_what_is_only_told() -> None:
    assert list(SHEET.items()) == [("matters", "red", True), ("matters", "plain", False)]
    assert SHEET.rows(sheet.PLAN) == [TextRow("如雨停，则撤回")]
    assert SHEET.rows(sheet.CALLS) == []


def test_a_sheet_frozen_by_another_program_is_read_by_the_columns_it_knows() -> None:
    newer = Section("conditions", ("key", "red", "text", "weight"), [["c:0", False, "封路", 3]])
    (row,) = replace(SHEET, sections=(newer,)).rows(sheet.CONDITIONS)
    assert row == ConditionRow("c:0", False, text="封路")


@pytest.mark.parametrize("part", sheet.PARTS, ids=lambda part: part.name)
def test_what_is_decided_begins_with_its_key_and_colour(part: sheet.Part[tuple[int]]) -> None:
    assert (part.columns[:2] == ("key", "red")) is part.decided
    assert len(part.form()) == len(part.columns)


@pytest.mark.parametrize(
    ("one", "other", "worse"),
    [
        (Overall.CALM, Overall.WATCH, Overall.WATCH),
        (Overall.URGENT, Overall.CALM, Overall.URGENT),
        (Overall.WATCH, Overall.URGENT, Overall.URGENT),
    ],
)
def test_the_overall_state_is_the_worse_of_two(
    one: Overall, other: Overall, worse: Overall
) -> None:
    assert replace(SHEET, computed=one, stated=other).overall is worse
    assert replace(SHEET, computed=other, stated=one).overall is worse


@pytest.mark.parametrize(
    ("last", "now", "difference"), [(8, 6, -2), (8, 8, 0), (-1, 8, 0), (8, -1, 0)]
)
def test_only_what_was_counted_twice_can_differ(last: int, now: int, difference: int) -> None:
    assert SupplyRow("k", False, "对讲机", "台", last, now).difference == difference


def test_the_seal_is_twelve_digits_of_the_head_it_pins() -> None:
    assert offered().seal == "abababababab"


def test_it_is_signed_when_all_is_decided_and_red_is_read_back() -> None:
    case = offered()
    assert refused(lambda: accept(case)) == "read_back_missing"
    assert refused(lambda: rules.accept_items(case, ["red", "plain"])) == "read_back_missing"
    case = after(case, rules.read_back(case, "red", "每两小时调度"))
    assert refused(lambda: accept(case)) == "items_undecided"
    taken = accepted()
    assert (taken.state, taken.incoming, taken.incoming_name) == (
        State.ACCEPTED, INCOMING, "李四",
    )  # fmt: skip


def test_a_question_keeps_the_signature_waiting_until_it_is_answered_and_accepted() -> None:
    case = after(decided(), rules.question(decided(), "plain", "谁在现场？"))
    assert refused(lambda: accept(case)) == "items_unanswered"
    assert refused(lambda: rules.accept_items(case, ["plain"])) == "items_unanswered"
    assert refused(lambda: rules.question(case, "plain", "谁？")) == "items_unanswered"
    assert refused(lambda: rules.answer(case, "plain", "物业", INCOMING)) == "outgoing_only"
    answered = after(case, rules.answer(case, "plain", "物业", OUTGOING), officer=OUTGOING)
    assert answered.items["plain"].state is ItemState.ANSWERED
    assert refused(lambda: accept(answered)) == "items_undecided"
    accept(after(answered, rules.accept_items(answered, ["plain"])))


def test_a_returned_item_is_settled_by_an_answer_and_flagged() -> None:
    case = after(decided(), rules.return_item(decided(), "plain", "应由白班办结"))
    assert refused(lambda: accept(case)) == "items_unanswered"
    settled = after(case, rules.answer(case, "plain", "我来办", OUTGOING), officer=OUTGOING)
    assert settled.items["plain"].state is ItemState.SETTLED
    assert after(settled, accept(settled)).flags == (Flag.RESERVATION,)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda case: rules.read_back(case, "red", " "), "words_missing"),
        (lambda case: rules.question(case, "plain", ""), "question_missing"),
        (lambda case: rules.return_item(case, "plain", ""), "return_reason_missing"),
        (lambda case: rules.return_item(case, "other", "不接"), "item_unknown"),
        (lambda case: rules.answer(case, "plain", "好", OUTGOING), "nothing_asked"),
        (lambda case: rules.return_sheet(case, ""), "return_reason_missing"),
        (lambda case: rules.supplement(case, "补记"), "not_accepted"),
        (lambda case: rules.review(case, Verdict.AGREED, ""), "not_accepted"),
        (lambda case: rules.answer_query(case, "好"), "nothing_asked"),
    ],
)
def test_what_is_not_possible_is_refused(act: Callable[[Case], object], code: str) -> None:
    assert refused(lambda: act(offered())) == code


def test_after_the_takeover_nothing_of_it_changes() -> None:
    case = accepted()
    for act in (
        lambda: rules.accept_items(case, ["plain"]),
        lambda: rules.question(case, "plain", "？"),
        lambda: rules.return_sheet(case, "补充"),
        lambda: accept(case),
    ):
        assert refused(act) == "taken_over_already"
    later = after(case, rules.supplement(case, "钥匙在门卫"))
    assert later.sheet == case.sheet
    assert [deed.words for deed in later.of(Act.SUPPLEMENT)] == ["钥匙在门卫"]


def test_who_comes_too_late_is_told_who_took_over_and_when() -> None:
    with pytest.raises(Refusal) as refusal:
        accept(accepted())
    assert refusal.value.facts == {"by": "李四", "at": "20:00:00"}


@pytest.mark.parametrize(
    ("at", "on_roster", "same", "flags"),
    [
        (ENDS + 900, True, False, ()),
        (ENDS + 901, True, False, (Flag.LATE,)),
        (ENDS, False, False, (Flag.INCOMING_OFF_ROSTER,)),
        (ENDS, True, True, (Flag.SAME_OFFICER,)),
    ],
)
def test_what_is_unusual_about_a_takeover_is_flagged(
    at: int, on_roster: bool, same: bool, flags: tuple[Flag, ...]
) -> None:
    case = replace(decided(), outgoing=INCOMING if same else OUTGOING)
    taken = after(case, accept(case, at, on_roster=on_roster, reason="替班"))
    assert taken.flags == flags


def test_who_is_not_on_the_roster_gives_a_reason() -> None:
    assert refused(lambda: accept(decided(), on_roster=False)) == "reason_missing_off_roster"


def test_a_returned_sheet_is_decided_anew_and_keeps_its_history() -> None:
    case = after(decided(), rules.return_sheet(decided(), "缺清点"))
    assert refused(lambda: accept(case)) == "not_offered"
    event = HandoverOffered("1122-0001", OUTGOING, "张三", SHEET, PINS)
    again = after(case, event, officer=OUTGOING)
    assert again.count(ItemState.UNDECIDED) == 2
    assert [deed.act for deed in again.deeds] == [Act.OFFER, Act.RETURN, Act.OFFER]


@pytest.mark.parametrize(
    "words",
    ["好的", "ok", "OK!", "ＯＫ", "收到", "收到，明白。", "好的好的", "我知道了", "Roger, got it",
     "水库", "？？？？", "盯水 库"],
)  # fmt: skip
def test_a_nod_reads_nothing_back(words: str) -> None:
    assert refused(lambda: rules.read_back(offered(), "red", words)) == "read_back_empty"


@pytest.mark.parametrize(
    "words", ["每两小时调度", "盯紧水位", "收到，水库每两小时报", "watch the dam", "119 已到场"]
)
def test_words_about_the_item_read_it_back(words: str) -> None:
    assert rules.read_back(offered(), "red", words).words == words


@pytest.mark.parametrize(
    ("officer", "leads", "alone", "code"),
    [
        (LEADER, True, False, ""),
        (LEADER, False, False, "supervisor_only"),
        (OUTGOING, True, False, "own_handover"),
        (INCOMING, True, False, "own_handover"),
        (INCOMING, True, True, ""),
        (OUTGOING, False, True, "supervisor_only"),
    ],
)
def test_nobody_reviews_their_own_handover_while_another_can(
    officer: int, leads: bool, alone: bool, code: str
) -> None:
    def check() -> None:
        rules.check_reviewer(officer, (OUTGOING, INCOMING), leads=leads, alone=alone)

    if code:
        assert refused(check) == code
    else:
        check()


def test_a_query_is_answered_before_the_review_is_done() -> None:
    case = accepted()
    asked = after(case, rules.review(case, Verdict.QUERIED, "为何晚到？"))
    assert asked.state is State.QUERIED
    answered = after(asked, rules.answer_query(asked, "堵车"))
    assert answered.state is State.ACCEPTED
    agreed = after(answered, rules.review(answered, Verdict.AGREED, ""))
    assert agreed.state is State.REVIEWED
    assert refused(lambda: rules.review(agreed, Verdict.AGREED, "")) == ("reviewed_already")


def test_a_deferral_needs_a_leaders_consent_and_a_reason() -> None:
    defer = rules.defer
    assert refused(lambda: defer(9, "险情", 2, leads=False, by_phone=True)) == "consent_missing"
    assert refused(lambda: defer(9, "", LEADER, leads=True, by_phone=True)) == (
        "deferral_reason_missing"
    )
    case = after(offered(), defer(9, "险情", LEADER, leads=True, by_phone=True))
    assert case.state is State.DEFERRED


def test_completeness_counts_the_filled_sections_and_the_decided_items() -> None:
    assert rules.filled(offered()) == 83  # the plan of six sections, and no item
    full = replace(
        SHEET,
        head=replace(HEAD, weather="小雨", leader="赵局", outgoing=(Person(1, "张三"),)),
        sections=(
            *SHEET.sections,
            section(sheet.SUPPLIES, (SupplyRow("s", False, "对讲机", "台", 8, 8),)),
            section(sheet.REMARKS, (TextRow("无"),)),
        ),
    )
    case = offered(full)
    case = after(case, rules.read_back(case, "red", "每两小时调度"))
    case = after(case, rules.accept_items(case, ["plain", "s"]))
    assert rules.filled(case) == 1000


@given(text=st.text(max_size=30), red=st.booleans(), at=st.integers(0, 2**40))
def test_a_frozen_sheet_is_plain_json(text: str, red: bool, at: int) -> None:
    row = MatterRow("k", red, title=text, next_at=at)
    frozen = section(sheet.MATTERS, (row,))
    again = replace(frozen, rows=json.loads(json.dumps(frozen.rows)))
    assert replace(SHEET, sections=(again,)).rows(sheet.MATTERS) == [row]
