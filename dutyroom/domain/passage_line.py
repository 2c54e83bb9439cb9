"""A whole passage in one typed line, its words in any order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.passage_words import UNMARKED, Word, WordKind, is_han, read
from dutyroom.domain.temperature import Site
from dutyroom.domain.text import clean, fold, visible

__all__ = ["PassageLine", "Word", "WordKind", "completeness", "parse"]

LONGEST_NAME = 20
_INITIALS = re.compile(r"[a-z]{1,6}|[A-Z]{1,6}")
"""A lone Latin word that asks for a person instead of naming one."""


@dataclass(frozen=True, slots=True)
class PassageLine:
    """What a line says so far, and what in it cannot be."""

    name: str = ""
    phone: str = ""
    identity: str = ""
    plate: str = ""
    temperature: int | None = None
    """Tenths of a degree Celsius."""
    direction: Direction = Direction.IN
    code: HealthCode = HealthCode.NONE
    origin: str = ""
    destination: str = ""
    purpose: str = ""
    """Which badge or pass was shown: `警号176004`."""
    site: Site = Site.FOREHEAD
    query: str = ""
    """Initials or digits of a phone that ask for a known person."""
    marks: Mark = UNMARKED
    problems: tuple[str, ...] = ()
    """`number_unknown`, `name_too_long`, and `…_twice` for any field said twice."""
    words: tuple[Word, ...] = ()
    """In order, placed in the line as typed; of words in one character (¼) the last has it."""


def parse(line: str, *, direction: Direction = Direction.IN) -> PassageLine:
    """What a line says, whatever the order and width of its words.

    `direction` is taken where the line names none. Of what is said twice the first counts.
    """
    text, places = _folded(line)
    words = _with_query(list(read(text)))
    said: dict[str, Any] = {}
    marks, problems = UNMARKED, []
    for word in words:
        if word.kind is WordKind.UNKNOWN:
            problems.append("number_unknown")
        elif word.kind not in said:
            said[word.kind] = word.value
            marks |= word.mark
        elif word.kind is WordKind.NAME and not is_han(f"{said[word.kind]}{word.value}"):
            said[word.kind] = f"{said[word.kind]} {word.value}"
        else:
            problems.append(f"{word.kind}_twice")
    for field in said.keys() & {"name", "origin", "destination", "purpose"}:
        said[field] = clean(said[field])
    if len(said.get("name", "")) > LONGEST_NAME:
        problems.append("name_too_long")
    return PassageLine(
        **{"direction": direction, **said},
        marks=marks,
        problems=tuple(dict.fromkeys(problems)),
        words=_placed(words, places),
    )


def completeness(line: PassageLine) -> tuple[str, ...]:
    """What is still missing to save: `temperature_missing`, `nobody_named`."""
    missing = []
    if line.temperature is None:
        missing.append("temperature_missing")
    if not (line.name or line.phone or line.identity or line.plate):
        missing.append("nobody_named")
    return tuple(missing)


def _folded(line: str) -> tuple[str, Sequence[int]]:
    """The line in half width, and for each of its places the place in the line as typed."""
    text = fold(visible(line))
    if text == line:
        return text, range(len(line) + 1)
    pieces = [fold(visible(letter)) for letter in line]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(line)]


def _placed(words: list[Word], places: Sequence[int]) -> tuple[Word, ...]:
    if isinstance(places, range):
        return tuple(words)
    return tuple(replace(word, start=places[word.start], end=places[word.end]) for word in words)


def _with_query(words: list[Word]) -> list[Word]:
    """The words, a lone short Latin one taken as initials: `zs` asks for 张三."""
    names = [word for word in words if word.kind is WordKind.NAME and not is_han(str(word.value))]
    if len(names) != 1 or not _INITIALS.fullmatch(str(names[0].value)):
        return words
    query = replace(names[0], kind=WordKind.QUERY)
    return [query if word is names[0] else word for word in words]
