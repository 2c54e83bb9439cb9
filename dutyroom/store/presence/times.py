"""The times drawn for spot checks, kept at this desk until its officer's shift is over."""

import json
from random import Random
from typing import TYPE_CHECKING

from dutyroom.domain.presence.random_times import Stretch, Suggestion, suggested
from dutyroom.domain.roster import LONGEST_SLOT_S

if TYPE_CHECKING:
    from dutyroom.store.room import Room

COUNT = 6
"""Times drawn for a shift."""
LEAD_S = 300
"""The first is not sooner than this after the draw, in seconds."""
WATCH_S = 12 * 3600
"""For how long they are drawn where the roster knows of no shift, in seconds."""

_ENDS = (
    "SELECT min(s.ends_at) FROM slot s JOIN post p ON p.key = s.post "
    "WHERE p.post_kind = 'room' AND NOT p.retired AND s.starts_at <= ?1 AND s.ends_at > ?1 "
    f"AND s.starts_at > ?1 - {LONGEST_SLOT_S + 1}"
)
_MANNED = (
    "SELECT s.post, max(s.starts_at, ?1), min(s.ends_at, ?2) FROM slot s "
    "JOIN post p ON p.key = s.post WHERE p.post_kind <> 'room' AND NOT p.retired AND s.covered "
    f"AND s.starts_at > ?1 - {LONGEST_SLOT_S + 1} AND s.starts_at < ?2 AND s.ends_at > ?1"
)


def times(room: "Room", chance: Random) -> tuple[Suggestion, ...]:
    """The times drawn for the officer at the desk, or else drawn now; none where nobody stands."""
    name, now = f"spot_times:{room.officer()}", room.now()
    kept = json.loads(room.preferences.get(name, "{}"))
    if kept.get("until", 0) <= now:
        until = int(room.file.value(_ENDS, (now,)) or now + WATCH_S)
        slots = [Stretch(*row) for row in room.file.rows(_MANNED, (now + LEAD_S, until))]
        drawn = suggested(slots, COUNT, chance)
        kept = {"until": until, "times": [[each.post, each.at] for each in drawn]}
        room.preferences.keep(name, json.dumps(kept))
    return tuple(Suggestion(post, at) for post, at in kept["times"])
