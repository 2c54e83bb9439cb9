"""The body of an entry about a matter: its keys as words, its blanks under their own names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters.events import MatterOpened
from dutyroom.i18n.words import said
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room
from dutyroom.tui.pages.matter_words import (
    amount_said,
    blank_said,
    level_said,
    masked_said,
    timer_said,
)

PREFIX = "matter."
"""What the kinds of entries about matters begin with."""
_BLANKS, _MEASURES = ("facts", "values"), "measures"
_Fact = tuple[str, str]


def kind_of(room: Room, entry: Entry) -> Kind | None:
    """The kind of the matter an entry is about; None for an entry about anything else."""
    if not entry.kind.startswith(PREFIX):
        return None
    line = room.matters.line(entry.subject)
    return None if line is None else room.kinds.get(line.kind)


def hides(kind: Kind, facts: dict[str, Any]) -> bool:
    """Whether a body says who called in confidence."""
    body = facts.get("matter", facts)
    held = (each for name in _BLANKS for each in body.get(name, ()))
    return any(each["value"] and kind.hides(each["key"]) for each in held)


def worded(kind: Kind, facts: dict[str, Any]) -> dict[str, Any]:
    """The body with the words of the kind in the place of its keys, and without its blanks."""
    if inner := facts.get("matter"):
        facts = {**facts, "matter": worded(kind, inner)}
    words: dict[str, Callable[[str], str]] = {
        "kind": lambda _key: said(kind.words),
        "level": lambda key: level_said(kind.level(key)),
        "stage": lambda key: _named(kind.stages, key),
        "code": lambda key: _named(kind.codes, key),
        "timer": lambda key: timer_said(kind, key),
    }
    return {
        name: words[name](value) if name in words else value
        for name, value in facts.items()
        if name not in (*_BLANKS, _MEASURES)
    }


def blanks_of(room: Room, kind: Kind, entry: Entry, *, masked: bool) -> Iterator[_Fact]:
    """Each blank and each measure that was filled in, under its own name."""
    facts = entry.facts()
    body = facts["matter"] if entry.kind == MatterOpened.kind else facts
    for each in (fact for name in _BLANKS for fact in body.get(name, ())):
        key, value = each["key"], each["value"]
        blank = kind.blank(key)
        shown = blank_said(room, blank, value) if blank else str(value)
        yield (
            said(blank.words) if blank else key,
            (masked_said() if masked and kind.hides(key) else shown),
        )
    for each in body.get(_MEASURES, ()):
        measure = kind.measure(each["key"])
        if measure is None:
            yield each["key"], str(each["value"])
        else:
            yield said(measure.words), amount_said(measure, each["value"])


def _named(named: Any, key: str) -> str:
    return next((said(each.words) for each in named if each.key == key), key)
