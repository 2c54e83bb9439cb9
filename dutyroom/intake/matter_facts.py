"""What a cell says of a matter's blanks and measures: one a line, or one JSON object."""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from dutyroom.domain.kinds import Blank, Choice, Form, Kind, Level, Measure
from dutyroom.domain.matters.matter import Fact
from dutyroom.domain.moment import read_stamp
from dutyroom.domain.refusal import Refusal
from dutyroom.intake.headings import Record
from dutyroom.intake.reading import Oddities
from dutyroom.intake.words import plain

Named = TypeVar("Named", Blank, Choice, Kind, Level, Measure)

_NAMED = re.compile(r"([^:：]+)[:：](.*)")
_AMOUNT = re.compile(r"\s*([\d,]*\.?\d+)")


def facts(record: Record, kind: Kind, odd: Oddities, offset: int) -> tuple[Fact, ...]:
    """What stands in the blanks; what says nothing known is odd and left out."""
    found = []
    for name, value in _named(record, "facts"):
        blank = named(kind.blanks, name)
        known = None if blank is None else _value(blank, value, offset)
        if blank is None or known is None:
            odd.note("matter_fact_unreadable", "facts", f"{name}: {value}")
        else:
            found.append(Fact(blank.key, known))
    return tuple(found)


def amounts(record: Record, kind: Kind, odd: Oddities) -> tuple[Fact, ...]:
    """How much of each measure, in its smallest part; what is no amount is odd and left out."""
    found = []
    for name, value in _named(record, "measures"):
        measure = named(kind.measures, name)
        amount = None if measure is None else _amount(measure, value)
        if measure is None or amount is None:
            odd.note("matter_fact_unreadable", "measures", f"{name}: {value}")
        else:
            found.append(Fact(measure.key, amount))
    return tuple(found)


def named(known: Iterable[Named], name: str) -> Named | None:
    """What is called so: by its key, or by its name in either language."""
    word = plain(name)
    for each in known:
        if word in (plain(each.key), plain(each.words.zh), plain(each.words.en)):
            return each
    return None


def _named(record: Record, field: str) -> Iterator[tuple[str, str]]:
    """The names and values of a cell; a line without a name goes on with the one before."""
    text = record.text(field, lines=True)
    if text.startswith("{"):
        try:
            held = json.loads(text)
        except ValueError:
            held = {text: ""}
        yield from ((str(name), str(value)) for name, value in held.items())
        return
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        match = _NAMED.fullmatch(line)
        if match:
            lines.append((match[1].strip(), match[2].strip()))
        elif lines:
            name, before = lines[-1]
            lines[-1] = (name, f"{before}\n{line}")
        elif line.strip():
            lines.append((line, ""))
    yield from lines


def _value(blank: Blank, written: str, offset: int) -> str | int | None:
    match blank.form:
        case Form.CHOICE:
            chosen = named(blank.choices, written)
            return chosen.key if chosen else None
        case Form.TIME:
            try:
                return read_stamp(written, offset=offset).at
            except Refusal:
                return None
        case Form.NUMBER:
            return int(written) if written.isdecimal() else None
    return written


def _amount(measure: Measure, written: str) -> int | None:
    """An amount as typed, `12,500 ㎡`, in the smallest part; None where there is more to it."""
    match = _AMOUNT.match(written)
    try:
        smallest = Decimal(match[1].replace(",", "") if match else "").scaleb(measure.places)
    except InvalidOperation:
        return None
    return int(smallest) if smallest == int(smallest) else None
