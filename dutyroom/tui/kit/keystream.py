"""What a terminal sends, cut anywhere, as whole keys, mouse moves and pastes."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

ESC = "\x1b"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

UNFINISHED_WAIT = 0.3
"""Seconds a sequence that has clearly begun may take to arrive; no hand types `Esc [` so fast."""

_MAY_BEGIN_PASTE = re.compile(r"\x1b(?:\[(?:2(?:00?)?)?)?\Z")
_UNFINISHED = re.compile(r"\x1b(?:O|\[[\x20-\x3f]*)\Z")
_LONGEST_SEQUENCE = 32


class Keystream:
    """The bytes from a terminal on their way to becoming messages.

    Textual's own parser reads a paste character by character: an Escape in it leaks as keys, and
    an end mark that arrives in two halves is missed. Here pastes are taken out first.
    """

    def __init__(self, *, debug: bool = False) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)
        self._rest = ""  # the text of a paste that is open, or what may be the mark that opens one
        self._pasting = False
        self._tail = ""  # the last characters the parser has had

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are whole now."""
        self._rest += self._decode(data)
        while self._rest:
            if self._pasting:
                text, mark, rest = self._rest.partition(PASTE_ENDS)
                if not mark:
                    return
                self._rest, self._pasting = rest, False
                yield events.Paste(text.replace("\x00", ""))
                continue
            text, mark, rest = self._rest.partition(PASTE_BEGINS)
            if mark:
                self._rest, self._pasting = rest, True
                yield from self._parse(text)
                continue
            held = _MAY_BEGIN_PASTE.search(text)
            cut = held.start() if held else len(text)
            self._rest = text[cut:]
            yield from self._parse(text[:cut])
            return

    def patience(self) -> float | None:
        """Seconds to wait for the rest of a sequence before `expire`; None if nothing is open."""
        if self._pasting:
            return None
        if self._rest:
            return constants.ESCAPE_DELAY if self._rest == ESC else UNFINISHED_WAIT
        if ESC not in self._tail:
            return None
        return UNFINISHED_WAIT if _UNFINISHED.search(self._tail) else constants.ESCAPE_DELAY

    def expire(self) -> Iterator[Message]:
        """The messages in what has come, now that nothing more belongs to it."""
        self._tail = ""
        yield from self._parser.tick()
        if self._pasting:
            return
        rest, self._rest = self._rest, ""
        if rest == ESC:
            yield events.Key("escape", ESC)
        else:
            yield from self._parse(rest)

    def _parse(self, text: str) -> Iterator[Message]:
        if text:  # an empty text would tell the parser that the stream has ended
            self._tail = (self._tail + text)[-_LONGEST_SEQUENCE:]
            yield from self._parser.feed(text)
