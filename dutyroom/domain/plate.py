"""Number plates of mainland vehicles (GA 36-2018)."""

import re

from dutyroom.domain.text import fold

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""The characters a plate may begin with."""
ENDINGS = "警学挂港澳领使"
"""The characters that may stand for the last one: police, learner, trailer, consulate …"""

_SERIAL = "[A-HJ-NP-Z0-9]"  # I and O are not issued: they read as 1 and 0
_PLATE = re.compile(
    rf"[{PROVINCES}][A-Z](?:{_SERIAL}{{5,6}}|{_SERIAL}{{4}}[{ENDINGS}])"
    rf"|WJ[{PROVINCES}]?[0-9]{{4}}[0-9A-Z]"
)
_SEPARATORS = re.compile(r"[\s·•・‧.\-]")


def normal(text: str) -> str | None:
    """The plate in capitals without separators, 7 or 8 characters; None if it is not one."""
    number = _SEPARATORS.sub("", fold(text)).upper()
    return number if _PLATE.fullmatch(number) else None
