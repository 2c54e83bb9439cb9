"""Which slots are nights, and how a slot lies in local time."""

from datetime import date
from functools import lru_cache

from dutyroom.domain.moment import Moment
from dutyroom.domain.roster import Slot

NIGHT_BEGINS_S, NIGHT_ENDS_S = 22 * 3600, 30 * 3600
"""22:00 to 06:00 (夜班劳动: 劳办发〔1994〕289号), seconds from the midnight before."""
LEAST_OF_A_NIGHT_S = 3 * 3600
"""So much of a slot in the night makes it a night: 2003/88/EC, article 2(4)."""


@lru_cache(maxsize=4096)
def midnight(day: str, offset: int) -> int:
    """The local midnight that begins an ISO date, in epoch seconds."""
    return Moment.from_day(date.fromisoformat(day), 0, offset).at


def is_night(slot: Slot, offset: int) -> bool:
    """Whether at least three hours of a slot lie between 22:00 and 06:00 of one night."""
    begun = midnight(slot.day, offset)
    starts, ends = slot.starts_at - begun, slot.ends_at - begun
    return any(
        min(ends, NIGHT_ENDS_S + shift) - max(starts, NIGHT_BEGINS_S + shift) >= LEAST_OF_A_NIGHT_S
        for shift in (-86_400, 0, 86_400)
    )
