"""What is typed into the draft of a handover: one thing a line."""

import re
from collections.abc import Iterator

from dutyroom.domain.handover.draft import Condition, Supply
from dutyroom.domain.moment import Moment
from dutyroom.domain.moment.ahead import read_due
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_BETWEEN = re.compile(r"[，,、；;]")
"""What stands between two supplies on a line."""
_SUPPLY = re.compile(r"(.*?[^\d\s])\s*(\d{1,7})\s*([^\d\s]*)")
_COUNTED = re.compile(r"\d\s*[台个只支部把件套箱包瓶桶根条张辆艘袋盒块顶双副升]")
"""A number with its measure word: before another number it belongs to another thing."""
_UNTIL = re.compile(r"(.*\S)\s*(?:／|\s/\s)\s*(\S.*)")
"""What holds, and until when; a bare half-width stroke may be part of a name."""


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def supplies(text: str, *, strict: bool = True) -> tuple[Supply, ...]:
    """Supplies as they are typed: 对讲机 8 台，充电器 3 个; without a number not counted.

    Raises `Refusal("supply_unreadable")` for a number without a thing or a thing with several; a
    draft that is still being typed is not `strict` and keeps it as it is.
    """
    parts = (part.strip() for line in lines(text) for part in _BETWEEN.split(line))
    return tuple(_supply(part, strict=strict) for part in parts if part)


def supply_line(supply: Supply) -> str:
    """A supply as it is typed."""
    count = "" if supply.count == -1 else str(supply.count)
    return " ".join(filter(None, (supply.name, count, supply.uom)))


def conditions(text: str, now: Moment, *, strict: bool = True) -> tuple[Condition, ...]:
    """Conditions as they are typed: 东门封闭 / 明天08:00; without a limit until further notice.

    Raises `Refusal("moment_unreadable")` for a limit nobody can read; a draft that is still being
    typed is not `strict` and keeps such a line as it is.
    """
    return tuple(_conditions(text, now, strict=strict))


def condition_line(condition: Condition, offset: int) -> str:
    """A condition as it is typed, its limit in the room's time."""
    if not condition.until:
        return condition.text
    until = Moment(condition.until, offset).local()
    return f"{condition.text} / {until:%Y-%m-%d %H:%M}"


def _supply(part: str, *, strict: bool) -> Supply:
    folded = fold(part)
    found = _SUPPLY.fullmatch(folded)
    several = found is not None and _COUNTED.search(found[1])
    if strict and (several or folded.isdecimal()):
        raise Refusal("supply_unreadable", text=part)
    if found is None:
        return Supply(part, -1)
    return Supply(found[1].strip(), int(found[2]), found[3])


def _conditions(text: str, now: Moment, *, strict: bool) -> Iterator[Condition]:
    for line in lines(text):
        found = _UNTIL.fullmatch(line)
        if found is None:
            yield Condition(line)
            continue
        try:
            yield Condition(found[1], read_due(found[2], now=now).at)
        except Refusal:
            if strict:
                raise
            yield Condition(line)
