"""Calls to the hotline, from a file."""

from collections.abc import Iterable, Iterator

from dutyroom.domain import phone
from dutyroom.domain.hotline import (
    LONGEST_TEXT,
    Call,
    CallDirection,
    Category,
    Outcome,
    Urgency,
)
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.intake.headings import Headings, Record
from dutyroom.intake.instants import instant
from dutyroom.intake.problem import Problem
from dutyroom.intake.reading import Oddities, Reading, bad, refused
from dutyroom.intake.table import text
from dutyroom.intake.words import CALL_DIRECTIONS, CATEGORIES, OUTCOMES, URGENCIES, YES, plain

HEADINGS = Headings(
    {
        "received_at": (
            "来电时间", "receivedat", "接报时间", "接话时间", "接听时间", "时间", "time", "at",
        ),
        "direction": ("来去电", "direction", "呼叫方向", "方向"),
        "phone": ("来电号码", "phone", "电话", "来电电话", "联系电话", "号码", "tel"),
        "caller": ("来电人", "caller", "姓名", "诉求人", "报警人", "name"),
        "caller_unit": ("单位", "callerunit", "来电单位", "来电人单位", "unit"),
        "confidential": ("保密", "confidential", "为来电人保密", "是否保密"),
        "category": ("类别", "category", "来电类别", "类型", "type"),
        "urgency": ("紧急程度", "urgency", "紧急", "缓急"),
        "place": ("事发地点", "place", "地点", "地址", "location", "address"),
        "happened_at": ("事发时间", "happenedat", "happened"),
        "text": ("内容", "text", "来电内容", "诉求内容", "事项内容", "content", "description"),
        "outcome": ("处理结果", "outcome", "办理结果", "处理情况", "结果", "result"),
        "taken_by": ("记录人", "takenby", "接报人", "接话人", "接听人", "recorder"),
    },
    required=("received_at", "text"),
)  # fmt: skip


def read(records: Iterable[Record], *, offset: int) -> Iterator[Reading[Call]]:
    """The calls of a file; times without an offset are local to `offset` (minutes east of UTC).

    Bad is a row without a text, or whose time cannot be read.
    """
    seen: set[Call] = set()
    for record in records:
        if record.fault:
            yield bad(record, record.fault)
            continue
        try:
            facts, problems = _call(record, offset)
        except Refusal as refusal:
            yield refused(record, refusal)
            continue
        yield Reading(record.line, facts, problems, repeated=facts in seen)
        seen.add(facts)


def _call(record: Record, offset: int) -> tuple[Call, tuple[Problem, ...]]:
    received = instant(record, "received_at", offset)
    written = clean(text(record.cells.get("text")), lines=True, limit=LONGEST_TEXT + 1)
    if not written:
        raise Refusal("text_missing", field="text")
    if len(written) > LONGEST_TEXT:
        raise Refusal("text_long", field="text", most=LONGEST_TEXT)
    odd = Oddities(record)
    number, category = _phone(record, odd), _category(record, odd)
    urgency = URGENCIES.get(plain(record.text("urgency")), Urgency.ROUTINE)
    outcome = OUTCOMES.get(plain(record.text("outcome")), Outcome.OPEN)
    _note_unknown(record, odd)
    call = Call(
        written, received.at, received.offset,
        CALL_DIRECTIONS.get(plain(record.text("direction")), CallDirection.INCOMING),
        number, record.text("caller"), record.text("caller_unit"),
        plain(record.text("confidential")) in YES, category, urgency, record.text("place"),
        happened(record, received, odd), outcome,
        marks=odd.bits, taken_by=record.text("taken_by"),
    )  # fmt: skip
    return call, odd.problems


def _phone(record: Record, odd: Oddities) -> str:
    written = record.text("phone")
    if not written:
        return ""
    if not phone.is_plausible(written):
        odd.note("phone_odd", "phone", written, Mark.PHONE_ODD)
    return phone.normal(written) or written


def _category(record: Record, odd: Oddities) -> Category:
    word = record.text("category")
    if word and plain(word) not in CATEGORIES:
        odd.note("category_unknown", "category", word, Mark.CATEGORY_UNKNOWN)
    return CATEGORIES.get(plain(word), Category.OTHER)


def _note_unknown(record: Record, odd: Oddities) -> None:
    for name, known in (("urgency", URGENCIES), ("outcome", OUTCOMES)):
        word = record.text(name)
        if word and plain(word) not in known:
            odd.note(f"{name}_unknown", name, word)


def happened(record: Record, received: Moment, odd: Oddities) -> int | None:
    """When it happened, epoch seconds, however it is said; odd where nobody can tell."""
    cell = record.cells.get("happened_at")
    if cell is None or not text(cell).strip():
        return None
    try:
        return read_moment(text(cell), now=received).at
    except Refusal:
        odd.note("happened_at_unreadable", "happened_at", text(cell))
        return None
