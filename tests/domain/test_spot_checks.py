"""Spot checks: what contradicts itself, and times nobody can guess; and the 五在 board."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.presence import five
from dutyroom.domain.presence.five import FiveRole, Freshness, Means
from dutyroom.domain.presence.random_times import APART_S, Stretch, suggested
from dutyroom.domain.presence.spot_checks import (
    LATE_ANSWER_S,
    LONGEST_S,
    Fault,
    SpotChecked,
    likely_fault,
    spot_check,
)
from dutyroom.domain.presence.usual_roles import USUAL_ROLES
from dutyroom.domain.refusal import Refusal

AT = 1_795_370_400
CHECK = SpotChecked(5, AT, asked=7, answered_by="李四", rang_s=8)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"post": 0}, "spot_post_missing"),
        ({"rang_s": -1}, "seconds_unlikely"),
        ({"rang_s": LONGEST_S + 1, "fault": Fault.LATE_ANSWER}, "seconds_unlikely"),
        ({"answered_by": ""}, "answerer_missing"),
        ({"fault": Fault.NO_ANSWER}, "answerer_given"),
        ({"fault": Fault.SOMEBODY_ELSE, "answered_by": ""}, "answerer_missing"),
        ({"fault": Fault.OTHER}, "fault_words_missing"),
        ({"rang_s": LATE_ANSWER_S + 1}, "answer_was_late"),
    ],
)
def test_a_spot_check_does_not_contradict_itself(change: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        spot_check(replace(CHECK, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"rang_s": LATE_ANSWER_S},
        {"rang_s": LATE_ANSWER_S + 1, "fault": Fault.LATE_ANSWER},
        {"answered_by": "", "fault": Fault.NO_ANSWER},
        {"answered_by": "", "fault": Fault.ABSENT},
        {"answered_by": "王五", "fault": Fault.ABSENT},
        {"fault": Fault.OTHER, "words": "醉酒"},
    ],
)
def test_whatever_else_was_found_is_kept(change: dict[str, object]) -> None:
    check = replace(CHECK, **change)  # type: ignore[arg-type]
    assert spot_check(check) == check


@pytest.mark.parametrize(
    ("rang_s", "answered", "fault"),
    [
        (0, True, Fault.NONE),
        (LATE_ANSWER_S, True, Fault.NONE),
        (LATE_ANSWER_S + 1, True, Fault.LATE_ANSWER),
        (5, False, Fault.NO_ANSWER),
    ],
)
def test_the_telephone_alone_tells_of_some_faults(
    rang_s: int, answered: bool, fault: Fault
) -> None:
    assert likely_fault(rang_s, answered=answered) is fault


STRETCHES = st.lists(
    st.builds(
        lambda post, begins, lasts: Stretch(post, AT + begins, AT + begins + lasts),
        st.integers(1, 9), st.integers(0, 6 * 3600), st.integers(0, 8 * 3600),
    ),
    max_size=20,
)  # fmt: skip


@given(STRETCHES, st.integers(0, 20), st.integers())
def test_suggested_times_are_apart_and_at_posts_manned_then(
    slots: list[Stretch], n: int, seed: int
) -> None:
    found = suggested(slots, n, Random(seed))
    assert len(found) <= n
    assert all(b.at - a.at >= APART_S for a, b in pairwise(found))
    assert all(
        any(s.post == each.post and s.from_at <= each.at < s.to_at for s in slots) for each in found
    )
    assert all(each.at % 60 == 0 for each in found)


def test_a_night_has_room_for_as_many_as_are_asked_for_and_no_post_twice() -> None:
    night = [Stretch(post, AT, AT + 8 * 3600) for post in range(1, 10)]
    for seed in range(50):
        found = suggested(night, 6, Random(seed))
        assert len(found) == len({each.post for each in found}) == 6
    assert len(suggested(night[:1], 99, Random(1))) == 16
    assert len(suggested([Stretch(1, AT, AT + 1500)], 3, Random(1))) == 1


def test_no_hour_of_the_night_is_safe_from_a_check() -> None:
    night = [Stretch(1, AT, AT + 8 * 3600)]
    hours = {
        (each.at - AT) // 3600 for seed in range(60) for each in suggested(night, 3, Random(seed))
    }
    assert hours == set(range(8))


@pytest.mark.parametrize(
    ("age_s", "worth"),
    [
        (0, Freshness.FRESH),
        (five.AMBER_S, Freshness.FRESH),
        (five.AMBER_S + 1, Freshness.AMBER),
        (five.RED_S, Freshness.AMBER),
        (five.RED_S + 1, Freshness.RED),
    ],
)
def test_a_confirmation_ages(age_s: int, worth: Freshness) -> None:
    assert five.freshness(AT, AT + age_s) is worth
    assert five.freshness(0, AT) is Freshness.NEVER


@pytest.mark.parametrize(
    ("facts", "at", "found", "code"),
    [
        (FiveRole("带班领导"), AT, "值班室", "role_unfilled"),
        (FiveRole("带班领导", "王五"), AT, "", "found_where_missing"),
        (FiveRole("带班领导", "王五"), AT - 1, "值班室", "noted_later_already"),
    ],
)
def test_a_confirmation_says_who_was_where_after_the_last(
    facts: FiveRole, at: int, found: str, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        five.confirm(facts, at, AT, found, Means.PHONE)


def test_five_roles_are_suggested() -> None:
    assert len({each.role.zh for each in USUAL_ROLES}) == 5
    with pytest.raises(Refusal, match="role_name_missing"):
        five.enter_role(FiveRole(""))
