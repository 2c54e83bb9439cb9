"""What is typed to narrow the calls, read."""

from __future__ import annotations

from dutyroom.domain.hotline import Category
from dutyroom.domain.text import fold
from dutyroom.i18n.words import word
from dutyroom.store.call_window import CallFilter, Term
from dutyroom.store.room import Room


def read_filter(text: str, room: Room) -> CallFilter:
    """Every word of the text must be met: in the call, its number, its phone or its category."""
    terms = tuple(Term(each, _categories(each)) for each in text.split())
    return CallFilter(terms, room.officer(), room.officers.supervising())


def _categories(text: str) -> tuple[str, ...]:
    """The categories whose word begins with the text, from two letters on."""
    asked = fold(text).lower()
    if len(asked) < 2:
        return ()
    return tuple(each for each in Category if word(each).lower().startswith(asked))
