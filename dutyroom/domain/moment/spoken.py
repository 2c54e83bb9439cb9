"""When it happened, as a caller says it and an officer types it."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from dutyroom.domain.moment import english
from dutyroom.domain.moment.ago import read_ago
from dutyroom.domain.moment.numerals import NUMERAL, number
from dutyroom.domain.moment.stamp import stamp_or_none
from dutyroom.domain.moment.value import Moment, seconds_of_day
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

AHEAD = 300
"""Seconds a moment may lie ahead of now: clocks differ."""

_DAYS_BACK = {
    **dict.fromkeys(("今天", "今日", "今", "today", "tonight", "this morning"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨", "yesterday", "last night"), 1),
    **dict.fromkeys(("前天", "前日", "前晚", "前夜"), 2),
    "大前天": 3,
}
_PART_IN_WORD = {
    **dict.fromkeys(("tonight", "last night", "前晚", "前夜"), "晚"),
    "this morning": "早",
}
_NIGHT = ("傍晚", "晚上", "晚", "夜里", "夜间", "夜", "深夜", "半夜", "午夜")
_MORNING = ("凌晨", "清晨", "早晨", "早上", "早", "上午", "am")
_AFTERNOON = ("下午", "pm")
_PART = "|".join((*_NIGHT, *_MORNING, *_AFTERNOON, "中午"))
_WEEKDAYS = "一二三四五六日"

_DAY = (
    rf"(?P<word>{'|'.join(sorted(_DAYS_BACK, key=len, reverse=True))})"
    r"|(?P<last>上个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    rf"|(?:(?P<year>(?:19|20)\d\d)[-/.年])?(?P<month>{NUMERAL})[-/.月](?P<day>{NUMERAL})(?:[日号]|(?=\s|$))"
)
_CLOCK = (
    rf"(?P<part>{_PART})?\s*(?:"
    rf"(?P<hour>{NUMERAL})\s*[:点时]\s*(?:(?P<quarter>半|一刻|三刻|整|钟)"
    rf"|(?P<minute>{NUMERAL})分?(?::?(?P<second>[0-9]{{1,2}})秒?)?)?(?<!:)"
    r"|(?P<h>[0-9]{2})(?P<m>[0-9]{2})"
    r"|(?P<bare>[0-9]{1,2})(?=\s*[ap]\.?m))"
    r"\s*(?P<half>[ap]\.?m\.?)?"
)
_DAY_THEN_CLOCK = rf"(?:(?:{_DAY})(?:\s*,|\s+at\b|的)?\s*)?{_CLOCK}"
_CLOCK_THEN_DAY = rf"{_CLOCK}(?:\s*,|\s+on\b)?\s*(?:{_DAY})"
_ABOUT = re.compile(r"^(?:大?约|大概|about|around|at)\s*|\s*(?:左右|许|的?时候)$")
_JUST_NOW = {"刚才", "刚刚", "现在", "方才", "now", "just now"}
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "钟": 0}


def read_moment(text: str, *, now: Moment) -> Moment:
    """The moment a typed text means: `昨晚22:30`, `20 min ago`, `3-7 21:05`, `2230`.

    A day or a time that is not complete is the latest one that has been. Raises Refusal
    `moment_unreadable` (text) and `moment_in_future` (text, moment) for more than AHEAD.
    """
    words = _ABOUT.sub("", fold(text).strip().lower())
    moment = (
        (now if words in _JUST_NOW else None)
        or stamp_or_none(words, now.offset)
        or read_ago(words, now)
        or _on_a_day(words, now)
        or _in_english(words, now)
    )
    if moment is None:
        raise Refusal("moment_unreadable", text=text)
    if moment.at > now.at + AHEAD:
        raise Refusal("moment_in_future", text=text, moment=moment)
    return moment


def names_day_back(words: str) -> bool:
    """Whether folded words name a day that has been: 昨晚22:30, last night, 上周五."""
    back = (word for word, days in _DAYS_BACK.items() if days)
    return any(word in words for word in (*back, "上周", "上个周", "上星期", "上礼拜"))


@cache
def _orders() -> tuple[re.Pattern[str], ...]:
    """Day before clock and clock before day, compiled on first use: start-up need not wait."""
    return tuple(re.compile(order, re.ASCII) for order in (_DAY_THEN_CLOCK, _CLOCK_THEN_DAY))


def _on_a_day(words: str, now: Moment) -> Moment | None:
    match = next(filter(None, (order.fullmatch(words) for order in _orders())), None)
    if match is None:
        return None
    times = _times(match)
    moment = None
    for day in _days(match, now.local().date()):
        for seconds in times:
            moment = Moment.from_day(day, seconds, now.offset)
            if moment.at <= now.at + AHEAD:
                return moment
    return moment


def _days(match: re.Match[str], today: date) -> Iterator[date]:
    """Every day the words can mean, the latest first."""
    if match["word"]:
        yield today - timedelta(days=_DAYS_BACK[match["word"]])
    elif match["weekday"]:
        weekday = _WEEKDAYS.index(match["weekday"].replace("天", "日"))
        that_day = today + timedelta(days=weekday - today.weekday())
        if not match["last"]:
            yield that_day
        yield that_day - timedelta(days=7)
    elif match["month"]:
        this = today.year
        # A leap day can be up to eight years back.
        years = [int(match["year"])] if match["year"] else range(this + 1, this - 9, -1)
        for year in years:
            day = _day_or_none(year, number(match["month"]), number(match["day"]))
            if day:
                yield day
    else:
        yield from (today + timedelta(days=n) for n in (1, 0, -1, -2))


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _times(match: re.Match[str]) -> list[int]:
    """Every second of the day the words can mean, the latest first; none for 25:61."""
    if match["h"]:
        hour, minute = int(match["h"]), int(match["m"])
    else:
        hour = number(match["hour"] or match["bare"])
        minute = _QUARTERS.get(match["quarter"]) or number(match["minute"] or "0")
    seconds = seconds_of_day(hour, minute, int(match["second"] or 0))
    if seconds is None:
        return []
    return [seconds + hours * 3600 for hours in _shifts(_part(match), hour)]


def _part(match: re.Match[str]) -> str:
    """The part of the day the words name, or that the word for the day holds."""
    named = match["half"] or match["part"] or _PART_IN_WORD.get(match["word"], "")
    return named.replace(".", "")


def _shifts(part: str, hour: int) -> list[int]:
    """Hours to add to a time of a part of the day to have it on the 24-hour clock."""
    if not part or hour > 12:
        return [0]
    if part in _NIGHT:
        # One o'clock at night is in the small hours of the day after, or else of the day itself.
        return [24, 0] if hour < 5 else [12]
    if part in _AFTERNOON:
        return [12 if hour < 12 else 0]
    if part in _MORNING:
        return [-12 if hour == 12 else 0]
    return [12 if hour < 10 else 0]


def _in_english(words: str, now: Moment) -> Moment | None:
    """A moment with an English month or weekday in it, its year perhaps left out."""
    if not english.is_english(words):
        return None
    midnight = datetime.combine(now.local(), datetime.min.time())
    read = english.parse(words, midnight)
    if read is None or read != english.parse(words, midnight + timedelta(hours=1)):
        return None
    moment = Moment.from_datetime(read, offset=now.offset)
    if moment.at <= now.at + AHEAD:
        return moment
    if not english.names_month(words):
        return Moment.from_datetime(read - timedelta(days=7), offset=now.offset)
    earlier = english.parse(words, midnight.replace(year=midnight.year - 1, day=1))
    return Moment.from_datetime(earlier, offset=now.offset) if earlier else None
