"""Passages through checkpoints, from a file: a million rows in one stretch."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from dutyroom.domain import identity, phone, plate
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment, read_stamp
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site, tenths
from dutyroom.domain.text import clean
from dutyroom.intake.headings import Headings, Record
from dutyroom.intake.problem import Problem
from dutyroom.intake.reading import Oddities, Reading, bad, refused
from dutyroom.intake.table import Cell, text
from dutyroom.intake.words import CODES, DIRECTIONS, SITES, plain

HEADINGS = Headings(
    {
        "at": ("时间", "at", "通行时间", "登记时间", "测温时间", "time", "timestamp", "datetime"),
        "day": ("日期", "day", "date", "登记日期", "通行日期"),
        "post": ("卡口", "checkpoint", "卡点", "卡口名称", "检查点", "post", "gate"),
        "direction": ("进出", "direction", "方向", "进/出", "进出方向", "in/out", "inout"),
        "name": ("姓名", "name", "名字"),
        "identity": (
            "身份证号", "identity", "身份证", "身份证号码", "证件号", "证件号码", "idnumber",
        ),
        "phone": ("手机号", "phone", "手机", "手机号码", "电话", "联系电话", "mobile", "tel"),
        "plate": ("车牌", "plate", "车牌号", "车牌号码", "车号"),
        "temperature": ("体温", "temperature", "温度", "测温", "temp"),
        "site": ("测温方式", "method", "测温部位", "site"),
        "code": ("健康码", "code", "healthcode"),
        "purpose": ("事由", "purpose", "通行事由", "reason"),
        "origin": ("来自", "origin", "来源地", "出发地", "from", "fromplace"),
        "destination": ("前往", "destination", "目的地", "去往", "to", "toplace"),
    },
    required=("at", "post", "temperature"),
)  # fmt: skip
LONGEST_NAME = 100
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_NO_MARK = Mark(0)


def read(
    records: Iterable[Record], *, post_of: Callable[[str], int], offset: int
) -> Iterator[Reading[Passage]]:
    """The passages of a file; times without an offset are local to `offset` (minutes east of UTC).

    Bad is a row whose time cannot be read, whose checkpoint or temperature is missing, whose
    temperature is outside 30.0 to 45.0, or in which nobody is named.
    """
    seen: set[int] = set()
    for record in records:
        if record.fault:
            yield bad(record, record.fault)
            continue
        try:
            facts, problems = _passage(record, post_of, offset)
        except Refusal as refusal:
            yield refused(record, refusal)
            continue
        mark = _hash(facts)
        yield Reading(record.line, facts, problems, mark in seen)
        seen.add(mark)


def _passage(
    record: Record, post_of: Callable[[str], int], offset: int
) -> tuple[Passage, tuple[Problem, ...]]:
    cell = record.cells.get
    at = _at(cell("at"), cell("day"), offset)
    post = _word(cell("post"))
    if not post:
        raise Refusal("checkpoint_missing", field="post")
    temperature = _temperature(cell("temperature"))
    odd = Oddities(record)
    name = _name(cell("name"))
    number = _phone(cell("phone"), odd)
    identity_number = _identity(cell("identity"), odd)
    plate_number = _plate(cell("plate"), odd)
    if not (name or number or identity_number or plate_number):
        raise Refusal("nobody_named", field="name")
    direction, site, code = (
        _direction(cell("direction"), odd), _site(cell("site"), odd), _code(cell("code"), odd),
    )  # fmt: skip
    facts = Passage(
        at.at, at.offset, post_of(post), direction, temperature, site, name, number,
        identity_number, plate_number, code, _word(cell("purpose")), _word(cell("origin")),
        _word(cell("destination")), Mark(odd.bits) if odd.bits else _NO_MARK,
    )  # fmt: skip
    return facts, odd.problems


# The columns of a register repeat themselves: few posts, few temperatures, a time for many rows.


@lru_cache(maxsize=8192)
def _at(cell: Cell, day: Cell, offset: int) -> Moment:
    if day is not None and day != "":
        cell = f"{text(day.date() if isinstance(day, datetime) else day)} {text(cell)}"
    try:
        if isinstance(cell, str | datetime | int | float):
            return read_stamp(cell, offset=offset)
    except Refusal:
        pass
    raise Refusal("time_unreadable", field="at", text=text(cell))


@lru_cache(maxsize=8192)
def _word(cell: Cell) -> str:
    return clean(text(cell), limit=200)


@lru_cache(maxsize=8192)
def _temperature(cell: Cell) -> int:
    written = text(cell).strip()
    if not written:
        raise Refusal("temperature_missing", field="temperature")
    try:
        return tenths(written)
    except Refusal as refusal:
        raise Refusal(refusal.code, field="temperature", text=written) from refusal


def _name(cell: Cell) -> str:
    if isinstance(cell, str) and _PLAIN_NAME.fullmatch(cell):
        return cell
    return clean(text(cell), limit=LONGEST_NAME)


def _phone(cell: Cell, odd: Oddities) -> str:
    written = text(cell)
    if len(written) == 11 and written[0] == "1" and written.isascii() and written.isdigit():
        return written
    written = clean(written, limit=40)
    if written and not phone.is_plausible(written):
        odd.note("phone_odd", "phone", written, Mark.PHONE_ODD)
    return phone.normal(written) or written


def _identity(cell: Cell, odd: Oddities) -> str:
    if not cell:
        return ""
    number = clean(identity.normal(text(cell)), limit=40)
    if number and not identity.is_right(number):
        odd.note("identity_wrong", "identity", number, Mark.IDENTITY_WRONG)
    return number


def _plate(cell: Cell, odd: Oddities) -> str:
    if not cell:
        return ""
    written = clean(text(cell), limit=40)
    number = plate.normal(written)
    if written and number is None:
        odd.note("plate_odd", "plate", written, Mark.PLATE_ODD)
    return number or written


def _direction(cell: Cell, odd: Oddities) -> Direction:
    direction = DIRECTIONS.get(_plain(cell))
    if direction is None:
        odd.note("direction_missing", "direction", _word(cell), Mark.DIRECTION_MISSING)
        return Direction.IN
    return direction


def _site(cell: Cell, odd: Oddities) -> Site:
    if not cell or not (word := _plain(cell)):
        return Site.FOREHEAD
    if word not in SITES:
        odd.note("site_unknown", "site", _word(cell))
    return SITES.get(word, Site.FOREHEAD)


def _code(cell: Cell, odd: Oddities) -> HealthCode:
    if not cell or not (word := _plain(cell)):
        return HealthCode.NONE
    if word not in CODES:
        odd.note("code_unknown", "code", _word(cell))
    return CODES.get(word, HealthCode.NONE)


@lru_cache(maxsize=8192)
def _plain(cell: Cell) -> str:
    return plain(text(cell))


def _hash(facts: Passage) -> int:
    """Sixty-four bits for what a row says: eight bytes a row are kept, not the rows."""
    return hash(
        (
            facts.at, facts.post, facts.direction, facts.temperature, facts.site, facts.name,
            facts.phone, facts.identity, facts.plate, facts.code, facts.purpose, facts.origin,
            facts.destination,
        )
    )  # fmt: skip
