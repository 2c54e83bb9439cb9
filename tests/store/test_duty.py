"""Who stands now, who is next, who has been silent, and what still waits at a gate."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import LONGEST_SLOT_S, Duty, DutyRole, Post, PostKind, Slot
from dutyroom.domain.temperature import Site
from dutyroom.store.checkpoint import Counts
from dutyroom.store.room import Room
from tests.store.sample import GATE, NOW, PERSON, begin

DAY = "2026-11-22"
DESK = Post("值班室", PostKind.ROOM)
GATES = (GATE, Post("西门一号卡口"), Post("南门一号卡口"))
HOUR = 3600


def slot(post: Post, from_h: float, to_h: float, *officers: int) -> Slot:
    """A slot from so many hours after now to so many."""
    crew = tuple(Duty(officer, DutyRole.CHECKPOINT) for officer in officers)
    starts, ends = NOW + int(from_h * HOUR), NOW + int(to_h * HOUR)
    return Slot(post.key, DAY, starts, ends, "班", crew)


def manned(*slots: Slot) -> Room:
    room = begin()
    for post in (*GATES, DESK):
        room.roster.enter_post(post)
    room.roster.fill(DAY, slots)
    return room


def test_a_slot_holds_its_first_second_and_not_its_last() -> None:
    room = manned(slot(GATE, 0, 8, 1), slot(GATE, 8, 16, 2))
    found = [room.roster.on_duty(NOW + at)[0].crew[0].officer for at in (0, 8 * HOUR - 1, 8 * HOUR)]
    assert found == [1, 1, 2]
    assert room.roster.on_duty(NOW - 1) == []
    assert room.roster.on_duty(NOW + 16 * HOUR) == []


def test_an_uncovered_slot_is_on_duty_with_nobody() -> None:
    room = manned(slot(GATE, -1, 1, 7), slot(GATES[1], -1, 1), slot(DESK, -1, 1, 8, 9))
    assert [(each.post_name, len(each.crew)) for each in room.roster.on_duty(NOW)] == [
        ("东门一号卡口", 1), ("西门一号卡口", 0), ("值班室", 2),
    ]  # fmt: skip
    assert room.roster.coverage(NOW) == (2, 1)
    assert room.roster.coverage(NOW, PostKind.CHECKPOINT) == (1, 1)
    assert [each.post for each in room.roster.on_duty(NOW, PostKind.ROOM)] == [DESK.key]


def test_a_new_crew_of_a_slot_takes_the_place_of_the_old_one() -> None:
    room = manned(slot(GATE, -1, 1, 7, 8))
    room.roster.fill(DAY, (slot(GATE, -1, 1, 9),))
    assert [each.officer for each in room.roster.on_duty(NOW)[0].crew] == [9]
    room.roster.fill(DAY, (slot(GATE, -1, 1),))
    assert room.roster.coverage(NOW) == (0, 1)


def test_the_next_slot_is_the_first_of_each_post_within_two_days() -> None:
    room = manned(
        slot(GATE, -1, 1, 1), slot(GATE, 1, 2, 2), slot(GATE, 2, 3, 3), slot(GATES[1], 47, 49, 4),
        slot(GATES[2], 49, 50, 5), slot(DESK, 5, 6), slot(DESK, 5, 9, 6),
    )  # fmt: skip
    coming = room.roster.next_up(NOW)
    assert [(each.post_name, [duty.officer for duty in each.crew]) for each in coming] == [
        ("东门一号卡口", [2]), ("西门一号卡口", [4]), ("值班室", [6]), ("值班室", []),
    ]  # fmt: skip
    assert [each.post for each in room.roster.next_up(NOW, PostKind.ROOM)] == [DESK.key] * 2


def test_a_retired_post_needs_nobody_any_more() -> None:
    room = manned(slot(GATE, -1, 1, 7), slot(GATES[1], -1, 1), slot(GATES[1], 1, 2, 8))
    room.roster.retire_post(GATES[1].key)
    assert [each.post for each in room.roster.on_duty(NOW)] == [GATE.key]
    assert room.roster.coverage(NOW) == (1, 0)
    assert room.roster.next_up(NOW) == []
    room.roster.enter_post(GATES[1])
    assert room.roster.coverage(NOW) == (1, 1)


SPANS = st.tuples(st.integers(-86_400, 86_400), st.integers(1, 30 * HOUR)) | st.tuples(
    st.integers(-LONGEST_SLOT_S, -86_400), st.integers(86_400, LONGEST_SLOT_S)
)


@settings(max_examples=60, deadline=None)
@given(spans=st.lists(SPANS, max_size=12), at=st.integers(-86_400, 86_400) | st.just(0))
def test_on_duty_is_every_slot_that_holds_the_instant(
    spans: list[tuple[int, int]], at: int
) -> None:
    slots = {
        (NOW + starts, NOW + starts + length): Slot(
            GATE.key, DAY, NOW + starts, NOW + starts + length
        )
        for starts, length in spans
    }
    room = manned(*slots.values())
    found = [(each.starts_at, each.ends_at) for each in room.roster.on_duty(NOW + at)]
    assert sorted(found) == sorted(span for span in slots if span[0] <= NOW + at < span[1])
    assert sum(room.roster.coverage(NOW + at)) == len(found)
    room.close()


def test_silent_posts_are_those_that_reported_but_not_lately() -> None:
    room = begin()
    for post in GATES:
        room.roster.enter_post(post)
    seen = {GATE: 59 * 60, GATES[1]: 61 * 60, GATES[2]: 3 * HOUR}
    for post, ago in seen.items():
        room.checkpoint.register(replace(PERSON, post=post.key, at=NOW - ago))
        room.checkpoint.register(replace(PERSON, post=post.key, at=NOW - ago - HOUR))
    assert [name for _, name, _ in room.checkpoint.silent(NOW, 60)] == [
        "南门一号卡口", "西门一号卡口",
    ]  # fmt: skip
    assert room.checkpoint.silent(NOW, 61)[-1] == (GATES[1].key, "西门一号卡口", NOW - 61 * 60)
    assert room.checkpoint.silent(NOW, 181) == []
    room.roster.retire_post(GATES[2].key)
    assert [name for _, name, _ in room.checkpoint.silent(NOW, 60)] == ["西门一号卡口"]
    assert room.checkpoint.silent(NOW + 3 * 86_400, 60) == []


def test_counts_are_of_whole_hours_without_what_was_struck() -> None:
    room = begin()
    rows = room.checkpoint.register_many(
        [replace(PERSON, at=NOW + minutes * 60, temperature=365 + 3 * n)
         for n, minutes in enumerate((-30, 0, 10, 59, 60))]
    )  # fmt: skip
    assert room.checkpoint.counts(NOW, NOW + HOUR) == Counts(3, 0, 1)
    assert room.checkpoint.counts(NOW, NOW + HOUR, GATE.key) == Counts(3, 0, 1)
    assert room.checkpoint.counts(NOW, NOW + HOUR, 5) == Counts(0, 0, 0)
    room.checkpoint.strike(rows[1][0], "误登")
    assert room.checkpoint.counts(NOW, NOW + HOUR) == Counts(2, 0, 1)
    assert room.checkpoint.counts(0, 2**40) == Counts(4, 0, 2)


def test_a_case_waits_until_it_is_decided_and_keeps_every_reading() -> None:
    room = begin()
    line = room.checkpoint.register(replace(PERSON, temperature=379))
    (case,) = room.checkpoint.pending()
    assert (case.first, case.rechecks, case.name) == (379, 0, "张三")
    assert case.due_at(10) == NOW + 600
    with pytest.raises(Refusal, match="recheck_missing"):
        room.checkpoint.decide(case.subject, Decision.LET_PASS)
    room.checkpoint.recheck(case.subject, 374, Site.EAR)
    room.checkpoint.recheck(case.subject, 368, Site.ARMPIT)
    assert [r.temperature for r in room.checkpoint.readings(line.id)] == [374, 368]
    room.checkpoint.decide(case.subject, Decision.LET_PASS)
    assert room.checkpoint.pending() == []
    decided = room.checkpoint.case(line.id)
    assert decided is not None
    assert (decided.decision, decided.latest, decided.first) == (Decision.LET_PASS, 368, 379)
    with pytest.raises(Refusal, match="already_decided"):
        room.checkpoint.recheck(case.subject, 368, Site.EAR)


def test_a_struck_passage_is_no_longer_waited_for() -> None:
    room = begin()
    line = room.checkpoint.register(replace(PERSON, temperature=379))
    room.checkpoint.strike(line.id, "误登")
    assert room.checkpoint.pending() == []
    with pytest.raises(Refusal, match="already_struck"):
        room.checkpoint.strike(line.id, "误登")


def test_the_threshold_of_the_room_decides_what_is_abnormal() -> None:
    room = begin()
    room.settings.change("threshold", 370)
    room.checkpoint.register(replace(PERSON, temperature=370))
    room.settings.change("threshold", 380)
    room.checkpoint.register(replace(PERSON, temperature=379))
    assert [case.first for case in room.checkpoint.pending()] == [370]
