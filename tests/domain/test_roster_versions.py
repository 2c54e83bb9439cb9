"""What differs between two rosters, what is planned anew, and who may publish what."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.checks import Finding, Light, Reason
from dutyroom.domain.officers import Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_versions import (
    Origin,
    Version,
    VersionState,
    differences,
    key_of_slot,
    merged,
    publish,
)

HOUR = 3600
CREWS = st.lists(st.integers(1, 4), unique=True, max_size=3).map(
    lambda officers: tuple(Duty(each, DutyRole.OFFICER) for each in officers)
)
SLOTS = st.builds(
    lambda post, hour, crew: Slot(
        post, "2026-12-01", hour * HOUR, (hour + 8) * HOUR, "早班", crew
    ),
    st.integers(1, 3), st.integers(0, 20), CREWS,
)  # fmt: skip
ROSTERS = st.lists(SLOTS, unique_by=key_of_slot, max_size=12)
DRAFT = Version("2026-12", 1, VersionState.DRAFT, Origin.HAND, 0, 1, 0)
RED, AMBER = (
    Finding(Reason.UNCOVERED, light, 1, "2026-12-01", "早班", 0) for light in Light
)  # fmt: skip


@given(ROSTERS, ROSTERS)
def test_differences_are_what_turns_one_roster_into_the_other(
    before: list[Slot], after: list[Slot]
) -> None:
    found = {key_of_slot(slot): slot.crew for slot in before}
    for each in differences(before, after):
        assert found.get(key_of_slot(each.slot)) == each.before
        if each.after is None:
            del found[key_of_slot(each.slot)]
        else:
            found[key_of_slot(each.slot)] = each.after
    wanted = {key_of_slot(slot): frozenset(slot.crew) for slot in after}
    assert {key: frozenset(crew) for key, crew in found.items()} == wanted


@given(ROSTERS, ROSTERS)
def test_differences_the_other_way_round_are_the_same_turned_over(
    before: list[Slot], after: list[Slot]
) -> None:
    there = [
        (key_of_slot(each.slot), each.before, each.after) for each in differences(before, after)
    ]
    back = [
        (key_of_slot(each.slot), each.after, each.before) for each in differences(after, before)
    ]
    assert there == back


def test_the_order_within_a_crew_is_no_difference() -> None:
    crew = (Duty(1, DutyRole.MAIN), Duty(2, DutyRole.SECOND))
    slot = Slot(1, "2026-12-01", 0, HOUR, "", crew)
    assert differences([slot], [replace(slot, crew=crew[::-1])]) == []
    swapped = (Duty(2, DutyRole.MAIN), Duty(1, DutyRole.SECOND))
    assert len(differences([slot], [replace(slot, crew=swapped)])) == 1


@given(ROSTERS, ROSTERS, st.integers(0, 30 * HOUR))
def test_a_plan_never_changes_what_has_begun_nor_another_post(
    planned: list[Slot], in_force: list[Slot], now: int
) -> None:
    month = {key_of_slot(slot): slot.crew for slot in merged(planned, in_force, now)}
    posts = {slot.post for slot in planned}
    for slot in in_force:
        if slot.starts_at <= now or slot.post not in posts:
            assert month[key_of_slot(slot)] == slot.crew
    for slot in planned:
        if slot.starts_at > now:
            assert month[key_of_slot(slot)] == slot.crew


@pytest.mark.parametrize(
    ("found", "word", "by", "code"),
    [
        ([], "", Role.OFFICER, ""),
        ([AMBER], "", Role.OFFICER, ""),
        ([RED], "", Role.LEADER, "word_missing"),
        ([RED], "先发布", Role.SUPERVISOR, "leader_missing"),
        ([RED, AMBER], "先发布", Role.LEADER, ""),
    ],
)
def test_what_is_red_needs_a_word_and_a_leader(
    found: list[Finding], word: str, by: Role, code: str
) -> None:
    if code:
        with pytest.raises(Refusal, match=code):
            publish(DRAFT, found, word, by)
    else:
        event = publish(DRAFT, found, word, by)
        assert (event.red, event.amber) == (found.count(RED), found.count(AMBER))


@pytest.mark.parametrize("state", [VersionState.PUBLISHED, VersionState.SUPERSEDED])
def test_a_version_is_published_once(state: VersionState) -> None:
    with pytest.raises(Refusal, match="version_not_draft"):
        publish(replace(DRAFT, state=state), [], "", Role.LEADER)
