"""Who is on post, and what may be noted of them."""

from dataclasses import replace

import pytest

from dutyroom.domain.presence import rules
from dutyroom.domain.presence.standing import GRACE_S, Presence, PresenceEvent, Stand, State, noted
from dutyroom.domain.refusal import Refusal

BEGINS = 1_795_348_800
"""2026-11-22 20:00 in China: a night that ends at 08:00."""
STAND = Stand(7, 1, BEGINS, BEGINS + 12 * 3600)
NOBODY_YET = Presence(STAND)
H = 3600


def after(*events: PresenceEvent) -> Presence:
    now = NOBODY_YET
    for event in events:
        now = noted(now, event)
    return now


def come(at: int = BEGINS) -> Presence:
    return noted(NOBODY_YET, rules.arrive(NOBODY_YET, at))


def away(until: int = BEGINS + 2 * H, cover: int = 0) -> Presence:
    here = come()
    return noted(here, rules.go_away(here, BEGINS + H, "就医", until, cover))


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (BEGINS - H, State.EXPECTED),
        (BEGINS, State.EXPECTED),
        (BEGINS + GRACE_S, State.EXPECTED),
        (BEGINS + GRACE_S + 1, State.NOT_ARRIVED),
        (BEGINS + 5 * H, State.NOT_ARRIVED),
    ],
)
def test_who_has_not_come_is_missing_once_the_grace_is_over(at: int, state: State) -> None:
    assert NOBODY_YET.state(at) is state
    assert NOBODY_YET.is_wrong(at) == (state is State.NOT_ARRIVED)


@pytest.mark.parametrize(
    ("at", "early_s", "late_s"),
    [
        (BEGINS - rules.EARLIEST_S, rules.EARLIEST_S, 0),
        (BEGINS - 1, 1, 0),
        (BEGINS, 0, 0),
        (BEGINS + GRACE_S, 0, 0),
        (BEGINS + GRACE_S + 1, 0, GRACE_S + 1),
        (BEGINS + 5 * H, 0, 5 * H),  # over midnight
        (STAND.ends_at - 1, 0, 12 * H - 1),
    ],
)
def test_an_arrival_is_early_or_late_by_its_slot(at: int, early_s: int, late_s: int) -> None:
    here = come(at)
    assert here.state(at) is State.ON_POST
    assert (here.arrived_at, here.early_s, here.late_s) == (at, early_s, late_s)
    assert not here.is_wrong(STAND.ends_at)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (BEGINS - rules.EARLIEST_S - 1, "arrives_too_early"),
        (STAND.ends_at, "slot_is_over"),
    ],
)
def test_nobody_arrives_long_before_a_slot_or_after_it(at: int, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        rules.arrive(NOBODY_YET, at)


def test_somebody_arrives_once_and_comes_back_as_often_as_they_went() -> None:
    with pytest.raises(Refusal, match="arrived_already"):
        rules.arrive(come(), BEGINS + H)
    gone = noted(come(), rules.leave(come(), BEGINS + H))
    assert gone.state(BEGINS + H) is State.LEFT
    back = noted(gone, rules.come_back(gone, BEGINS + 2 * H))
    assert (back.where, back.arrived_at) == (State.ON_POST, BEGINS)
    with pytest.raises(Refusal, match="not_away"):
        rules.come_back(back, BEGINS + 2 * H)
    with pytest.raises(Refusal, match="not_away"):
        rules.come_back(NOBODY_YET, BEGINS)


def test_who_was_found_absent_may_still_arrive() -> None:
    absent = noted(NOBODY_YET, rules.note_absent(NOBODY_YET, BEGINS + H, "电话无人接"))
    assert (absent.where, absent.words, absent.arrived_at) == (State.ABSENT, "电话无人接", 0)
    assert absent.is_wrong(BEGINS + H)
    here = noted(absent, rules.arrive(absent, BEGINS + 2 * H))
    assert (here.where, here.words, here.late_s) == (State.ON_POST, "", 2 * H)


@pytest.mark.parametrize(
    ("presence", "at", "code"),
    [
        (NOBODY_YET, BEGINS - 1, "slot_not_begun"),
        (after(rules.note_absent(NOBODY_YET, BEGINS)), BEGINS + 9, "absent_already"),
        (noted(come(), rules.leave(come(), BEGINS + H)), BEGINS + 2 * H, "not_on_post"),
        (come(BEGINS + H), BEGINS + H - 1, "noted_later_already"),
    ],
)
def test_nobody_is_absent_before_the_slot_or_twice(presence: Presence, at: int, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        rules.note_absent(presence, at)


@pytest.mark.parametrize(
    ("cover", "at", "wrong"),
    [
        (0, BEGINS + H, True),
        (8, BEGINS + H, False),
        (8, BEGINS + 2 * H, False),
        (8, BEGINS + 2 * H + 1, True),  # overdue back
    ],
)
def test_away_is_right_with_cover_and_until_its_time(cover: int, at: int, wrong: bool) -> None:
    gone = away(cover=cover)
    assert gone.state(at) is State.AWAY
    assert (gone.is_wrong(at), gone.is_overdue(at)) == (wrong, at > BEGINS + 2 * H)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": ""}, "away_reason_missing"),
        ({"until": BEGINS + H}, "away_ends_before"),
        ({"cover": STAND.officer}, "covers_self"),
    ],
)
def test_going_away_needs_a_reason_an_end_and_somebody_else(
    change: dict[str, object], code: str
) -> None:
    given = {"reason": "就医", "until": BEGINS + 2 * H, "cover": 0} | change
    with pytest.raises(Refusal, match=code):
        rules.go_away(come(), BEGINS + H, **given)  # type: ignore[arg-type]


def test_only_who_is_on_post_goes_away_or_leaves() -> None:
    with pytest.raises(Refusal, match="not_on_post"):
        rules.go_away(NOBODY_YET, BEGINS, "就医", BEGINS + H)
    with pytest.raises(Refusal, match="not_on_post"):
        rules.leave(NOBODY_YET, BEGINS)
    assert noted(away(), rules.leave(away(), STAND.ends_at)).where is State.LEFT


def test_nothing_is_noted_long_after_a_slot() -> None:
    here = come()
    rules.leave(here, STAND.ends_at + rules.LATEST_S)
    with pytest.raises(Refusal, match="slot_is_over"):
        rules.leave(here, STAND.ends_at + rules.LATEST_S + 1)


def test_a_slot_of_another_day_is_another_stand() -> None:
    tomorrow = replace(STAND, starts_at=STAND.starts_at + 24 * H, ends_at=STAND.ends_at + 24 * H)
    assert Presence(tomorrow).state(STAND.ends_at) is State.EXPECTED
