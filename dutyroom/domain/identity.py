"""Resident identity numbers, as GB 11643-1999 defines them."""

import re

from dutyroom.domain.text import fold

_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def check_digit(first17: str) -> str:
    """The eighteenth character that belongs to seventeen digits (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11]


def normal(text: str) -> str:
    """The number in half-width characters, without spaces, with a capital X."""
    return "".join(fold(text).split()).upper()


def looks_like(text: str) -> bool:
    """Whether it has the shape of an identity number: seventeen digits and a digit or X."""
    return _SHAPE.fullmatch(normal(text)) is not None


def is_right(number: str) -> bool:
    """Whether it has the shape, and the check digit its first seventeen digits ask for."""
    number = normal(number)
    return _SHAPE.fullmatch(number) is not None and check_digit(number[:17]) == number[17]


def masked(number: str) -> str:
    """The number as lists show it: province, county and the last four; no birthday."""
    number = normal(number)
    if len(number) <= 7:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]
