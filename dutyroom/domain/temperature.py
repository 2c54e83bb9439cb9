"""Body temperatures in tenths of a degree Celsius, always whole numbers."""

import re
from enum import IntEnum

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

THRESHOLD = 373
"""From here on, inclusive, a reading is abnormal; a room may set its own."""
SECOND_LOOK_BELOW = 350
"""Below this the thermometer is more likely wrong than the person cold."""
SECOND_LOOK_ABOVE = 420
"""Above this the thermometer is more likely wrong than the person that ill."""
LOWEST, HIGHEST = 300, 450
"""What a living person may show at all."""

_DEGREES = re.compile(r"([0-9]{2})(?:[.,度]([0-9]))?\s*(?:°?c|度|°)?")
_TENTHS = re.compile(r"[0-9]{3}")
_SHORT = re.compile(r"[5-9][0-9]")


class Site(IntEnum):
    """Where on the body a temperature was taken."""

    FOREHEAD = 0
    WRIST = 1
    EAR = 2
    ARMPIT = 3


def tenths(text: str, *, short: bool = False) -> int:
    """The reading a person typed: `36.5`, `365`, `36度5`, `36.5℃`, in either width.

    With `short`, two digits from 50 to 99 leave out the first 3: `65` is 36.5.
    Raises Refusal `temperature_unreadable` (text), `temperature_impossible` (tenths).
    """
    folded = fold(text).strip().lower()
    if short and _SHORT.fullmatch(folded):
        return 300 + int(folded)
    if _TENTHS.fullmatch(folded):
        reading = int(folded)
    elif match := _DEGREES.fullmatch(folded):
        reading = int(match[1]) * 10 + int(match[2] or 0)
    else:
        raise Refusal("temperature_unreadable", text=text)
    if not LOWEST <= reading <= HIGHEST:
        raise Refusal("temperature_impossible", tenths=reading)
    return reading


def shown(tenths: int) -> str:
    """The reading in degrees with one decimal: `36.5`."""
    return f"{tenths // 10}.{tenths % 10}"


def needs_second_look(tenths: int) -> bool:
    """Whether the reading is so low or so high that it should be taken again first."""
    return tenths < SECOND_LOOK_BELOW or tenths > SECOND_LOOK_ABOVE
