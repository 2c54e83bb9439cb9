"""A shift is handed over: signed twice, item by item, and never changed afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.handover import sheet
from dutyroom.domain.handover.draft import Condition, Draft, Supply
from dutyroom.domain.handover.terms import Act, Flag, ItemState, Overall, State, Verdict
from dutyroom.domain.hotline import Call, Outcome
from dutyroom.domain.matters.events import MatterClosed
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.store.handover.window import HandoverFilter
from dutyroom.store.rebuild import rebuild
from tests.store.handover_sample import (
    DESK,
    EVENING,
    FULL,
    LEADER,
    LI,
    MORNING,
    PIN,
    WANG,
    ZHANG,
    Desk,
    night,
)
from tests.store.sample import begin


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = night()
    yield made
    assert rebuild(made.room).differed == ()
    assert [state.first_break for state in made.room.soundness.verify()] == [None]
    made.room.close()


FACTS = {
    "instruction": (Fact("from_whom", "赵局"),),
    "warning": (Fact("source", "气象台"), Fact("valid_until", MORNING)),
    "condition": (Fact("valid_until", MORNING),),
}
"""What a kind asks for before it is opened."""


def refused(act: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """The code and the facts of a refusal."""
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code, refusal.value.facts


def open_matters(desk: Desk) -> tuple[str, str]:
    """A danger, which is red, and a flooded corridor, which is not."""
    at = desk.clock.ms // 1000
    danger = desk.room.matters.open(Matter("danger", "水库险情", at))
    drainage = desk.room.matters.open(Matter("drainage", "楼道漏水", at))
    return danger.subject, drainage.subject


# -- the chain of shifts


def test_the_first_shift_of_a_post_is_an_opening(desk: Desk) -> None:
    held = desk.room.handover.current(DESK.key)
    assert held is not None
    line = desk.room.handover.get(held.subject)
    assert line is not None
    assert (held.officer, line.state, line.flags) == (
        ZHANG.key, State.ACCEPTED, (Flag.OPENING,),
    )  # fmt: skip
    assert refused(desk.open) == ("shift_open", {"name": "张三"})


def test_nobody_hands_over_a_shift_that_has_not_begun() -> None:
    room = begin()
    room.attendance.choose_pin(ZHANG.key, PIN)
    code, _ = refused(lambda: room.handover.offer(DESK.key, FULL, PIN))
    assert code == "no_shift_open"


def test_the_second_signature_is_the_moment_of_takeover(desk: Desk) -> None:
    line = desk.offer()
    desk.clock.pass_(125)
    taken = desk.take(line.subject, LI)
    held = desk.room.handover.current(DESK.key)
    assert held is not None
    assert (taken.state, taken.incoming, taken.takeover_s) == (State.ACCEPTED, LI.key, 125)
    assert (held.officer, held.since_ms) == (LI.key, (EVENING + 125) * 1000)
    assert taken.flags == ()


def test_only_who_is_on_shift_hands_over(desk: Desk) -> None:
    desk.sit(LI)
    assert refused(desk.offer) == ("not_on_shift", {"name": "张三"})


def test_a_wrong_pin_signs_nothing_and_is_recorded(desk: Desk) -> None:
    handover = desk.room.handover
    assert refused(lambda: handover.offer(DESK.key, FULL, "0000"))[0] == "pin_wrong"
    assert handover.offered(DESK.key) is None
    assert desk.room.log.latest(1)[0].kind == "officer.sign_in_failed"
    desk.clock.pass_(2)
    line = desk.offer()
    desk.decide(line.subject)
    assert refused(lambda: handover.sign(line.subject, LI.key, "0000"))[0] == "pin_wrong"
    assert refused(lambda: handover.sign(line.subject, LI.key, PIN))[0] == "sign_in_wait"


def test_nobody_leaves_before_somebody_has_taken_over(desk: Desk) -> None:
    line = desk.offer()
    leave = desk.room.handover.may_leave
    assert refused(lambda: leave(ZHANG.key)) == ("not_taken_over", {"post": "值班室"})
    leave(LI.key)
    desk.take(line.subject, LI)
    leave(ZHANG.key)
    assert refused(lambda: leave(LI.key))[0] == "not_taken_over"


def test_whoever_comes_second_is_told_who_took_over(desk: Desk) -> None:
    line = desk.offer()
    desk.take(line.subject, LI)
    code, facts = refused(lambda: desk.room.handover.sign(line.subject, WANG.key, PIN))
    assert (code, facts) == ("taken_over_already", {"by": "李四", "at": "20:00:00"})


def test_an_unsaved_call_of_ones_own_must_be_saved_first(desk: Desk) -> None:
    desk.room.drafts.keep("a", "call", {"text": "积水"}, desk.clock.ms)
    assert refused(desk.offer) == ("call_unsaved", {"n": 1})
    desk.room.drafts.drop("a")
    author = desk.room.author
    desk.sit(LI)
    desk.room.drafts.keep("b", "call", {"text": "断电"}, desk.clock.ms)
    desk.room.author = author
    case = desk.room.handover.case(desk.offer().subject)
    assert [(row.form, row.officer) for row in case.sheet.rows(sheet.DRAFTS)] == [("call", "李四")]


def test_a_returned_sheet_is_offered_anew_under_its_number(desk: Desk) -> None:
    line = desk.offer()
    assert refused(desk.offer) == ("already_offered", {"number": line.number})
    desk.room.handover.return_sheet(line.subject, "缺物资清点")
    assert refused(lambda: desk.take(line.subject, LI))[0] == "not_offered"
    desk.room.hotline.receive(Call("断电", EVENING))
    again = desk.offer()
    assert (again.subject, again.number, again.returns) == (line.subject, line.number, 1)
    assert again.seal != line.seal
    desk.take(again.subject, LI)


def test_a_handover_waits_for_an_incident_with_a_leaders_consent(desk: Desk) -> None:
    handover = desk.room.handover
    defer = handover.defer
    assert refused(lambda: defer(DESK.key, "水库险情", LI.key, PIN))[0] == "consent_missing"
    assert refused(lambda: defer(DESK.key, " ", LEADER.key, PIN))[0] == "deferral_reason_missing"
    defer(DESK.key, "水库险情", LEADER.key, by_phone=True)
    desk.clock.pass_(3600)
    line = desk.offer()
    assert line.flags == (Flag.DEFERRED, Flag.BY_PHONE)
    defer(DESK.key, "又一处", LEADER.key, PIN)
    deferred = handover.get(line.subject)
    assert deferred is not None
    assert deferred.state is State.DEFERRED
    assert refused(lambda: desk.take(line.subject, LI))[0] == "not_offered"
    taken = desk.take(desk.offer().subject, LI)
    assert taken.flags == (Flag.DEFERRED, Flag.LATE)


def test_a_leader_signs_where_nobody_hands_over(desk: Desk) -> None:
    handover = desk.room.handover
    force = handover.force
    desk.sit(LI)
    assert refused(lambda: force(DESK.key, FULL, LI.key, PIN, reason="失联"))[0] == (
        "supervisor_only"
    )
    assert refused(lambda: force(DESK.key, FULL, LEADER.key, PIN, reason=""))[0] == (
        "force_reason_missing"
    )
    line = force(DESK.key, FULL, LEADER.key, PIN, reason="张三送医")
    case = handover.case(line.subject)
    assert (line.outgoing, case.offered_by, line.flags) == (ZHANG.key, LEADER.key, (Flag.FORCED,))
    assert desk.take(line.subject, LI).incoming == LI.key


def test_who_is_not_on_the_roster_signs_with_a_reason_and_is_flagged(desk: Desk) -> None:
    line = desk.offer()
    assert refused(lambda: desk.take(line.subject, WANG))[0] == "reason_missing_off_roster"
    taken = desk.room.handover.sign(line.subject, WANG.key, PIN, reason="李四请假")
    assert taken.flags == (Flag.INCOMING_OFF_ROSTER,)
    desk.clock.pass_(12 * 3600)
    desk.sit(WANG)
    assert refused(desk.offer)[0] == "reason_missing_off_roster"
    assert desk.offer(reason="替李四").flags == (Flag.OUTGOING_OFF_ROSTER,)


def test_the_same_officer_may_take_over_and_is_flagged(desk: Desk) -> None:
    taken = desk.take(desk.offer().subject, ZHANG, "李四未到")
    assert taken.flags == (Flag.SAME_OFFICER, Flag.INCOMING_OFF_ROSTER)


@pytest.mark.parametrize(("minutes", "late"), [(15, False), (16, True)])
def test_a_takeover_a_quarter_of_an_hour_after_the_end_is_late(minutes: int, late: bool) -> None:
    desk = night()
    line = desk.offer()
    desk.clock.pass_(minutes * 60)
    assert (Flag.LATE in desk.take(line.subject, LI).flags) is late


def test_what_is_typed_is_kept_until_it_is_offered(desk: Desk) -> None:
    handover = desk.room.handover
    assert handover.draft(DESK.key) == Draft()
    handover.keep_draft(DESK.key, FULL)
    assert handover.draft(DESK.key) == FULL
    made = handover.compile(DESK.key, handover.draft(DESK.key))
    assert made.rows(sheet.DRAFTS) == []
    desk.offer(handover.draft(DESK.key))
    assert handover.draft(DESK.key) == Draft()


# -- items


def test_a_red_item_is_accepted_only_in_own_words(desk: Desk) -> None:
    danger, drainage = open_matters(desk)
    line = desk.offer()
    handover = desk.room.handover
    assert refused(lambda: handover.accept_items(line.subject, [danger, drainage])) == (
        "read_back_missing", {"n": 1},
    )  # fmt: skip
    assert refused(lambda: handover.read_back(line.subject, danger, " "))[0] == "words_missing"
    handover.read_back(line.subject, danger, "水库水位上涨，每两小时调度")
    assert handover.case(line.subject).items[danger].state is ItemState.ACCEPTED


def test_a_question_waits_for_the_answer_of_who_hands_over(desk: Desk) -> None:
    _, drainage = open_matters(desk)
    line = desk.offer()
    handover = desk.room.handover
    handover.question(line.subject, drainage, "谁在现场？")
    sign = handover.sign
    assert refused(lambda: sign(line.subject, LI.key, PIN)) == ("items_unanswered", {"n": 1})
    author = desk.room.author
    desk.sit(LI)
    code, facts = refused(lambda: handover.answer(line.subject, drainage, "物业"))
    assert (code, facts) == ("outgoing_only", {"name": "张三"})
    desk.room.author = author
    handover.answer(line.subject, drainage, "物业在现场")
    assert refused(lambda: sign(line.subject, LI.key, PIN))[0] == "read_back_missing"
    taken = desk.take(line.subject, LI)
    assert (taken.questions, taken.state) == (1, State.ACCEPTED)
    item = handover.case(line.subject).items[drainage]
    assert [(deed.act, deed.words) for deed in item.deeds] == [
        (Act.QUESTION, "谁在现场？"), (Act.ANSWER, "物业在现场"), (Act.ACCEPT, ""),
    ]  # fmt: skip


def test_a_returned_item_stays_with_who_hands_over_as_a_reservation(desk: Desk) -> None:
    _, drainage = open_matters(desk)
    line = desk.offer()
    handover = desk.room.handover
    handover.return_item(line.subject, drainage, "应由白班办结")
    assert refused(lambda: desk.take(line.subject, LI))[0] == "items_unanswered"
    handover.answer(line.subject, drainage, "由我继续办理")
    others = [key for key, item in handover.case(line.subject).items.items()
              if key != drainage and not item.red]  # fmt: skip
    handover.accept_items(line.subject, others)
    for key, item in handover.case(line.subject).items.items():
        if item.red:
            handover.read_back(line.subject, key, "水库水位上涨")
    taken = handover.sign(line.subject, LI.key, PIN)
    assert taken.flags == (Flag.RESERVATION,)
    assert handover.case(line.subject).items[drainage].state is ItemState.SETTLED


def test_nothing_is_decided_that_is_not_on_the_sheet_or_twice(desk: Desk) -> None:
    line = desk.offer()
    accept = desk.room.handover.accept_items
    assert refused(lambda: accept(line.subject, ["nothing"]))[0] == "item_unknown"
    assert refused(lambda: desk.room.handover.sign(line.subject, LI.key, PIN)) == (
        "items_undecided", {"n": line.items},
    )  # fmt: skip
    accept(line.subject, ["supply:对讲机"])
    assert refused(lambda: accept(line.subject, ["supply:对讲机"]))[0] == "items_decided"


# -- afterwards


def test_after_the_takeover_the_sheet_stays_and_only_supplements_come(desk: Desk) -> None:
    _, drainage = open_matters(desk)
    line = desk.offer()
    desk.take(line.subject, LI)
    handover = desk.room.handover
    before = handover.case(line.subject)
    desk.room.hotline.receive(Call("断电", EVENING))
    handover.supplement(line.subject, "20:10 张三电话补充：钥匙在门卫")
    after = handover.case(line.subject)
    assert after.sheet == before.sheet
    assert [deed.words for deed in after.of(Act.SUPPLEMENT)] == ["20:10 张三电话补充：钥匙在门卫"]
    assert refused(lambda: handover.question(line.subject, drainage, "？"))[0] == (
        "taken_over_already"
    )


def test_a_leader_reviews_and_what_is_asked_is_answered(desk: Desk) -> None:
    line = desk.offer()
    handover = desk.room.handover
    agree = Verdict.AGREED
    desk.sit(LEADER)
    assert refused(lambda: handover.review(line.subject, agree))[0] == "not_accepted"
    desk.take(line.subject, LI)
    desk.sit(LI)
    assert refused(lambda: handover.review(line.subject, agree))[0] == "supervisor_only"
    desk.sit(LEADER)
    asked = Verdict.QUERIED
    assert refused(lambda: handover.review(line.subject, asked))[0] == "question_missing"
    handover.review(line.subject, asked, "物资为何未清点？")
    desk.sit(LI)
    handover.answer_query(line.subject, "已补清点")
    desk.sit(LEADER)
    handover.review(line.subject, agree, "同意")
    reviewed = handover.get(line.subject)
    assert reviewed is not None
    assert (reviewed.state, reviewed.questions) == (State.REVIEWED, 1)
    assert refused(lambda: handover.review(line.subject, agree))[0] == "reviewed_already"


def test_a_handover_is_seen_as_it_stood_at_any_time(desk: Desk) -> None:
    line = desk.offer()
    handover = desk.room.handover
    handover.question(line.subject, "supply:对讲机", "充满电了吗？")
    asked_ms = desk.clock.ms
    desk.clock.pass_(60)
    handover.answer(line.subject, "supply:对讲机", "充满了")
    stood = handover.as_stood(line.subject, asked_ms)
    assert stood is not None
    assert stood.items["supply:对讲机"].state is ItemState.QUESTIONED
    assert handover.as_stood(line.subject, asked_ms - 1000 * 3600) is None
    assert handover.case(line.subject).items["supply:对讲机"].state is ItemState.ANSWERED


# -- what the sheet says


def test_each_open_thing_stands_in_its_section(desk: Desk) -> None:
    at = desk.clock.ms // 1000
    for kind in ("danger", "instruction", "warning", "risk", "condition", "drainage"):
        desk.room.matters.open(
            Matter(
                kind,
                f"事项{kind}",
                at,
                lead_unit="水利局",
                responsible_unit="街道",
                owner=LI.key,
                due_at=at + 9 * 3600,
                facts=FACTS.get(kind, ()),
            )
        )
    call = desk.room.hotline.receive(Call("东门积水", at, outcome=Outcome.FOLLOW_UP))
    desk.room.hotline.receive(Call("问路", at, outcome=Outcome.ANSWERED))
    followed = desk.room.hotline.receive(Call("漏水", at))
    desk.room.matters.open(Matter("drainage", "漏水", at, source=followed.subject))
    made = desk.room.handover.compile(DESK.key, FULL)
    titles = {
        part.name: [row.title for row in made.rows(part)]
        for part in (sheet.MATTERS, sheet.INSTRUCTIONS)
    }
    assert [row.title for row in made.rows(sheet.INCIDENTS)] == ["事项danger"]
    assert made.rows(sheet.INCIDENTS)[0].coordination_due_at == at + 2 * 3600
    assert titles == {
        "matters": ["事项drainage", "漏水"], "instructions": ["事项instruction"],
    }  # fmt: skip
    assert [(row.title, row.until) for row in made.rows(sheet.WARNINGS)] == [
        ("事项warning", MORNING)
    ]
    assert [row.lead_unit for row in made.rows(sheet.RISKS)] == ["水利局"]
    assert [row.text for row in made.rows(sheet.CONDITIONS)] == ["事项condition", "东门封闭"]
    assert [row.key for row in made.rows(sheet.CALLS)] == [call.subject]
    assert [row.text for row in made.rows(sheet.PLAN)] == list(FULL.plan)
    assert (made.computed, made.overall) == (Overall.URGENT, Overall.URGENT)


def test_what_was_missed_in_the_shift_stands_on_the_sheet_even_after_the_matter_is_closed(
    desk: Desk,
) -> None:
    at = desk.clock.ms // 1000
    danger = desk.room.matters.open(Matter("danger", "坝脚渗水", at, lead_unit="水利局"))
    desk.clock.pass_(4 * 3600 + 60)
    missed = [("坝脚渗水", "coordination", at + hours * 3600) for hours in (2, 4)]
    assert limits(desk) == missed
    desk.room.matters.act(danger.subject, MatterClosed("done", at + 4 * 3600 + 60))
    desk.clock.pass_(3 * 3600)
    assert limits(desk) == missed


def limits(desk: Desk) -> list[tuple[str, str, int]]:
    found = desk.room.handover.compile(DESK.key, FULL).rows(sheet.MISSED)
    return [(row.title, row.timer, row.due_at) for row in found]


def test_the_head_names_both_crews_and_when_they_came(desk: Desk) -> None:
    desk.clock.pass_(-600)
    desk.sit(LI)
    desk.clock.pass_(600)
    desk.sit(ZHANG)
    head = desk.room.handover.case(desk.offer().subject).sheet.head
    assert (head.post_name, head.shift, head.leader, head.weather) == (
        "值班室", "白班", "赵局", "小雨",
    )  # fmt: skip
    assert (head.from_at, head.to_at, head.shift_ends) == (
        EVENING - 12 * 3600, EVENING, EVENING,
    )  # fmt: skip
    assert [(each.name, each.arrived_at) for each in head.incoming] == [
        ("李四", EVENING - 600), ("赵局", 0),
    ]  # fmt: skip
    assert [each.name for each in head.outgoing] == ["张三", "赵局"]


def test_supplies_are_counted_against_the_last_handover(desk: Desk) -> None:
    desk.take(desk.offer().subject, LI)
    desk.sit(LI)
    assert desk.room.handover.supplies_last(DESK.key) == FULL.supplies
    counted = replace(FULL, supplies=(Supply("对讲机", 6, "台"), Supply("钥匙", 3)))
    rows = desk.room.handover.compile(DESK.key, counted).rows(sheet.SUPPLIES)
    assert [(row.name, row.last, row.now, row.difference) for row in rows] == [
        ("对讲机", 8, 6, -2), ("钥匙", -1, 3, 0),
    ]  # fmt: skip
    forgotten = desk.room.handover.compile(DESK.key, Draft()).rows(sheet.SUPPLIES)
    assert [(row.name, row.last, row.now) for row in forgotten] == [("对讲机", 8, -1)]


def test_a_stricken_call_stands_under_the_corrections_of_its_shift(desk: Desk) -> None:
    call = desk.room.hotline.receive(Call("断电", EVENING))
    desk.room.hotline.strike(call.subject, "重复")
    made = desk.room.handover.compile(DESK.key)
    found = [(row.record, row.number, row.reason) for row in made.rows(sheet.CORRECTIONS)]
    assert found == [("call", call.number, "重复")]
    assert made.rows(sheet.CALLS) == []
    desk.take(desk.offer().subject, LI)
    assert desk.room.handover.compile(DESK.key).rows(sheet.CORRECTIONS) == []


@pytest.mark.parametrize(
    ("draft", "overall"),
    [
        (Draft(), Overall.CALM),
        (Draft(stated=Overall.WATCH), Overall.WATCH),
        (Draft(conditions=(Condition("封路"),)), Overall.CALM),
    ],
)
def test_the_overall_state_may_be_raised_by_hand(draft: Draft, overall: Overall) -> None:
    assert night().room.handover.compile(DESK.key, draft).overall is overall


# -- who was here when


def test_an_officer_is_told_what_is_new_since_the_own_last_duty(desk: Desk) -> None:
    handover = desk.room.handover
    assert handover.last_duty(WANG.key) is None
    assert handover.since(WANG.key) == 0
    desk.take(desk.offer().subject, LI)
    began = (EVENING - 12 * 3600) * 1000
    assert handover.last_duty(ZHANG.key) == (began, EVENING * 1000)
    assert handover.since(ZHANG.key) == EVENING * 1000


def test_who_is_still_on_shift_is_told_what_is_new_since_he_was_last_at_the_desk(
    desk: Desk,
) -> None:
    desk.take(desk.offer().subject, LI)
    desk.sit(LI)
    desk.clock.pass_(3600)
    desk.room.hotline.receive(Call("断电", EVENING + 3600))
    desk.clock.pass_(1200)
    desk.room.author = None
    desk.sit(LI)
    assert desk.room.handover.since(LI.key) == (EVENING + 3600) * 1000


def test_nobody_reviews_their_own_handover_while_another_supervises(desk: Desk) -> None:
    line = desk.offer()
    handover, agree = desk.room.handover, Verdict.AGREED
    desk.take(line.subject, LI)
    desk.sit(ZHANG)
    assert refused(lambda: handover.review(line.subject, agree))[0] == "own_handover"
    desk.room.officers.enrol(replace(LEADER, active_to="2020-01-01"))
    handover.review(line.subject, agree)
    reviewed = handover.get(line.subject)
    assert reviewed is not None
    assert reviewed.state is State.REVIEWED


def test_who_never_held_a_shift_was_last_here_between_two_sign_ins(desk: Desk) -> None:
    desk.sit(WANG)
    first = desk.clock.ms
    desk.clock.pass_(3600)
    desk.room.attendance.sign_out()
    gone = desk.clock.ms
    desk.clock.pass_(3600)
    desk.sit(WANG)
    assert desk.room.handover.last_duty(WANG.key) == (first, gone)


def test_the_review_list_begins_with_what_is_to_be_looked_at(desk: Desk) -> None:
    handover = desk.room.handover
    desk.take(desk.offer().subject, LI)
    desk.clock.pass_(12 * 3600)
    desk.sit(LI)
    good = desk.offer()
    desk.take(good.subject, WANG)
    desk.sit(LEADER)
    handover.review(good.subject, Verdict.AGREED)
    newest = handover.window()
    assert newest.count == 3
    assert [line.subject for line in newest.fetch(0, 1)] == [good.subject]
    first = handover.window(by_concern=True).fetch(0, 1)[0]
    assert (first.state, first.previous != "") == (State.ACCEPTED, True)
    before = handover.previous(good.subject)
    assert before is not None
    assert before.incoming == LI.key
    (weak,) = handover.weak("2026-11")
    assert (weak.name, weak.handovers, weak.unreviewed, weak.late) == ("值班室", 2, 1, 0)
    assert handover.weak("2026-12") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["1123-0001", "1122-0002", "1122-0001"]),
        ("王五", ["1123-0001"]),
        ("ls", ["1123-0001", "1122-0002"]),
        ("１１２２", ["1122-0002", "1122-0001"]),
        ("1122 ls", ["1122-0002"]),
        ("值班室", ["1123-0001", "1122-0002", "1122-0001"]),
        ("zbs zs", ["1122-0002", "1122-0001"]),
        ("!!", []),
        ("%", []),
        ("*", []),
    ],
)
def test_handovers_are_found_by_number_post_and_either_officer(
    desk: Desk, text: str, found: list[str]
) -> None:
    desk.take(desk.offer().subject, LI)
    desk.clock.ms = MORNING * 1000
    desk.sit(LI)
    desk.take(desk.offer().subject, WANG)
    handover = desk.room.handover
    window = handover.window_of(handover.find(HandoverFilter(text)))
    assert [line.number for line in window.fetch(0, 9)] == found


def test_the_whole_day_of_a_leader_is_no_shift_that_is_handed_over() -> None:
    desk = night()
    leads = (Duty(LEADER.key, DutyRole.LEADER),)
    day = Slot(DESK.key, "2026-11-22", MORNING - 86_400, MORNING, "全天", leads)
    desk.room.roster.fill("2026-11-22", (day,))

    head = desk.room.handover.compile(DESK.key).head

    assert (head.shift, head.leader) == ("白班", "赵局")
    assert {each.name for each in head.incoming} >= {"李四"}
    desk.take(desk.offer().subject, LI)
    desk.room.close()


def test_a_call_that_waits_is_handed_on_until_a_matter_is_opened_from_it(desk: Desk) -> None:
    room = desk.room
    call = room.hotline.receive(Call("路灯不亮，等回复", EVENING, outcome=Outcome.FOLLOW_UP))

    def waiting() -> list[str]:
        return [each.key for each in room.handover.compile(DESK.key).rows(sheet.CALLS)]

    for officer in (LI, WANG):
        desk.take(desk.offer(reason="代班").subject, officer, reason="代班")
        desk.sit(officer)
        assert waiting() == [call.subject]
    room.matters.open(Matter("other", "路灯不亮", EVENING, source=call.subject))
    assert waiting() == []
