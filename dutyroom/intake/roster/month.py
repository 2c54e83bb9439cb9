"""The month sheet: a day a row, a column for each duty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dutyroom.domain.roster import DutyRole, Post, PostKind, Shift, ShiftPlan
from dutyroom.domain.text import clean, fold
from dutyroom.intake.headings import plain_heading
from dutyroom.intake.roster.days import Days, is_meant_as_day, titles
from dutyroom.intake.roster.sheet import ROOM_POST, Filling, Frame, Place, Sheet
from dutyroom.intake.roster.shifts import plan_of, shift_in, shift_name
from dutyroom.intake.table import TableRow, text
from dutyroom.intake.words import DUTY_ROLES, plain

_DAYS = frozenset(("日期", "值班日期", "date", "day", "时间"))
_BESIDE = re.compile("电话|手机|联系方式|phone|tel|mobile|备注|note|remark|星期|周|week|序号|^no")
"""Columns that are known and say nothing about who stands when."""


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    heading: str
    role: DutyRole
    shift: Shift


def is_heading(row: TableRow) -> bool:
    """Whether a row heads this form: a column of days, and one of a duty or shift."""
    headings = [clean(text(cell)) for cell in row.cells]
    return _day_column(row) is not None and any(map(_is_duty, headings))


def read(name: str, rows: Sequence[TableRow], at: int, frame: Frame) -> Sheet:
    """The sheet under its heading in `rows[at]`; rows that begin with no day are notes."""
    filling = Filling(frame)
    day_at = _day_column(rows[at]) or 0
    below = at + 2 if _is_second_heading(rows[at + 1 : at + 2], day_at) else at + 1
    headings = _headings(rows[at:below])
    columns = _columns(headings, day_at, frame)
    cells = [row.cell(day_at) for row in rows[below:]]
    days = Days(titles(name, rows[:at]), cells, frame.year)
    post = Post(_named(titles(name, rows[:at]), frame.rooms), PostKind.ROOM)
    for row, cell in zip(rows[below:], cells, strict=True):
        day = days.read(cell)
        if day is None and not (is_meant_as_day(cell) or row.fault):
            continue
        filling.rows += 1
        if row.fault:
            filling.bad(row.line, "", row.fault)
        elif day is None:
            filling.bad(row.line, headings[day_at], "day_unreadable", text=clean(text(cell)))
        else:
            for column in columns:
                place = Place(post, day, column.shift, column.role, row.line, column.heading)
                filling.fill(place, text(row.cell(column.index)))
    return filling.sheet(_extra(headings, columns, day_at))


def _named(above: Sequence[str], rooms: frozenset[str]) -> str:
    """The duty room a title ends with, as an exported sheet has it, or the one nobody names."""
    for title in map(fold, above):
        for room in rooms:
            if title.rstrip().endswith(f"({fold(room)})"):
                return room
    return ROOM_POST


def _columns(headings: Sequence[str], day_at: int, frame: Frame) -> list[_Column]:
    whole = Shift("全天", frame.day_starts, frame.day_starts + 1440)
    plan = plan_of(headings)
    return [
        _Column(
            index,
            heading,
            _role(heading) or DutyRole.OFFICER,
            _shift(heading, plan, frame) or whole,
        )
        for index, heading in enumerate(headings)
        if index != day_at and _is_duty(heading)
    ]


def _shift(heading: str, plan: ShiftPlan, frame: Frame) -> Shift | None:
    """A leader's column needs no times: its 24 hours begin with the duty day."""
    return shift_in(heading, plan, frame.day_starts)


def _extra(headings: Sequence[str], columns: Sequence[_Column], day_at: int) -> list[str]:
    used = {day_at, *(column.index for column in columns)}
    return [
        heading
        for index, heading in enumerate(headings)
        if heading and index not in used and not _BESIDE.search(heading.casefold())
    ]


def _headings(rows: Sequence[TableRow]) -> list[str]:
    """The headings of one or two rows, the upper before the lower where they differ."""
    width = max(len(row.cells) for row in rows)
    columns = ([clean(text(row.cell(index))) for row in rows] for index in range(width))
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _is_second_heading(rows: Sequence[TableRow], day_at: int) -> bool:
    """A second row of headings names shifts or duties and no day."""
    if not rows or is_meant_as_day(rows[0].cell(day_at)):
        return False
    return any(_is_duty(clean(text(cell))) for cell in rows[0].cells)


def _is_duty(heading: str) -> bool:
    if not heading or _BESIDE.search(heading.casefold()) or len(heading) > 60:
        return False
    return _role(heading) is not None or bool(shift_name(heading))


def _role(heading: str) -> DutyRole | None:
    written = plain(heading)
    words = sorted(DUTY_ROLES, key=len, reverse=True)
    return next((DUTY_ROLES[word] for word in words if word in written), None)


def _day_column(row: TableRow) -> int | None:
    for index, cell in enumerate(row.cells):
        if isinstance(cell, str) and plain_heading(cell) in _DAYS:
            return index
    return None
