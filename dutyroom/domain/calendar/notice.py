"""The State Council's yearly notice of holidays, pasted as text, as that year's table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NoReturn

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.calendar.festivals import NAMES, statutory_days
from dutyroom.domain.calendar.year import Holiday, YearTable, enter_year
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_YEAR = re.compile(r"(20\d\d)年部分节假日安排", re.ASCII)
_NUMBER = re.compile(r"国办发明电\[(\d{4})\](\d+)号", re.ASCII)
_SIGNED = re.compile(r"国务院办公厅(20\d\d)年(\d{1,2})月(\d{1,2})日", re.ASCII)
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2},([^:.()]{2,12}):")
_DAY = r"(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?"
_SPAN = re.compile(rf"[,和及]?{_DAY}(?:(?:至|-|~){_DAY})?", re.ASCII)
_VERB = re.compile(r",?(放假调休|调休放假|放假公休|放假|补休|上班)")
_TAIL = re.compile(r"\d{1,2}天|,不调休|,与周末连休|,共(?P<count>\d{1,2})天", re.ASCII)
_OF_ARRANGEMENT = re.compile("放假|补休|上班|调休")
_WEEKDAY = re.compile("(?:周|星期)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"


def read_notice(text: str, today: str) -> YearTable:
    """The table a notice arranges, in force since its own date, or since `today` without one.

    Raises `Refusal`: "notice_year_missing", "notice_line_unreadable" (line),
    "notice_weekday_wrong" and "notice_count_wrong" (line), "notice_holiday_missing" (holiday),
    "festivals_unknown" (year), and as `enter_year`.
    """
    # Pasted text breaks its lines anywhere.
    folded = re.sub(r"\s", "", fold(text)).replace("〔", "[").replace("〕", "]")
    titled = _YEAR.search(folded)
    if titled is None:
        raise Refusal("notice_year_missing")
    year = int(titled[1])
    holidays = tuple(_Item(name, year).read(body) for name, body in _items(folded))
    for name in NAMES:
        if not any(name in each.name for each in holidays):
            raise Refusal("notice_holiday_missing", holiday=name, year=year)
    number, signed = _NUMBER.search(folded), _SIGNED.search(folded)
    source = f"国办发明电〔{number[1]}〕{number[2]}号" if number else ""
    published = _day(*signed.groups(), line=signed[0]).isoformat() if signed else today
    return enter_year(YearTable(year, source, published, holidays)).table


def _items(folded: str) -> Iterator[tuple[str, str]]:
    """The name of each numbered item and the text up to the next."""
    found = list(_ITEM.finditer(folded))
    for each, after in zip(found, [*found[1:], None], strict=True):
        end = after.start() if after else len(folded)
        yield each[1].replace(",", "、"), folded[each.end() : end]


@dataclass(slots=True)
class _Item:
    """One holiday's item, read a sentence at a time."""

    name: str
    year: int
    off: set[date] = field(default_factory=set)
    makeup: list[str] = field(default_factory=list)

    def read(self, body: str) -> Holiday:
        for line in re.split("[.;]", body):
            if line[:1].isdigit():
                self._sentence(line)
            elif _OF_ARRANGEMENT.search(line) and not line.startswith("鼓励"):
                self._unreadable(line)
        if not self.off:
            self._unreadable(f"{self.name}:{body}")
        days = statutory_days(self.year)
        statutory = sorted(day for name in NAMES if name in self.name for day in days[name])
        first, last = min(self.off), max(self.off)
        if len(self.off) <= (last - first).days:
            self._unreadable(f"{self.name}:{body}")
        span = Span(first.isoformat(), last.isoformat())
        return Holiday(self.name, span, tuple(statutory), tuple(self.makeup))

    def _sentence(self, line: str) -> None:
        """Clauses, each of them spans of days, what is done on them, and how many they are."""
        at = 0
        while at < len(line):
            days, at = self._spans(line, at)
            verb = _VERB.match(line, at)
            if verb is None or not days:
                self._unreadable(line)
            at = verb.end()
            while tail := _TAIL.match(line, at):
                if tail["count"] and int(tail["count"]) != len(days):
                    raise Refusal("notice_count_wrong", line=line, count=len(days))
                at = tail.end()
            if verb[1] == "上班":
                self.makeup.extend(day.isoformat() for day in days)
            else:
                self.off.update(days)

    def _spans(self, line: str, at: int) -> tuple[list[date], int]:
        days: list[date] = []
        while span := _SPAN.match(line, at):
            year, month, day, said, to_year, to_month, to_day, to_said = span.groups()
            month = month or (str(days[-1].month) if days else None)
            first = _day(year or self.year, month, day, said, line=line)
            last = first
            if to_day:
                # A span over New Year may say only the year in which it begins.
                turned = to_month is not None and int(to_month) < first.month
                to_year = to_year or first.year + turned
                last = _day(to_year, to_month or first.month, to_day, to_said, line=line)
            if last < first:
                self._unreadable(line)
            days.extend(first + timedelta(days=n) for n in range((last - first).days + 1))
            at = span.end()
        return days, at

    def _unreadable(self, line: str) -> NoReturn:
        raise Refusal("notice_line_unreadable", line=line)


def _day(
    year: str | int, month: str | int | None, day: str | int, said: str | None = None, *, line: str
) -> date:
    """A day, checked against the weekday the notice says beside it."""
    try:
        found = date(int(year), int(month or 0), int(day))
    except ValueError:
        raise Refusal("notice_line_unreadable", line=line) from None
    weekday = _WEEKDAY.search(said or "")
    if weekday and _WEEKDAYS.index(weekday[1].replace("天", "日")) != found.weekday():
        raise Refusal("notice_weekday_wrong", line=line, day=found.isoformat())
    return found
