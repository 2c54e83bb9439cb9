"""Names found by the first letters of their pinyin: zs is 张三."""

from functools import lru_cache

from dutyroom.domain.text import fold

_SURNAMES = {
    "尉迟": "yc",
    "万俟": "mq",
    "澹台": "tt",
    "单于": "cy",
    "长孙": "zs",
    **dict(zip("曾单解仇查盖区朴种繁员", "zsxqzgopcpy", strict=True)),
    **dict(zip("秘重祭佴翟召折阚乜郇洗", "bcznzssknxx", strict=True)),
}
"""Surnames that are read otherwise than the same characters in a word."""


@lru_cache(maxsize=16_384)
def initials(name: str) -> str:
    """The pinyin initials of a name in lower case; Latin letters and digits stay, dots do not."""
    folded = fold(name).lower()
    surname = next((head for head in (folded[:2], folded[:1]) if head in _SURNAMES), "")
    return _SURNAMES.get(surname, "") + _letters(folded[len(surname) :])


def matches(query: str, name: str, initials: str) -> bool:
    """Whether a name is asked for by a part of it or by the beginning of its initials."""
    asked = _bare(query)
    return asked in _bare(name) or (asked.isascii() and initials.startswith(asked))


def begins(query: str, name: str) -> bool:
    """Whether letters are the first of a name's initials, each character in any of its readings."""
    asked, folded = _bare(query), _bare(name)
    return len(asked) <= len(folded) and all(
        letter in _readings(character) for letter, character in zip(asked, folded, strict=False)
    )


@lru_cache(maxsize=4_096)
def _readings(character: str) -> frozenset[str]:
    """The first letters of every reading of one character: z and c of 重."""
    if character.isascii():
        return frozenset(character)
    from pypinyin import Style, pinyin

    (found,) = pinyin(character, style=Style.FIRST_LETTER, heteronym=True) or ((),)
    return frozenset(found)


def _bare(text: str) -> str:
    return fold(text).strip().lower().replace("·", "")


def _letters(text: str) -> str:
    """The first letter of each character's reading; what has no reading only if plain ASCII."""
    if text.isascii():
        return _plain(text)
    from pypinyin import Style, lazy_pinyin

    return _plain("".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors=_plain)))


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())
