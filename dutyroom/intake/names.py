"""Names of people as they share a cell."""

import re
from collections.abc import Callable

from dutyroom.domain.text import clean, fold

_STRONG = re.compile(r"[\n\r/\\|+&,;\u3001\uff0c\uff1b\uff0f\uff5c]+")
_DOTS = re.compile("[·•・‧∙⋅.．]")
_BEHIND = re.compile(r"[(\uff08\[\u3010].*$|[\d\-+\s]+$")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NOBODY = frozenset(("", "-", "--", "—", "——", "无", "空", "空岗", "缺", "/", "暂缺", "待定"))


def spelled(name: str) -> str:
    """A name as the directory keeps it: one kind of dot, no blanks between Chinese characters."""
    name = _DOTS.sub("·", clean(name, limit=100)) if _HAN.search(name) else clean(name, limit=100)
    return "".join(name.split()) if _HAN.search(name) else " ".join(name.split())


def pieces(cell: str) -> list[str]:
    """The parts of a cell between line breaks, commas, slashes and the like; blanks do not part."""
    return [piece for part in _STRONG.split(cell) if (piece := part.strip())]


def names(cell: str, is_known: Callable[[str], bool]) -> list[str]:
    """The people a cell names, each once and in order; a dash or 无 names nobody.

    A blank parts two names, unless both sides together are somebody known, or single characters
    that were only set apart (`张 三`). What stands in parentheses behind a name is passed over,
    unless it tells apart two who share the name.
    """
    found: list[str] = []
    for piece in pieces(cell):
        whole = spelled(_BEHIND.sub("", piece))
        if is_known(piece):
            found.append(piece)
        elif " " not in fold(piece) or is_known(whole):
            found.append(whole)
        else:
            found.extend(_parted(fold(piece).split()))
    return [name for name in dict.fromkeys(found) if name not in _NOBODY]


def _parted(words: list[str]) -> list[str]:
    found: list[str] = []
    open_name = ""
    for word in words:
        name = spelled(_BEHIND.sub("", word))
        if len(name) == 1 and len(open_name) < 2:
            open_name += name
            if len(open_name) == 2:
                found.append(open_name)
                open_name = ""
        else:
            found.extend(filter(None, (open_name, name)))
            open_name = ""
    return [*found, *filter(None, (open_name,))]
