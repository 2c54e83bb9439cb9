"""In which characters a text file is written, and its lines."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from dutyroom.domain.refusal import Refusal

LONGEST_LINE = 1_000_000
"""Characters; a longer line is read in pieces, so that no file fills the memory."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"SQLite format 3\x00", b"%PDF-")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_FEW = 32
_CHUNK = 1 << 20


def opened(path: Path) -> TextIO:
    """The file as text: UTF-8, UTF-16 with its mark, or GB18030.

    Bytes that mean nothing become lone surrogates, so that they cost their own row only.
    Raises `Refusal` "file_form_unknown" for another kind of file, "file_unreadable" for no text.
    """
    charset = charset_of(path)
    errors = "replace" if charset == "utf-16" else "surrogateescape"
    return path.open(encoding=charset, errors=errors, newline="")


def lines(file: TextIO) -> Iterator[str]:
    """The lines with their ends, none longer than `LONGEST_LINE`."""
    return iter(lambda: file.readline(LONGEST_LINE), "")


def is_sound(text: str) -> bool:
    """Whether every character can be stored: no lone surrogate, from a file or an escape."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def charset_of(path: Path) -> str:
    """The charset's name as Python knows it; raises `Refusal` as `opened` does."""
    with path.open("rb") as file:
        head = file.read(_CHUNK)
        if head.startswith(_OTHER_FORMS):
            raise Refusal("file_form_unknown", path=str(path))
        for mark, charset in _BOMS:
            if head.startswith(mark):
                return charset
        if len(head) - len(head.translate(None, _CONTROLS)) > _FEW + len(head) // 20:
            raise Refusal("file_unreadable", path=str(path))
        file.seek(0)
        return "utf-8" if _is_utf8(file) or _mostly_utf8(head) else "gb18030"


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(head: bytes) -> bool:
    """Whether more lines are sound UTF-8 than not: a few broken bytes do not make it GB18030."""
    foreign = [line for line in head.splitlines() if not line.isascii()]
    return 2 * sum(map(_decodes, foreign)) > len(foreign)


def _decodes(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
