"""One assignment a row: day, start, end, post, role, officer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dutyroom.domain.moment import Moment, read_stamp
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import LONGEST_SLOT_S, DutyRole, Post, PostKind, Shift
from dutyroom.intake.days import day_of
from dutyroom.intake.headings import Headings, Record, bind, records
from dutyroom.intake.problem import Problem, Severity
from dutyroom.intake.roster.sheet import ROOM_POST, Filling, Frame, Place, Sheet
from dutyroom.intake.roster.shifts import SMALL_HOURS, minute_of, plan_of, shift_in, spanning
from dutyroom.intake.table import Cell, Table, TableRow, text
from dutyroom.intake.words import DUTY_ROLES, plain

HEADINGS = Headings(
    {
        "day": ("日期", "date", "day", "值班日期"),
        "starts": ("起", "start", "开始", "开始时间", "起始时间", "上班时间", "startsat", "from"),
        "ends": ("止", "end", "结束", "结束时间", "终止时间", "下班时间", "endsat", "to", "until"),
        "shift": ("班次", "shift"),
        "post": ("岗位", "post", "岗位名称", "卡口", "席位", "坐席"),
        "role": ("角色", "role", "职责", "值班角色"),
        "officer": ("值班员", "officer", "姓名", "值班人员", "人员", "name"),
    },
    required=("day", "officer"),
)
_KINDS = {
    DutyRole.SEAT: PostKind.SEAT,
    DutyRole.CHECKPOINT: PostKind.CHECKPOINT,
}
_ROLES = {
    PostKind.SEAT: DutyRole.SEAT,
    PostKind.CHECKPOINT: DutyRole.CHECKPOINT,
    PostKind.ROOM: DutyRole.OFFICER,
}


def is_heading(row: TableRow) -> bool:
    """Whether a row heads this form: it has a column for the day and one for the time."""
    columns = row.columns or tuple(map(text, row.cells))
    found = {*bind(HEADINGS, columns).headings}
    return "day" in found and bool(found & {"starts", "shift"})


def read(name: str, rows: Sequence[TableRow], frame: Frame) -> Sheet:
    """The sheet; a row whose day, time or officer cannot be read is bad and makes no slot."""
    filling = Filling(frame)
    table = records(Table(name, iter(rows)), HEADINGS)
    read_rows = list(table)
    plan = plan_of(record.text("shift") for record in read_rows)
    for record in read_rows:
        filling.rows += 1
        day, shift = day_of(record.cells.get("day"), year=frame.year), None
        if day is not None:
            shift = _shift(record, day, frame) or shift_in(
                record.text("shift"), plan, frame.day_starts
            )
        if record.fault:
            filling.bad(record.line, "", record.fault)
        elif day is None:
            filling.bad(
                record.line, record.column("day"), "day_unreadable", text=record.text("day")
            )
        elif shift is None:
            column = "starts" if "starts" in record.headings else "shift"
            filling.bad(
                record.line, record.column(column), "time_unreadable", text=record.text(column)
            )
        else:
            post, role = _post(record, filling)
            day, shift = _belonging(day, shift, record.text("shift"), frame)
            place = Place(post, day, shift, role, record.line, record.column("officer"))
            _fill(filling, place, record.text("officer", lines=True))
    return filling.sheet(table.extra)


def _fill(filling: Filling, place: Place, cell: str) -> None:
    """An empty cell is an uncovered slot; an unknown name makes no slot at all."""
    from dutyroom.intake.names import names

    people = names(cell, lambda whole: bool(filling.frame.directory(whole)))
    if not people:
        filling.fill(place, "")
    for name in people:
        filling.stand(place, name)


def _shift(record: Record, day: date, frame: Frame) -> Shift | None:
    cells, name = (record.cells.get("starts"), record.cells.get("ends")), record.text("shift")
    starts, ends = map(minute_of, cells)
    if starts is not None and ends is not None:
        return spanning(starts, ends, 0, name)
    starts, ends = (_stamped(cell, day, frame.offset) for cell in cells)
    if starts is None or ends is None or not 0 < ends - starts <= LONGEST_SLOT_S // 60:
        return None
    return Shift(name, starts, ends)


def _belonging(day: date, shift: Shift, name: str, frame: Frame) -> tuple[date, Shift]:
    """The duty day of a row, whose day and times are meant as they stand.

    A shift that begins in the small hours belongs to the duty day that began the morning before.
    """
    if shift.starts >= min(frame.day_starts, SMALL_HOURS):
        return day, shift
    return day - timedelta(days=1), spanning(shift.starts, shift.ends, frame.day_starts, name)


def _stamped(cell: Cell, day: date, offset: int) -> int | None:
    """The minute of a duty day a cell with day and time names, as it stands."""
    if not isinstance(cell, str | datetime):
        return None
    try:
        at = read_stamp(cell, offset=offset).at
    except Refusal:
        return None
    return (at - Moment.from_day(day, 0, offset).at) // 60


def _post(record: Record, filling: Filling) -> tuple[Post, DutyRole]:
    name, word = record.text("post") or ROOM_POST, record.text("role")
    role = DUTY_ROLES.get(plain(word))
    kind = kind_of(name, _KINDS.get(role, PostKind.ROOM) if role else PostKind.ROOM)
    if word and role is None:
        facts = {"text": word}
        column = record.column("role")
        filling.problems.append(Problem(record.line, column, "role_unknown", facts, Severity.MARK))
    return Post(name, kind), role or _ROLES[kind]


def kind_of(name: str, otherwise: PostKind) -> PostKind:
    """The kind of a post by its name."""
    if any(word in name for word in ("坐席", "座席", "席位")):
        return PostKind.SEAT
    if any(word in name for word in ("卡口", "卡点", "检查点", "检查站")):
        return PostKind.CHECKPOINT
    return otherwise
