"""Shifts as headings and cells name them."""

import re
from collections.abc import Iterable
from datetime import time

from dutyroom.domain.roster import PLANS, Shift, ShiftPlan
from dutyroom.domain.text import clean, fold
from dutyroom.intake.table import Cell

SMALL_HOURS = 300
"""A shift that begins before this minute (05:00) is the night of the duty day before."""

_CLOCK = r"(次日|翌日|第二天|隔日|\+1)?(\d{1,2})(?:[:时点](\d{2})?分?)"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-+|~|至|到)\s*{_CLOCK}", re.ASCII)
_BARE_SPAN = re.compile(
    r"(?<!\d)()(\d{1,2})()\s*(?:-+|~|至|到)\s*(次日|翌日)?(\d{1,2})()(?!\d)", re.ASCII
)
_TIME = re.compile(rf"{_CLOCK}(?::\d\d)?", re.ASCII)
_NAMED = (
    ("全天", ("全天", "24小时", "24h", "wholeday", "allday", "昼夜")),
    ("早班", ("早班", "早", "上午班", "morning", "第一班", "一班")),
    ("中班", ("中班", "中", "小夜", "afternoon", "evening", "middle", "第二班", "二班")),
    ("夜班", ("夜班", "夜", "晚班", "晚", "大夜", "night", "第三班", "三班")),
    ("白班", ("白班", "白", "日班", "白天", "day")),
)
_PART = re.compile(r"\(\d\)", re.ASCII)
_ONE = re.compile(r"^[早中夜晚白]$")


def shift_in(heading: str, plan: ShiftPlan, day_starts: int) -> Shift | None:
    """The shift a heading names: by its times, or by its name as the plan has it."""
    folded = fold(clean(heading))
    name = shift_name(folded)
    match = _SPAN.search(folded) or _BARE_SPAN.search(folded)
    if match:
        starts, ends = _minute(*match.groups()[:3]), _minute(*match.groups()[3:])
        if starts is not None and ends is not None:
            return spanning(starts, ends, day_starts, f"{name}{_part(folded)}" if name else "")
    if name == "全天":
        return Shift(name, day_starts, day_starts + 1440)
    return next((each for each in PLANS[plan] if each.name == name), None)


def shift_name(heading: str) -> str:
    """The name of the shift in a heading: 早班 中班 夜班 白班 全天, or an empty text."""
    plain = fold(clean(heading)).casefold().replace(" ", "")
    for name, words in _NAMED:
        if any((len(word) > 1 and word in plain) or word == plain for word in words):
            return name
    return ""


def _part(heading: str) -> str:
    """Which part of a shift a heading names that was split where somebody took over: `(2)`."""
    found = _PART.search(heading)
    return found[0] if found else ""


def plan_of(headings: Iterable[str]) -> ShiftPlan:
    """The plan headings follow: three shifts where one is early or middle, else two."""
    named = {shift_name(heading) for heading in headings}
    return ShiftPlan.THREE if named & {"早班", "中班"} else ShiftPlan.TWO


def spanning(starts: int, ends: int, day_starts: int, name: str = "") -> Shift:
    """The shift between two minutes of a duty day; what is over midnight lies on the next day."""
    if starts < min(day_starts, SMALL_HOURS):
        starts, ends = starts + 1440, ends + 1440
    if ends <= starts:
        ends += 1440
    if ends - starts > 1440:
        ends -= 1440
    planned = (each.name for plan in PLANS.values() for each in plan)
    spans = ((each.starts, each.ends) for plan in PLANS.values() for each in plan)
    known = {span: own for own, span in zip(planned, spans, strict=True)}
    return Shift(name or known.get((starts, ends), _shown(starts, ends)), starts, ends)


def minute_of(cell: Cell) -> int | None:
    """The minute of the day a cell names: `08:00`, `次日8点`, `24:00`, a time, a part of a day."""
    match cell:
        case time():
            return cell.hour * 60 + cell.minute
        case float() | int() if 0 <= cell <= 1:
            return round(cell * 1440)
        case str():
            match = _TIME.fullmatch(fold(cell).strip())
            return _minute(*match.groups()) if match else None
        case _:
            return None


def _minute(next_day: str | None, hour: str, minute: str | None) -> int | None:
    at = int(hour) * 60 + int(minute or 0)
    if at > 1440 or int(minute or 0) > 59:
        return None
    return at + 1440 if next_day else at


def _shown(starts: int, ends: int) -> str:
    return "-".join(f"{at // 60 % 24:02}:{at % 60:02}" for at in (starts, ends))
