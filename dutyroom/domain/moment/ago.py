"""Spans of time that end now: half an hour ago, 两个半小时前."""

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
_AGO = re.compile(rf"((?:{re.sub('[?]P<[a-z]+>', '?:', _SPAN.pattern)})+)(?:以前|之前|前|ago)")


def read_ago(words: str, now: Moment) -> Moment | None:
    """The moment a span of time before now; None if the words are no such span."""
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    back = sum(_seconds(span) for span in _SPAN.finditer(match[1]))
    return Moment(now.at - round(back), now.offset)


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
