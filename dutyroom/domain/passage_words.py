"""The words of a checkpoint line, each recognised by its shape alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dutyroom.domain import identity, phone, plate, temperature
from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site

UNMARKED = Mark(0)
"""Nothing worth noticing."""


class WordKind(StrEnum):
    """What a word of the line says; each but UNKNOWN is a field of the line."""

    NAME = "name"
    PHONE = "phone"
    IDENTITY = "identity"
    PLATE = "plate"
    TEMPERATURE = "temperature"
    DIRECTION = "direction"
    CODE = "code"
    ORIGIN = "origin"
    DESTINATION = "destination"
    SITE = "site"
    PURPOSE = "purpose"
    """A badge, a pass or a permit that was shown, by its number."""
    QUERY = "query"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the line and what it says."""

    start: int
    end: int
    """The first place after the word."""
    kind: WordKind
    value: object
    mark: Mark = UNMARKED


_MEANINGS: dict[str, tuple[WordKind, object]] = {
    **dict.fromkeys(("进", "入", "进入", "i", "in"), (WordKind.DIRECTION, Direction.IN)),
    **dict.fromkeys(("出", "o", "out"), (WordKind.DIRECTION, Direction.OUT)),
    **dict.fromkeys(("绿", "绿码", "绿色", "green"), (WordKind.CODE, HealthCode.GREEN)),
    **dict.fromkeys(("黄", "黄码", "黄色", "yellow"), (WordKind.CODE, HealthCode.YELLOW)),
    **dict.fromkeys(("红", "红码", "红色", "red"), (WordKind.CODE, HealthCode.RED)),
    **dict.fromkeys(("额", "额头", "额温", "forehead"), (WordKind.SITE, Site.FOREHEAD)),
    **dict.fromkeys(("腕", "手腕", "腕温", "wrist"), (WordKind.SITE, Site.WRIST)),
    **dict.fromkeys(("耳", "耳朵", "耳温", "ear"), (WordKind.SITE, Site.EAR)),
    **dict.fromkeys(("腋", "腋下", "腋温", "armpit", "underarm"), (WordKind.SITE, Site.ARMPIT)),
}

_LETTER = r"[^\W\d_]"
_PLATE = (
    rf"[{plate.PROVINCES}][A-Z][·.\-]?(?=[A-Z]{{0,6}}[0-9])"
    rf"(?:[A-Z0-9]{{4}}[{plate.ENDINGS}]|[A-Z0-9]{{3,7}}(?![A-Z0-9]))"
    rf"|WJ[{plate.PROVINCES}]?[0-9]{{4}}[A-Z0-9](?![A-Z0-9])"
)
_PHONE = (
    r"(?:(?:\+|00)?86-?)?1[0-9]{2}(?P<gap>[- ]?)[0-9]{4}(?P=gap)[0-9]{4}"
    r"|0[0-9]{2,3}-?[0-9]{7,8}|\+[0-9]{7,15}"
)
_DEGREES = rf"(?:°?C(?!{_LETTER})|[度°])"
_PAPER = (
    r"(?:(?:(?:身份|警官|工作|通行|出入)证|介绍信|证件)(?:号码?)?|[警证]号码?"
    r"|(?<![a-z])(?:badge|permit)(?: no)?)[ .:#]*"
)
"""What somebody shows to be let through."""
_IDENTITY = r"(?<![0-9])[0-9]{17}[0-9X](?![0-9])"
_BADGE = (
    rf"{_PAPER}(?!{_IDENTITY}|1[0-9]{{10}}(?![0-9]))"
    r"(?=[A-Z\-]*[0-9])[0-9A-Z][0-9A-Z\-]{3,19}(?![0-9A-Z])"
)
"""Said with its number, which alone would be a person to look up or a phone with digits amiss."""
_GLUED = "体温|[额腕耳腋]温|[绿黄红][码色]"
"""Words that stand in no name, so they are words even without a space before them."""

_SHAPES = (
    rf"(?P<purpose>{_BADGE})"
    rf"|(?:{_PAPER})?(?P<identity>{_IDENTITY})"
    rf"|(?P<phone>(?<![0-9.])(?:{_PHONE})(?![0-9]))"
    rf"|(?P<plate>{_PLATE})"
    rf"|(?P<degrees>(?<![0-9.])[0-9]{{2}}(?:[.,度][0-9](?!\.?[0-9]){_DEGREES}?|{_DEGREES}))"
    rf"|(?<!{_LETTER})(?:(?:从|来自)\s*|from\s+)(?P<origin>{_LETTER}(?:(?!到)[^\s,;])*)"
    rf"(?:到(?P<onward>{_LETTER}[^\s,;]*))?"
    rf"|(?<!{_LETTER})(?:(?:到|前往)\s*|to\s+)(?P<destination>{_LETTER}[^\s,;]*)"
    rf"|(?P<glued>{_GLUED})"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)*)"
    rf"|(?P<word>[^\s0-9,;]+?)(?=[\s0-9,;]|$|{_GLUED}|{_PLATE}|{_PAPER}[0-9])"
)
_FIRST_HAN = "\u2e80"
"""From here on characters are those of East Asia."""
_DOT = re.compile(r"(?<=[^\x00-\u2e7f])[.•‧・](?=[^\x00-\u2e7f])")
_EDGES = " .·:+-*/!?'\"()[]{}<>"


def read(text: str) -> Iterator[Word]:
    """Every word of a folded text; words that say nothing, such as 体温, are left out."""
    for match in _shapes().finditer(text):
        shape, start = match.lastgroup or "", match.start()
        found = match[shape]
        if shape == "onward":
            yield Word(start, match.end("origin"), WordKind.ORIGIN, match["origin"])
            shape, start = "destination", match.end("origin")
        meaning = _meaning(shape, found)
        if meaning:
            yield Word(start, match.end(), *meaning)


@cache
def _shapes() -> re.Pattern[str]:
    """Every shape in order of certainty, compiled on first use: start-up need not wait."""
    return re.compile(_SHAPES, re.IGNORECASE)


def is_han(name: str) -> bool:
    """Whether Han characters are in the name, so that it does not go on after a space."""
    return max(name, default="") >= _FIRST_HAN


def _meaning(shape: str, found: str) -> tuple[WordKind, object, Mark] | None:
    match shape:
        case "identity":
            number = identity.normal(found)
            right = identity.is_right(number)
            return WordKind.IDENTITY, number, UNMARKED if right else Mark.IDENTITY_WRONG
        case "phone":
            return _phone(found)
        case "plate":
            right_plate = plate.normal(found)
            mark = UNMARKED if right_plate else Mark.PLATE_ODD
            return WordKind.PLATE, right_plate or found.upper(), mark
        case "origin" | "destination" | "purpose":
            return WordKind(shape), found, UNMARKED
        case "degrees" | "number":
            return _number(found)
        case _:
            return _plain_word(found)


def _phone(found: str) -> tuple[WordKind, object, Mark]:
    number = phone.normal(found)
    mark = UNMARKED if phone.is_plausible(number) else Mark.PHONE_ODD
    return WordKind.PHONE, number, mark


def _number(found: str) -> tuple[WordKind, object, Mark]:
    """A reading up to three digits, then digits to look up, then a phone with a digit amiss."""
    if found.isdecimal() and 4 <= len(found) <= 9:
        return WordKind.QUERY, found, UNMARKED
    if found.isdecimal() and 10 <= len(found) <= 12:
        return _phone(found)
    try:
        return WordKind.TEMPERATURE, temperature.tenths(found, short=True), UNMARKED
    except Refusal:
        return WordKind.UNKNOWN, found, UNMARKED


def _plain_word(found: str) -> tuple[WordKind, object, Mark] | None:
    said = _MEANINGS.get(found.lower())
    if said:
        return *said, UNMARKED
    name = _DOT.sub("·", found.strip(_EDGES))
    return (WordKind.NAME, name, UNMARKED) if name and found != "体温" else None
