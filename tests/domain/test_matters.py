"""A matter goes from opened to closed only by the ways its kind allows."""

from dataclasses import replace

import pytest

from dutyroom.domain.kinds import (
    Before,
    Blank,
    Choice,
    Kind,
    Level,
    Limit,
    Measure,
    Stage,
    TimerRule,
    Tone,
    Words,
)
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import fold, rules, timers
from dutyroom.domain.matters.matter import Fact, Matter, MatterState, State, Tier
from dutyroom.domain.refusal import Refusal

AT = 1_795_000_000
W = Words("词", "word")
GRAVE = Level("grave", W, "●", Tone.URGENT, 0)
PLAIN = Level("plain", W, "·", Tone.PLAIN, 2)
KIND = Kind(
    "rescue", W, (GRAVE, PLAIN), "plain",
    stages=(
        Stage("received", W, "open"), Stage("dispatched", W, "assign"),
        Stage("arrived", W, by=("supervisor",)), Stage("finished", W, "report"),
        Stage("done", W, "close"),
    ),
    blanks=(
        Blank("firm", Words("企业", "firm"), before=Before.OPENING, levels=("grave",)),
        Blank("cause", Words("原因", "cause"), before=Before.CLOSING),
    ),
    measures=(Measure("people", W, W, W),),
    timers=(
        TimerRule("turnout", W, "received", ("assigned",), (Limit(60),), amber_s=45),
        TimerRule(
            "coordination", W, "coordination", ("closed",), (Limit(7200),), every=True,
            for_levels=("grave",),
        ),
        TimerRule("look_back", W, "closed", ("looked_back",), (Limit(86_400),)),
    ),
    codes=(Choice("done", W), Choice("not_true", W)),
    looks_back=("grave",),
)  # fmt: skip


def opened(level: str = "plain", **facts: object) -> MatterState:
    matter = replace(
        Matter("rescue", "猫在树上", AT, level=level, facts=(Fact("firm", "某厂"),)),
        **facts,  # type: ignore[arg-type]
    )
    return fold.begun(rules.open_matter("1122-0001", matter, KIND), KIND, AT + 5, 7)


def then(now: MatterState, *events: on.MatterEvent) -> MatterState:
    for each in events:
        now = fold.after(now, each, KIND, 7)
    return now


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_a_rescue_goes_through_its_stages_by_its_verbs() -> None:
    now = opened()
    assert (now.state, now.stage) == (State.OPEN, "received")

    now = then(now, rules.assign(now, "消防站", AT + 38))
    assert (now.state, now.stage, now.matter.responsible_unit) == (
        State.ASSIGNED, "dispatched", "消防站",
    )  # fmt: skip
    now = then(now, rules.acknowledge(now, "赵队长", AT + 50, words="收到，马上出动"))
    now = then(now, rules.advance(now, KIND, "arrived", AT + 600, role="supervisor"))
    assert (now.state, now.stage) == (State.ACKNOWLEDGED, "arrived")
    now = then(now, rules.report_back(now, "已救下", AT + 900))
    assert (now.state, now.stage) == (State.REPORTED, "finished")
    now = then(now, rules.verify(now, "电话核实", AT + 950))
    now = then(now, on.FactsEntered(values=(Fact("cause", "爬树"),)))
    now = then(now, rules.close(now, KIND, "done", AT + 1000))

    assert (now.state, now.stage, now.mark("closed")) == (State.CLOSED, "done", AT + 1000)


def test_the_turnout_seconds_are_kept_with_the_order() -> None:
    assert rules.assign(opened(), "消防站", AT + 38).seconds == 38
    assert rules.assign(opened(), "消防站", AT - 10).seconds == 0


@pytest.mark.parametrize(
    ("refuse", "code"),
    [
        (lambda now: rules.acknowledge(now, "赵", AT), "matter_not_assigned"),
        (lambda now: rules.return_order(now, "站", "没车", AT), "matter_not_assigned"),
        (lambda now: rules.remind(now, AT), "matter_not_assigned"),
        (lambda now: rules.verify(now, "好", AT), "matter_not_reported"),
        (lambda now: rules.resume(now, AT), "matter_not_held"),
        (lambda now: rules.reopen(now, "错", AT), "matter_open"),
        (lambda now: rules.look_back(now, KIND, "好", AT), "matter_no_look_back"),
        (lambda now: rules.close(now, KIND, "", AT), "matter_code_missing"),
        (lambda now: rules.close(now, KIND, "done", AT), "matter_blanks_missing"),
        (lambda now: rules.assign(now, " ", AT), "matter_unit_missing"),
        (lambda now: rules.hold(now, "", AT), "matter_waiting_for_missing"),
        (lambda now: rules.hold(now, "物业", AT, AT), "matter_until_past"),
        (lambda now: rules.report_back(now, " ", AT), "matter_text_missing"),
        (lambda now: rules.advance(now, KIND, "arrived", AT, role="x"), "matter_not_assigned"),
        (lambda now: rules.advance(now, KIND, "received", AT, role="x"), "matter_stage_passed"),
        (lambda now: rules.advance(now, KIND, "done", AT, role="x"), "matter_stage_by_verb"),
        (lambda now: rules.advance(now, KIND, "flown", AT, role="x"), "matter_stage_unknown"),
        (lambda now: rules.raise_up(now, Tier.COUNTY, "区", AT), "matter_tier_same"),
        (lambda now: rules.link(now, "a:1", "a:1"), "matter_link_self"),
        (lambda now: rules.acknowledge_timer(now, "turnout", AT + 60, AT), "timer_not_due"),
    ],
)
def test_a_matter_just_opened_refuses_what_comes_later(refuse: object, code: str) -> None:
    with refused(code):
        refuse(opened())  # type: ignore[operator]


def test_a_stage_kept_for_supervisors_is_not_reached_by_an_officer() -> None:
    now = then(opened(), rules.assign(opened(), "消防站", AT))
    with refused("matter_stage_reserved"):
        rules.advance(now, KIND, "arrived", AT, role="officer")


def test_a_blank_asked_for_at_a_level_is_asked_for_at_that_level_only() -> None:
    bare = Matter("rescue", "无证经营", AT)
    assert rules.open_matter("1", bare, KIND).matter == bare
    with refused("matter_blanks_missing"):
        rules.open_matter("1", replace(bare, level="grave"), KIND)


def test_a_level_that_asks_for_it_is_looked_back_at_and_then_archived() -> None:
    now = then(opened("grave"), on.FactsEntered(values=(Fact("cause", "违章"),)))
    now = then(now, rules.close(now, KIND, "done", AT + 100))
    assert now.state is State.LOOK_BACK
    assert timers.next_due(timers.pending(now, KIND)) == (AT + 100 + 86_400, "look_back")

    now = then(now, rules.look_back(now, KIND, "没有反弹", AT + 90_000))
    assert (now.state, now.value("look_back_result")) == (State.ARCHIVED, "没有反弹")
    assert timers.pending(now, KIND) == ()


def test_a_matter_that_waits_is_not_closed_before_it_goes_on() -> None:
    now = then(opened(), on.FactsEntered(values=(Fact("cause", "爬树"),)))
    now = then(now, rules.hold(now, "物业开门", AT + 10, AT + 3600))
    assert timers.next_step(now, timers.pending(now, KIND), KIND) == "resume"
    with refused("matter_held"):
        rules.close(now, KIND, "done", AT + 20)

    now = then(now, rules.resume(now, AT + 30))
    assert then(now, rules.close(now, KIND, "done", AT + 40)).state is State.CLOSED


def test_a_reopened_matter_goes_on_where_its_order_stood() -> None:
    now = then(opened(), rules.assign(opened(), "消防站", AT + 5))
    now = then(now, on.FactsEntered(values=(Fact("cause", "爬树"),)))
    now = then(now, rules.close(now, KIND, "done", AT + 40))
    now = then(now, rules.reopen(now, "又上去了", AT + 50))

    assert (now.state, now.stage, now.code, now.mark("closed")) == (
        State.ASSIGNED, "dispatched", "", None,
    )  # fmt: skip


def test_the_turnout_clock_is_amber_after_45_seconds_and_red_after_60_until_the_order() -> None:
    now = opened()
    (turnout,) = timers.pending(now, KIND)
    assert (turnout.key, turnout.amber_at, turnout.due_at) == ("turnout", AT + 45, AT + 60)

    assert timers.pending(then(now, rules.assign(now, "消防站", AT + 38)), KIND) == ()


HELD = [
    ([], 3 * 3600, [7200]),
    ([7000], 3 * 3600, []),
    ([7300], 3 * 3600, [7200]),
    ([7300], 16_000, [7200, 14_500]),
    ([5000, 9000], 16_300, [16_200]),
]


@pytest.mark.parametrize(("held", "now_s", "missed"), HELD)
def test_a_coordination_not_held_within_two_hours_of_the_last_one_is_missed(
    held: list[int], now_s: int, missed: list[int]
) -> None:
    now = fold.begun(
        rules.open_matter(
            "1", Matter("rescue", "溃坝", AT, level="grave", facts=(Fact("firm", "库"),)), KIND
        ),
        KIND, AT, 7,
    )  # fmt: skip
    for each in held:
        now = then(now, rules.coordinate(now, KIND, "水利局", "加派泵车", AT + each))

    found = timers.missed(now, KIND, AT + now_s)

    assert [due - AT for key, due in found if key == "coordination"] == missed


def test_nothing_is_missed_of_a_timer_that_is_not_for_the_level() -> None:
    assert timers.missed(opened("plain"), KIND, AT + 3 * 3600) == ()


def test_a_coordination_overdue_is_due_again_every_two_hours_until_it_is_held() -> None:
    (timer,) = (each for each in timers.pending(opened("grave"), KIND) if each.every_s)
    due = timer.due_at
    assert [timer.last_due(due + each) for each in (-5, 0, 7199, 7200, 90_000)] == [
        due, due, due, due + 7200, due + 86_400,
    ]  # fmt: skip


def test_a_timer_is_acknowledged_once_for_each_time_it_is_due() -> None:
    now = then(opened(), rules.acknowledge_timer(opened(), "turnout", AT + 60, AT + 70))
    with refused("timer_acknowledged"):
        rules.acknowledge_timer(now, "turnout", AT + 60, AT + 80)
    assert rules.acknowledge_timer(now, "turnout", AT + 120, AT + 130).due_at == AT + 120


def test_a_measure_is_a_whole_number_of_a_unit_the_kind_counts_in() -> None:
    entered = on.FactsEntered(measures=(Fact("people", 3),))
    now = then(opened(), rules.enter_facts(opened(), KIND, entered))
    now = then(now, on.FactsEntered(measures=(Fact("people", 5),)))
    assert now.number_of("people") == 5

    for wrong in (Fact("people", -1), Fact("people", "3")):
        with refused("matter_number_wrong"):
            rules.enter_facts(now, KIND, on.FactsEntered(measures=(wrong,)))
    with refused("matter_blank_unknown"):
        rules.enter_facts(now, KIND, on.FactsEntered(measures=(Fact("tons", 1),)))


def test_what_is_only_kept_in_view_asks_for_no_order() -> None:
    now = opened()
    assert timers.next_step(now, (), KIND) == "assign"
    assert timers.next_step(now, (), replace(KIND, ordered=False)) == ""


@pytest.mark.parametrize("pasted", ["\ud800猫", "猫\x1b[31m", "猫\u202e", "\n猫\t"])
def test_what_is_pasted_into_a_matter_is_kept_as_a_file_can_hold_it(pasted: str) -> None:
    matter = Matter("rescue", pasted, AT, place=pasted, facts=(Fact("firm", pasted),))
    kept = rules.open_matter("1", matter, KIND).matter
    for each in (kept.title, kept.place, str(kept.facts[0].value)):
        assert "猫" in each
        assert each.isprintable()
        each.encode()
