"""Days as they are typed: 12-03, 12-03 12-05, 下周一, 明天至周五, 12-03 3天."""

import re
from datetime import date, timedelta

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.moment import read_day
from dutyroom.domain.moment.numerals import NUMERAL, number
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_WORDS = {
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    "后天": 2,
    "大后天": 3,
}
_CHINESE, _ENGLISH = "一二三四五六日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    rf"(?P<next>下|next )?(?:个?(?:周|星期|礼拜)(?P<day>[{_CHINESE}天])"
    rf"|(?P<named>{'|'.join(_ENGLISH)})[a-z]*)"
)
_OF_MONTH = re.compile(r"(\d{1,2})[日号]?", re.ASCII)
_COUNT = re.compile(rf"({NUMERAL})\s*(?:天|days?)")
_TO = re.compile(r"\s*(?:[至到~]|\.\.|\bto\b|\s-)\s*|(?<!next)\s+(?!days?\b|-)")
_DASHES = str.maketrans("–—", "至至")
_BACK = timedelta(days=60)
"""How far back a day without its year may lie: leave is often entered late."""
_MOST = 366


def read_days(text: str, today: str) -> Span:
    """The days a typed text means: one, the first and the last, or the first and how many.

    What is not complete is the next to come; a day without its year may lie two months back.
    Raises `Refusal`: "day_unreadable" (text), "days_crossed" (first, last), "days_too_many" (most).
    """
    words = fold(text.translate(_DASHES)).strip().lower()
    begins, *ends = [part for part in _TO.split(words) if part] or [""]
    now = date.fromisoformat(today)
    first = last = _day(begins, now, now, now - _BACK, text)
    for part in ends:
        if match := _COUNT.fullmatch(part):
            last = first + timedelta(days=number(match[1]) - 1)
        else:
            last = _day(part, now, first, first, text)
    if len(ends) > 1:
        raise Refusal("day_unreadable", text=text)
    if last < first:
        raise Refusal("days_crossed", first=first.isoformat(), last=last.isoformat())
    if (last - first).days >= _MOST:
        raise Refusal("days_too_many", most=_MOST)
    return Span(first.isoformat(), last.isoformat())


def _day(words: str, now: date, since: date, dated_since: date, text: str) -> date:
    if words in _WORDS:
        return now + timedelta(days=_WORDS[words])
    if match := _WEEKDAY.fullmatch(words):
        return _weekday(match, now, since)
    if match := _OF_MONTH.fullmatch(words):
        ahead = (since + timedelta(days=n) for n in range(62))
        found = next((day for day in ahead if day.day == int(match[1])), None)
    else:
        found = _dated(words, dated_since)
    if found is None:
        raise Refusal("day_unreadable", text=text)
    return found


def _weekday(match: re.Match[str], now: date, since: date) -> date:
    """That day of next week, or the first such day from some day on."""
    named = match["named"]
    place = _ENGLISH.index(named) if named else _CHINESE.index(match["day"].replace("天", "日"))
    if match["next"]:
        return now + timedelta(days=7 + place - now.weekday())
    return since + timedelta(days=(place - since.weekday()) % 7)


def _dated(words: str, since: date) -> date | None:
    """A date; without its year the first such from some day on, a leap day years ahead perhaps."""
    for year in range(since.year, since.year + 9):
        try:
            day = read_day(words, year=year)
        except Refusal:
            continue
        if day >= since or day.year != year:
            return day
    return None
