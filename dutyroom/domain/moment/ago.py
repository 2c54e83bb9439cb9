"""Spans of time that end or begin now: half an hour ago, 两个半小时前, 2h."""

import re

from dutyroom.domain.moment.numerals import NUMERAL, number
from dutyroom.domain.moment.value import Moment

_UNIT = (
    r"(?:秒钟?|seconds?|secs?|分钟?|minutes?|mins?|m(?![a-z])|刻钟?"
    r"|小时|钟头|hours?|hrs?|h(?![a-z])|天|日|days?|d(?![a-z])|周|星期|weeks?)"
)
_SECONDS = {
    **dict.fromkeys("秒s", 1),
    **dict.fromkeys("分m", 60),
    "刻": 900,
    **dict.fromkeys("小钟h", 3600),
    **dict.fromkeys("天日d", 86_400),
    **dict.fromkeys("周星w", 604_800),
}
_AMOUNT = rf"half(?: an?)?|an?|半|[0-9]{{1,3}}(?:\.[0-9])?|{NUMERAL}"
_SPAN = re.compile(
    rf"(?P<amount>{_AMOUNT})\s*个?(?P<half>半)?\s*(?P<unit>{_UNIT})(?P<after>半)?(?:,|\s|and\b|零|又)*"
)
_SPANS = f"((?:{re.sub('[?]P<[a-z]+>', '?:', _SPAN.pattern)})+)"
_AGO = re.compile(rf"{_SPANS}(?:以前|之前|前|ago)")
_AHEAD = re.compile(rf"(?:in\s+|再过\s*|过\s*)?{_SPANS}(?:以后|之后|后|内|from now|later)?")


def read_ago(words: str, now: Moment) -> Moment | None:
    """The moment a span of time before now; None if the words are no such span."""
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    return Moment(now.at - _sum(match[1]), now.offset)


def read_ahead(words: str, now: Moment) -> Moment | None:
    """The moment a span of time from now: `2h`, 两小时后; None if the words are no such span."""
    match = _AHEAD.fullmatch(words)
    return None if match is None else Moment(now.at + _sum(match[1]), now.offset)


def _sum(spans: str) -> int:
    return round(sum(_seconds(span) for span in _SPAN.finditer(spans)))


def _seconds(span: re.Match[str]) -> float:
    amount = span["amount"]
    if amount == "半" or amount.startswith("half"):
        count = 0.5
    elif amount in ("a", "an"):
        count = 1.0
    else:
        count = float(amount) if amount[0].isdecimal() else number(amount)
    if span["half"] or span["after"]:
        count += 0.5
    return count * _SECONDS[span["unit"][0]]
