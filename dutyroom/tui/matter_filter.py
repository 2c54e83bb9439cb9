"""What is typed to narrow the matters, read."""

from __future__ import annotations

from dataclasses import replace

from dutyroom.domain.initials import initials, matches
from dutyroom.domain.kinds import Kind, Words
from dutyroom.domain.matters.matter import State
from dutyroom.domain.text import fold
from dutyroom.i18n.words import word
from dutyroom.store.matters.window import MatterFilter, MatterTerm
from dutyroom.store.room import Room

SHORTEST = 2
"""Latin letters from which on a word may mean a kind, a state or a name."""


def narrowed(wanted: MatterFilter, text: str, room: Room) -> MatterFilter:
    """Every word of the text must be met too: in the matter, its kind, units, owner or state."""
    kinds = room.kinds.all()
    terms = (_term(each, kinds, room) for each in text.split())
    return replace(wanted, terms=(*wanted.terms, *terms))


def _term(text: str, kinds: list[Kind], room: Room) -> MatterTerm:
    asked = fold(text).lower()
    if not any(each.isalnum() for each in asked) or (
        asked.isascii() and (len(asked) < SHORTEST or not asked.isalpha())
    ):
        return MatterTerm(text)
    return MatterTerm(
        text,
        kinds=tuple(each.key for each in kinds if _names(each.words, asked)),
        states=tuple(each.value for each in State if word(each).lower().startswith(asked)),
        stages=tuple(
            {step.key for each in kinds for step in each.stages if _begins(step.words, asked)}
        ),
        owners=tuple(each.key for each in room.officers.found(asked)),
    )


def _names(words: Words, asked: str) -> bool:
    """Whether a kind is asked for, by a part of either name or by the initials of the Chinese."""
    return asked in words.en.lower() or matches(asked, words.zh, initials(words.zh))


def _begins(words: Words, asked: str) -> bool:
    return words.zh.startswith(asked) or words.en.lower().startswith(asked)
