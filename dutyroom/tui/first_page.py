"""The Today board painted before Textual is loaded, so that it stands at once.

Only the room and plain escape sequences are needed for it. Textual is loaded behind the page and
takes the terminal over without clearing it; keys pressed meanwhile wait in the terminal.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from dutyroom.i18n import _
from dutyroom.store.room import Room
from dutyroom.tui.pages.status import status_of
from dutyroom.tui.pages.today import today_page
from dutyroom.tui.paint.footer import Offer, footer_line, in_order
from dutyroom.tui.paint.lines import Line, line_fitted
from dutyroom.tui.paint.status import status_line
from dutyroom.tui.paint.tones import DEFAULT_THEME, Tone
from dutyroom.tui.places import title
from dutyroom.tui.standing import standing
from dutyroom.tui.verbs import ROOM_VERBS, key_name

if TYPE_CHECKING:
    from rich.color import ColorSystem

Terminal: TypeAlias = list[Any]
"""The state of a terminal as `termios.tcgetattr` gives it."""

TTY = 2
"""Textual draws on the standard error stream, and so does the page it takes over."""


@contextmanager
def first_page(room: Room) -> Iterator[Terminal | None]:
    """Paint the page and keep the keyboard silent until the app has it; yields the state before.

    Yields None, and paints nothing, where the terminal is none or shows few colours.
    """
    colours = _colours()
    if colours is None:
        yield None
        return
    import termios

    before = termios.tcgetattr(sys.stdin.fileno())
    previous = {each: signal.signal(each, _leave) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        _silence(before)
        os.write(TTY, _painted(room, colours).encode())
        yield before
    except BaseException:
        os.write(TTY, b"\x1b[0m\x1b[?25h\x1b[?1049l")
        raise
    finally:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, before)
        for each, handler in previous.items():
            signal.signal(each, handler)


def _colours() -> ColorSystem | None:
    """How many colours the terminal shows, if enough for the page."""
    terminal = os.environ.get("TERM", "")
    if sys.platform == "win32" or "NO_COLOR" in os.environ or not os.isatty(TTY):
        return None
    if not sys.stdin.isatty() or "TEXTUAL_DRIVER" in os.environ:
        return None
    from rich.color import ColorSystem

    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    return ColorSystem.EIGHT_BIT if terminal.endswith("-256color") else None


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)


def _silence(before: Terminal) -> None:
    """No echo and no line editing while Textual loads."""
    import termios

    quiet = list(before)
    quiet[0] &= ~(termios.ICRNL | termios.IXON)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, quiet)


def _painted(room: Room, colours: ColorSystem) -> str:
    """The whole screen as escape sequences: status, page, answer, footer."""
    from dutyroom.tui.paint.styles import style_of

    width, height = shutil.get_terminal_size()
    theme = room.preferences.get("theme", DEFAULT_THEME)
    lines = _screen(room, width, height)
    out = ["\x1b[?1049h\x1b[?25l\x1b[?2026h\x1b[H"]
    for row, line in enumerate(lines[:height], start=1):
        out.append(f"\x1b[{row};1H")
        for text, tone in line:
            out.append(style_of(tone, theme).render(text, color_system=colours))
    out.append("\x1b[?2026l")
    return "".join(out)


def _screen(room: Room, width: int, height: int) -> list[Line]:
    now = standing(room, broken=False)
    page = today_page(room, now, width, height - 3)
    offers = [
        Offer(each.name, key_name(each.first_key), _(each.label), each.for_all)
        for each in in_order(ROOM_VERBS)
    ]
    return [
        status_line(status_of(room, now, _(title("today"))), width),
        *(line_fitted(line, width) for line in page[: height - 3]),
        *[line_fitted((), width)] * (height - 3 - len(page) + 1),
        line_fitted(footer_line(offers, width), width, Tone.BAR),
    ]
