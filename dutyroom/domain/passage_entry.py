"""From a typed line to a passage: who was meant, when it was, and what forbids writing it."""

import re
from dataclasses import replace

from dutyroom.domain.checkpoint import Passage, Step
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment
from dutyroom.domain.passage_line import PassageLine, completeness
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import needs_second_look

_AT = re.compile(r"(?<!\S)[@＠](\S+(?:\s+[0-9０-９]{1,2}[:：][0-9０-９]{2}(?!\S))?)")
"""When it happened, written down later: `@昨晚22:30`, `@3-7 21:05`."""


def split_time(text: str) -> tuple[str, str]:
    """The line without its `@` word, every other character in its place; and that word.

    The word is what `read_moment` reads, empty where there is none.
    """
    match = _AT.search(text)
    if match is None:
        return text, ""
    return text[: match.start()] + " " * len(match[0]) + text[match.end() :], match[1]


def completed(
    line: PassageLine, *, name: str, phone: str, identity: str, plate: str
) -> PassageLine:
    """The line with what is known of the person it means; what was typed counts first."""
    return replace(
        line,
        query="",
        name=line.name or name,
        phone=line.phone or phone,
        identity=line.identity or identity,
        plate=line.plate or plate,
    )


def passage_of(
    line: PassageLine,
    *,
    at: Moment,
    post: int,
    steps: Step = Step.NONE,
    late: bool = False,
    looked_twice: bool = False,
) -> Passage:
    """The passage a finished line says.

    Raises Refusal with the first reason against it: `checkpoint_missing`, a problem of the line,
    `temperature_missing`, `nobody_named`, and `second_look` (tenths) for a reading that is more
    likely a slip, unless it was `looked_twice`.
    """
    if not post:
        raise Refusal("checkpoint_missing")
    for code in (*line.problems, *completeness(line)):
        raise Refusal(code)
    assert line.temperature is not None
    doubtful = needs_second_look(line.temperature)
    if doubtful and not looked_twice:
        raise Refusal("second_look", tenths=line.temperature)
    marks = line.marks
    marks |= Mark.LATE if late else Mark(0)
    marks |= Mark.LOOKED_TWICE if doubtful else Mark(0)
    return Passage(
        at.at, at.offset, post, line.direction, line.temperature, line.site, line.name,
        line.phone, line.identity, line.plate, line.code, line.purpose, line.origin,
        line.destination, marks, steps,
    )  # fmt: skip
