"""Kinds of matters as they are written down: TOML whose keys are the names of their fields."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, NoReturn, TypeVar, get_args, get_origin, get_type_hints

from dutyroom.domain.kind_flaws import flaw
from dutyroom.domain.kinds import (
    Blank,
    Choice,
    Kind,
    Level,
    Limit,
    Measure,
    Stage,
    TimerRule,
    Words,
)
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean

LONGEST_FILE = 100_000
LONGEST_WORDS = 40
LISTS = {
    "choices": Choice, "codes": Choice, "levels": Level, "stages": Stage, "blanks": Blank,
    "measures": Measure, "timers": TimerRule,
}  # fmt: skip
"""What may be named once and referred to by many kinds; blanks may refer to choices."""

_KEY = re.compile("[a-z0-9][a-z0-9_]{0,31}")
_USUAL = {"levels": "usual", "codes": "usual", "default_level": ""}
_Form = TypeVar("_Form")
_Rows = dict[str, Any]
_Named = dict[str, dict[str, _Rows]]
"""The rows of each list by their keys, by what they are rows of and the list's name."""


def kinds_of(text: str, base: str = "") -> dict[str, Kind]:
    """The kinds a text holds, by key; it may refer to lists that `base` names.

    Raises `Refusal("kinds_unreadable")` for what is no TOML, "kind_wrong" for the first place
    that no kind can have, and "call_text_long".
    """
    tables = _tables(text)
    named = _lists(tables, _lists(_tables(base), {name: {} for name in LISTS}))
    if unknown := tables.keys() - {"kinds", *LISTS}:
        raise Refusal("kind_wrong", kind="", where=min(unknown))
    kinds = tables.get("kinds")
    if not isinstance(kinds, dict) or not kinds:
        raise Refusal("kind_wrong", kind="", where="kinds")
    return {key: _kind(key, table, named) for key, table in kinds.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the file, and the lists that may be named there."""

    kind: str
    named: _Named
    path: tuple[str, ...] = ()

    def at(self, name: str) -> "_Place":
        return _Place(self.kind, self.named, (*self.path, name))

    def wrong(self) -> NoReturn:
        raise Refusal("kind_wrong", kind=self.kind, where=".".join(self.path) or self.kind)


def _tables(text: str) -> dict[str, Any]:
    import tomllib

    if len(text) > LONGEST_FILE:
        raise Refusal("call_text_long", most=LONGEST_FILE)
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refusal("kinds_unreadable", why=str(error)) from error


def _lists(tables: Mapping[str, Any], known: _Named) -> _Named:
    """The lists that are known, and before them those a file names."""
    named = dict(known)
    for name, form in LISTS.items():
        own, place = tables.get(name, {}), _Place("", named, (name,))
        if not isinstance(own, dict):
            place.wrong()
        rows = {key: _keyed(form, each, place.at(key)) for key, each in own.items()}
        named[name] = named[name] | rows
    return named


def _kind(key: str, table: Any, named: _Named) -> Kind:
    place = _Place(key, named)
    if not isinstance(table, dict):
        place.wrong()
    kind = _built(Kind, _USUAL | table, place, key)
    if not kind.levels:
        place.at("levels").wrong()
    kind = replace(kind, default_level=kind.default_level or kind.levels[-1].key)
    if where := flaw(kind):
        raise Refusal("kind_wrong", kind=key, where=where)
    return kind


def _built(form: Callable[..., _Form], table: Any, place: _Place, key: str = "") -> _Form:
    """A dataclass from a table of its fields, or from nothing but its words."""
    if isinstance(table, list):
        table = {"words": table}
    if not isinstance(table, dict) or (key and not _KEY.fullmatch(key)):
        place.wrong()
    if form is Measure and "unit" in table:
        table = {"typed": table["unit"]} | table
    hints, required = _fields(form)
    given = {"key": key} if key else {}
    for name in table:
        if name in given or name not in hints:
            place.at(name).wrong()
    for name in required - given.keys():
        if name not in table:
            place.at(name).wrong()
    facts = {name: _value(hints[name], raw, place.at(name)) for name, raw in table.items()}
    return form(**given, **facts)


@cache
def _fields(form: Any) -> tuple[dict[str, Any], frozenset[str]]:
    hints = {
        name: hint
        for name, hint in get_type_hints(form).items()
        if get_origin(hint) is not ClassVar
    }
    return hints, frozenset(each.name for each in fields(form) if each.default is MISSING)


def _value(hint: Any, raw: Any, place: _Place) -> Any:
    if hint is Words:
        return _words(raw, place)
    if get_origin(hint) is tuple:
        return _row(get_args(hint)[0], raw, place)
    if issubclass(hint, StrEnum):
        return _member(hint, raw, place)
    # A truth value is a whole number to Python, not to whoever writes the file.
    if type(raw) is not hint:
        place.wrong()
    return raw


def _member(form: type[StrEnum], raw: Any, place: _Place) -> StrEnum:
    try:
        return form(raw)
    except ValueError:
        place.wrong()


def _words(raw: Any, place: _Place) -> Words:
    if not (isinstance(raw, list) and len(raw) == 2 and all(map(_sayable, raw))):
        place.wrong()
    return Words(*raw)


def _sayable(text: Any) -> bool:
    return isinstance(text, str) and text != "" and clean(text, limit=LONGEST_WORDS) == text


def _row(form: type[Any], raw: Any, place: _Place) -> tuple[Any, ...]:
    parts = raw if isinstance(raw, list) else [raw]
    if form is str:
        return tuple(_value(str, each, place) for each in parts)
    if form is Limit:
        tables = ({"seconds": each} if isinstance(each, int) else each for each in parts)
        return tuple(_built(Limit, each, place) for each in tables)
    named = place.named.get(place.path[-1], {})
    rows: _Rows = {}
    for part in parts:
        known = named.get(part) if isinstance(part, str) else None
        rows |= _keyed(form, part, place) if known is None else known
    return tuple(rows.values())


def _keyed(form: type[Any], table: Any, place: _Place) -> _Rows:
    if not isinstance(table, dict):
        place.wrong()
    return {key: _built(form, each, place.at(key), key) for key, each in table.items()}
