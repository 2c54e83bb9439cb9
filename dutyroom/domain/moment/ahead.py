"""A moment still to come, as somebody types a limit: 2h, 明天08:00, 18:30."""

import re

from dutyroom.domain.moment.ago import read_ahead
from dutyroom.domain.moment.spoken import AHEAD, names_day_back, read_moment
from dutyroom.domain.moment.stamp import stamp_or_none
from dutyroom.domain.moment.value import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_DAYS_ON = {
    **dict.fromkeys(("今天", "今日", "今", "today"), 0),
    **dict.fromkeys(("明天", "明日", "明", "tomorrow"), 1),
    "后天": 2,
    "大后天": 3,
}
_DAY = re.compile(
    rf"({'|'.join(sorted(_DAYS_ON, key=len, reverse=True))})(?:\s*,|\s+at\b|的)?\s*(.*)"
)
_HORIZONS = (1, 7, 366)
"""Days within which a time of day, a weekday or a date comes round again."""
_DAY_S = 86_400


def read_due(text: str, *, now: Moment) -> Moment:
    """The moment a typed limit means: `2h`, `2小时后`, `明天08:00`, `1830`, `11-25 08:00`.

    A day or a time that is not complete is the next one to come; a complete one may lie in the
    past. Raises Refusal `moment_unreadable` (text), also for a day that has been: 昨晚22:30.
    """
    words = fold(text).strip().lower()
    if names_day_back(words):
        raise Refusal("moment_unreadable", text=text)
    moment = stamp_or_none(words, now.offset) or read_ahead(words, now) or _on_a_day(words, now)
    for days in _HORIZONS:
        if moment is not None:
            break
        read = _until(words, Moment(now.at + days * _DAY_S, now.offset))
        moment = read if read is not None and read.at > now.at else None
    if moment is None:
        raise Refusal("moment_unreadable", text=text)
    return moment


def _on_a_day(words: str, now: Moment) -> Moment | None:
    """A time on a day named from today: 明早8点."""
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    midnight = Moment.from_day(now.local().date(), 0, now.offset).at
    end = midnight + (_DAYS_ON[match[1]] + 1) * _DAY_S - 1
    return _until(match[2] or "23:59", Moment(end, now.offset))


def _until(words: str, end: Moment) -> Moment | None:
    """The latest moment up to an end that the words can mean."""
    try:
        return read_moment(words, now=Moment(end.at - AHEAD, end.offset))
    except Refusal:
        return None
