"""What is typed for one reading: `王某 第4天 36.5`, `wm 365 下午`, `wm 未测 无人应门`."""

import re
from dataclasses import dataclass

from dutyroom.domain.isolation.events import NOT_ATTEMPTED
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated
from dutyroom.domain.moment.numerals import NUMERAL, number
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import tenths
from dutyroom.domain.text import fold

_DAY = re.compile(
    rf"第\s*(?P<zh>{NUMERAL})\s*天|\b(?:day|d)\s*(?P<en>[0-9]{{1,2}})\b", re.IGNORECASE
)
_HALVES = {
    "上午": Half.MORNING, "早上": Half.MORNING, "早": Half.MORNING, "am": Half.MORNING,
    "下午": Half.EVENING, "晚上": Half.EVENING, "晚": Half.EVENING, "pm": Half.EVENING,
}  # fmt: skip
_NOBODY_MEASURED = re.compile(r"未测|\bnone\b", re.IGNORECASE)
_GLUED = re.compile(r"上午|下午|早上|晚上|(?<=[\u4e00-\u9fff])(?=[0-9])")


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading as it was typed."""

    name: str
    """A name, a part of it, or its initials."""
    day: int | None = None
    """n of 第n天; None where it is today."""
    half: Half | None = None
    tenths: int = NOT_ATTEMPTED
    """Tenths of a degree; 0 where nobody measured."""
    reason: str = ""
    """Why nobody measured."""

    def half_day(self, person: Isolated, now: HalfDay) -> HalfDay:
        """The half of a day it is for: today and by the clock where nothing is said.

        Raises `Refusal("half_missing")` (number) for another day without its half.
        """
        day = now.day if self.day is None else person.day(self.day)
        if self.half is not None:
            return HalfDay(day, self.half)
        if day != now.day:
            raise Refusal("half_missing", number=self.day)
        return now


def read_line(text: str) -> ReadingLine:
    """Read a line: the name first, then day, half and temperature in any order.

    Raises `Refusal`: "reading_empty", "reading_name_missing", "reading_missing" (name), what
    `temperature.tenths` raises, "reading_twice" (text).
    """
    without = _NOBODY_MEASURED.search(text)
    told = fold(text[: without.start()] if without else text)
    if not told.strip():
        raise Refusal("reading_name_missing" if without else "reading_empty")
    days = list(_DAY.finditer(told))
    if len(days) > 1:
        raise Refusal("reading_twice", text=days[1][0])
    words = _GLUED.sub(lambda each: f" {each[0]} ", _DAY.sub(" ", told)).split()
    cut = next((n for n, word in enumerate(words) if _begins_reading(word, n)), len(words))
    name, rest = " ".join(words[:cut]), words[cut:]
    if not name:
        raise Refusal("reading_name_missing")
    day = number(days[0]["zh"] or days[0]["en"]) if days else None
    half = _half(rest)
    rest = [each for each in rest if each.lower() not in _HALVES]
    extra = rest if without else rest[1:]
    if extra:
        raise Refusal("reading_twice", text=extra[0])
    if without:
        return ReadingLine(name, day, half, reason=text[without.end() :].strip())
    if not rest:
        raise Refusal("reading_missing", name=name)
    return ReadingLine(name, day, half, tenths(rest[0], short=True))


def _begins_reading(word: str, place: int) -> bool:
    """Whether a word is no part of the name; letters in the first place always are."""
    return word[0].isdigit() or (place > 0 and word.lower() in _HALVES)


def _half(words: list[str]) -> Half | None:
    named = [_HALVES[each.lower()] for each in words if each.lower() in _HALVES]
    if len(named) > 1:
        raise Refusal("reading_twice", text=words[-1])
    return named[0] if named else None
