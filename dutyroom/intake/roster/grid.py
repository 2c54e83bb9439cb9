"""Checkpoints down, days and shifts across."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dutyroom.domain.roster import DutyRole, Post, PostKind, Shift, ShiftPlan
from dutyroom.domain.text import clean
from dutyroom.intake.headings import plain_heading
from dutyroom.intake.roster.days import Days, is_meant_as_day, titles
from dutyroom.intake.roster.long import kind_of
from dutyroom.intake.roster.sheet import Filling, Frame, Place, Sheet
from dutyroom.intake.roster.shifts import plan_of, shift_in
from dutyroom.intake.table import TableRow, text

_POSTS = frozenset(
    (
        "卡口",
        "checkpoint",
        "checkpoints",
        "卡点",
        "卡口名称",
        "岗位",
        "岗位名称",
        "post",
        "点位",
        "检查点",
    )
)
_NOTES = ("注", "备注", "说明", "制表", "审核", "填表", "合计", "联系", "note")
_WHOLE_DAY = "全天"


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    day: date
    shift: Shift
    heading: str


def is_heading(row: TableRow) -> bool:
    """Whether a row heads this form: a column of posts, then days."""
    if _post_column(row) is None:
        return False
    days = Days((), row.cells, 2000)
    return any(days.read(cell) is not None for cell in row.cells)


def read(name: str, rows: Sequence[TableRow], at: int, frame: Frame) -> Sheet:
    """The sheet under its heading in `rows[at]`; an empty cell is an uncovered slot."""
    filling = Filling(frame)
    post_at = _post_column(rows[at]) or 0
    columns, below = _columns(name, rows, at, frame, filling)
    for row in rows[below:]:
        post_name = clean(text(row.cell(post_at)), limit=100)
        if not post_name or _is_note(row, post_name):
            continue
        filling.rows += 1
        if row.fault:
            filling.bad(row.line, "", row.fault)
            continue
        post = Post(post_name, kind_of(post_name, PostKind.CHECKPOINT))
        role = DutyRole.SEAT if post.post_kind is PostKind.SEAT else DutyRole.CHECKPOINT
        for column in columns:
            place = Place(post, column.day, column.shift, role, row.line, column.heading)
            filling.fill(place, text(row.cell(column.index)))
    return filling.sheet()


def _columns(
    name: str, rows: Sequence[TableRow], at: int, frame: Frame, filling: Filling
) -> tuple[list[_Column], int]:
    """The columns of slots, and the first row below the one or two rows of headings."""
    head = rows[at]
    days = Days(titles(name, rows[:at]), head.cells, frame.year)
    shifts = [clean(text(cell)) for cell in rows[at + 1].cells] if at + 1 < len(rows) else []
    plan = plan_of(shifts)
    named = [shift_in(heading, plan, frame.day_starts) for heading in shifts]
    two_rows = any(named)
    width = max(len(head.cells), len(shifts) if two_rows else 0)
    columns: list[_Column] = []
    day, written = None, ""
    for index in range(width):
        cell = head.cell(index)
        if clean(text(cell)) and index != _post_column(head):
            day, written = days.read(cell), clean(text(cell))
            if day is None and is_meant_as_day(cell):
                filling.bad(head.line, written, "day_unreadable", text=written)
        shift = _shift(named, index, frame) if two_rows else _whole_day(head, index, frame)
        if day is not None and shift is not None:
            heading = " ".join(filter(None, (day.isoformat(), shift.name)))
            columns.append(_Column(index, day, shift, heading))
    return columns, at + 2 if two_rows else at + 1


def _shift(named: Sequence[Shift | None], index: int, frame: Frame) -> Shift | None:
    return named[index] if index < len(named) else None


def _whole_day(head: TableRow, index: int, frame: Frame) -> Shift | None:
    """A sheet of one heading row has a whole day a column, or the shift beside the day."""
    heading = clean(text(head.cell(index)))
    if not heading:
        return None
    whole = Shift(_WHOLE_DAY, frame.day_starts, frame.day_starts + 1440)
    return shift_in(heading, ShiftPlan.THREE, frame.day_starts) or whole


def _post_column(row: TableRow) -> int | None:
    for index, cell in enumerate(row.cells):
        if isinstance(cell, str) and plain_heading(cell) in _POSTS:
            return index
    return None


def _is_note(row: TableRow, first: str) -> bool:
    texts = {clean(text(cell)) for cell in row.cells} - {""}
    return first.casefold().startswith(_NOTES) or (texts == {first} and len(first) > 20)
