"""Telephone numbers as people in China write them down."""

import re

from dutyroom.domain.text import fold

_COUNTRY = re.compile(r"(?:\+86|0086|86)(?=1\d{10}$)")
_MOBILE = re.compile(r"1\d{10}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d\d))(\d{7,8})")
_PLAUSIBLE = re.compile(rf"{_MOBILE.pattern}|{_LANDLINE.pattern}|[48]00\d{{7}}|\d{{3,5}}|\d{{7,8}}")
_FOREIGN = re.compile(r"\+\d{7,15}")


def normal(text: str) -> str:
    """The number as bare digits, without the country code before a mobile; a foreign `+` stays."""
    folded = fold(text).strip()
    digits = re.sub(r"[^0-9]", "", folded)
    number = f"+{digits}" if digits and folded.startswith("+") else digits
    return _COUNTRY.sub("", number)


def is_mobile(text: str) -> bool:
    """Whether it is a mainland mobile number: 11 digits that begin with 1."""
    return _MOBILE.fullmatch(normal(text)) is not None


def is_plausible(text: str) -> bool:
    """Whether it has the form of a mobile, landline, service, local or foreign number."""
    number = normal(text)
    return bool(_PLAUSIBLE.fullmatch(number) or _FOREIGN.fullmatch(number))


def masked(text: str) -> str:
    """The number as lists show it: `199****1111`; a landline keeps its area and last two digits.

    Service numbers of up to five digits belong to nobody and stay whole.
    """
    number = normal(text)
    if len(number) <= 5:
        return number
    landline = _LANDLINE.fullmatch(number)
    if landline:
        head, tail = len(landline[1]), 2
    elif _MOBILE.fullmatch(number):
        head, tail = 3, 4
    else:
        head, tail = (3, 2) if len(number) > 8 else (0, 2)
    return number[:head] + "*" * (len(number) - head - tail) + number[-tail:]
