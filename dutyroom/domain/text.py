"""What may be kept of a text that came from outside, and how its two widths become one."""

import re
import unicodedata

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls; tab and line ends have their own rule
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, overrides and isolates
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d"  # fillers, zero widths
    "\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\ufe00-\ufe0f"  # presentation selectors: terminals disagree about the width they leave
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags
    "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_LETTERS = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_HALF_WIDTH = str.maketrans("。、—–−‐【】", ".,----[]")


def visible(text: str) -> str:
    """The text without anything a terminal would obey or no eye can see.

    Tabs become spaces, line ends LF, a lone surrogate U+FFFD. Ideographic variation selectors
    stay: names are written with them.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def clean(text: str, *, lines: bool = False, limit: int = 10_000) -> str:
    """What may be stored of a text: visible, composed (NFC), trimmed, at most `limit` characters.

    Without `lines` a line end becomes a space. Cleaning twice changes nothing.
    """
    text = visible(text)
    if not lines:
        text = text.replace("\n", " ")
    # Cut before composing too: endless combining marks are slow to put in order.
    composed = unicodedata.normalize("NFC", text.strip()[:limit])
    return composed[:limit].rstrip()


def half_width(text: str) -> str:
    """The text with its letters and digits in half width; punctuation stays as it is."""
    return text.translate(_LETTERS)


def fold(text: str) -> str:
    """The text in half-width letters, digits and punctuation (NFKC and a few of our own)."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(_HALF_WIDTH)
