"""What is typed into the draft of a handover: one thing a line."""

import re
from collections.abc import Iterator

from dutyroom.domain.handover.draft import Condition, Supply
from dutyroom.domain.moment import Moment
from dutyroom.domain.moment.ahead import read_due
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_SUPPLY = re.compile(r"(.*?[^\d\s])\s*(\d{1,7})\s*([^\d\s]*)")
_UNTIL = re.compile(r"(.*\S)\s*(?:／|\s/\s)\s*(\S.*)")
"""What holds, and until when; a bare half-width stroke may be part of a name."""


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def supplies(text: str) -> tuple[Supply, ...]:
    """Supplies as they are typed: 对讲机 8 台; without a number they were not counted."""
    return tuple(_supply(line) for line in lines(text))


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


def _supply(line: str) -> Supply:
    found = _SUPPLY.fullmatch(fold(line))
    if found is None:
        return Supply(line, -1)
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
