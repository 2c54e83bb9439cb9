"""What may be noted of somebody's stand, and when."""

from dutyroom.domain.presence.standing import (
    AbsentNoted,
    Arrived,
    CameBack,
    GoneAway,
    Left,
    Presence,
    State,
)
from dutyroom.domain.refusal import Refusal

EARLIEST_S = 2 * 3600
"""How long before its beginning somebody may arrive for a slot, in seconds."""
SOON_S = 3600
"""How long before its beginning a slot is looked at as if it ran, in seconds."""
LATEST_S = 12 * 3600
"""How long after its end something may still be noted of a slot, in seconds."""

AWAY_FROM_POST = (State.AWAY, State.ABSENT, State.LEFT)


def arrive(presence: Presence, at: int, *, by_sign_in: bool = False) -> Arrived:
    """Somebody comes; raises `Refusal("arrived_already")`, "arrives_too_early", "slot_is_over"."""
    if presence.arrived_at:
        raise Refusal("arrived_already")
    if at < presence.stand.starts_at - EARLIEST_S:
        raise Refusal("arrives_too_early", hours=EARLIEST_S // 3600)
    if at >= presence.stand.ends_at:
        raise Refusal("slot_is_over")
    _in_order(presence, at)
    return Arrived(presence.stand, at, by_sign_in)


def note_absent(presence: Presence, at: int, words: str = "") -> AbsentNoted:
    """Somebody is found missing; raises `Refusal("slot_not_begun")`, "absent_already"."""
    if at < presence.stand.starts_at:
        raise Refusal("slot_not_begun")
    if presence.where is State.ABSENT:
        raise Refusal("absent_already")
    if presence.where is State.LEFT:
        raise Refusal("not_on_post")
    _in_order(presence, at)
    return AbsentNoted(presence.stand, at, words)


def go_away(presence: Presence, at: int, reason: str, until: int, cover: int = 0) -> GoneAway:
    """Somebody leaves for a while.

    Raises `Refusal("not_on_post")`, "away_reason_missing", "away_ends_before", "covers_self".
    """
    _on_post(presence)
    if not reason:
        raise Refusal("away_reason_missing", field="reason")
    if until <= at:
        raise Refusal("away_ends_before", field="until")
    if cover == presence.stand.officer:
        raise Refusal("covers_self", field="cover")
    _in_order(presence, at)
    return GoneAway(presence.stand, at, reason, until, cover)


def come_back(presence: Presence, at: int) -> CameBack:
    """Somebody is there again; raises `Refusal("not_away")` for who never came or never went."""
    if not presence.arrived_at or presence.where not in AWAY_FROM_POST:
        raise Refusal("not_away")
    _in_order(presence, at)
    return CameBack(presence.stand, at)


def leave(presence: Presence, at: int) -> Left:
    """Somebody's time is over; raises `Refusal("not_on_post")`."""
    if presence.where is not State.AWAY:
        _on_post(presence)
    _in_order(presence, at)
    return Left(presence.stand, at)


def _on_post(presence: Presence) -> None:
    if presence.where is not State.ON_POST:
        raise Refusal("not_on_post")


def _in_order(presence: Presence, at: int) -> None:
    """Raises `Refusal` for what happened before the last thing noted, or long after the slot."""
    if at < presence.latest_at:
        raise Refusal("noted_later_already")
    if at > presence.stand.ends_at + LATEST_S:
        raise Refusal("slot_is_over")
