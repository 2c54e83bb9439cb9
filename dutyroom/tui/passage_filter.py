"""What is looked for in the register, said in a few words in any order."""

from __future__ import annotations

from collections.abc import Callable

from dutyroom.domain import plate
from dutyroom.domain.text import fold
from dutyroom.store.passage_window import NO_POST, PassageFilter

ABNORMAL = frozenset({"!", "◆", "异常", "发热", "abnormal", "hot"})


def read_filter(text: str, post_of: Callable[[str], int]) -> PassageFilter:
    """The filter a text means.

    Digits begin a phone number, eighteen characters are an identity number, a province and a
    letter begin a plate, `!` is abnormal ones only, Latin letters are the initials of a
    checkpoint, `@` stands before its name; anything else begins a name. `post_of` finds the
    checkpoint, 0 for none; an unknown one leaves no line.
    """
    found: dict[str, str] = {}
    post, abnormal = 0, False
    for word in fold(text).split():
        letters = word.upper()
        if word.lower() in ABNORMAL:
            abnormal = True
        elif word.startswith("@") or (word.isascii() and word.isalpha()):
            if named := word.removeprefix("@"):
                post = post_of(named) or NO_POST
        elif len(word) == 18 and word[:17].isdecimal():
            found["identity"] = letters
        elif word.isascii() and word.isdecimal():
            found["phone"] = word
        elif len(word) > 1 and word[0] in plate.PROVINCES and letters[1].isascii():
            found["plate"] = letters
        else:
            found["name"] = word
    return PassageFilter(post=post, abnormal=abnormal, **found)
