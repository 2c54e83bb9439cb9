"""The directory of officers, from a file."""

from collections.abc import Callable, Iterable, Iterator

from dutyroom.domain import phone
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.intake.days import day_of
from dutyroom.intake.headings import Headings, Record
from dutyroom.intake.names import pieces, spelled
from dutyroom.intake.problem import Problem
from dutyroom.intake.reading import Oddities, Reading, bad, refused
from dutyroom.intake.words import ROLES, plain

HEADINGS = Headings(
    {
        "number": ("工号", "number", "编号", "警号", "人员编号", "no", "no.", "staffno", "staffid"),
        "name": ("姓名", "name", "名字", "人员", "人员姓名", "officer"),
        "unit": ("单位", "unit", "部门", "工作单位", "所在单位", "department"),
        "title": ("职务", "title", "职位", "position"),
        "role": ("岗位角色", "role", "角色", "岗位", "值班角色"),
        "phones": (
            "手机", "phone", "phones", "手机号", "手机号码", "电话", "联系电话", "联系方式",
            "办公电话", "固定电话", "mobile", "tel", "telephone",
        ),
        "active_from": ("启用日期", "activefrom", "在册起", "起始日期", "生效日期"),
        "active_to": ("停用日期", "activeto", "在册止", "截止日期", "失效日期"),
        "note": ("备注", "note", "说明", "remark", "remarks"),
    },
    required=("name",),
    joined=frozenset({"phones"}),
)  # fmt: skip


def read(
    records: Iterable[Record], *, holder: Callable[[str], str] = lambda number: ""
) -> Iterator[Reading[Officer]]:
    """The officers of a file; a number another row has already is bad, an equal row repeated.

    `holder` names whoever holds a number already in the directory; nobody else may take it.
    """
    first: dict[str | int, tuple[int, Officer]] = {}
    for record in records:
        if record.fault:
            yield bad(record, record.fault)
            continue
        try:
            facts, marks = _officer(record)
        except Refusal as refusal:
            yield refused(record, refusal)
            continue
        if facts.number and holder(facts.number) not in ("", facts.name):
            yield bad(record, "number_taken", "number", number=facts.number)
            continue
        line, earlier = first.setdefault(facts.number or facts.key, (record.line, facts))
        if earlier is facts:
            yield Reading(record.line, facts, marks)
        elif earlier == facts:
            yield Reading(record.line, facts, repeated=True)
        elif facts.number:
            yield bad(record, "number_taken", "number", number=facts.number, earlier=line)
        else:
            yield bad(record, "name_taken", "name", name=facts.name, earlier=line)


def _officer(record: Record) -> tuple[Officer, tuple[Problem, ...]]:
    name = spelled(record.text("name"))
    if not name:
        raise Refusal("officer_name_missing", field="name")
    role_word = record.text("role")
    role = ROLES.get(plain(role_word), Role.OFFICER)
    facts = Officer(
        name, record.text("number"), record.text("unit"), record.text("title"), role,
        _phones(record.text("phones", lines=True)),
        _day(record, "active_from"), _day(record, "active_to"), record.text("note"),
    )  # fmt: skip
    if facts.active_to and facts.active_to < facts.active_from:
        raise Refusal("officer_dates_crossed", field="active_to")
    odd = Oddities(record)
    if role_word and plain(role_word) not in ROLES:
        odd.note("role_unknown", "role", role_word)
    return facts, odd.problems


def _phones(text: str) -> tuple[str, ...]:
    numbers = (phone.normal(piece) for piece in pieces(text))
    return tuple(dict.fromkeys(filter(None, numbers)))


def _day(record: Record, name: str) -> str:
    if not record.text(name):
        return ""
    day = day_of(record.cells.get(name))
    if day is None:
        raise Refusal("day_unreadable", field=name)
    return day.isoformat()
