"""The terminal is left as it was found, and nobody's words stay on it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import select
import signal
import sys
import traceback
from typing import Protocol

from rich.console import RenderableType
from rich.text import Text
from textual.app import App, ReturnType
from textual.worker import WorkerFailed

from dutyroom.tui.kit.safe import plain

ENDINGS = ("SIGTERM", "SIGHUP")
"""Signals that end the program in order, where the system has them."""

_POSITION = re.compile(rb"\x1b\[\d+;(\d+)R")


class CleanExit(App[ReturnType]):
    """An app that restores the terminal whatever ends it, and shows no data when it fails.

    The return code is 128 + n after signal n and 1 after a fault.
    """

    def crash_message(self, error: str, place: str) -> str:
        """The one line left on the terminal after a fault: an error's name and where it rose."""
        return f"{error} ({place})"

    def _on_load(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ENDINGS:
            number = getattr(signal, name, None)
            # Windows has no such handlers, nor has a loop outside the main thread.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, self._end, number)

    def _end(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def panic(self, *renderables: RenderableType) -> None:
        """End with the crash line; what Textual would print may hold what was typed."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._return_code = 1
        if not self._exit_renderables:
            line = self.crash_message(*_name_and_place(self._exception))
            self._exit_renderables.append(Text(plain(line)))
        self._close_messages_no_wait()


def _name_and_place(error: BaseException | None) -> tuple[str, str]:
    """The error's type and the last line of our own code it came through."""
    while isinstance(error, WorkerFailed):
        error = error.error
    if error is None:
        return "Error", "?"
    places = [
        (str(frame.f_globals.get("__name__", "?")), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [place for place in places if place[0].startswith("dutyroom")]
    module, line = (ours or places or [("?", 0)])[-1]
    return type(error).__name__, f"{module}:{line}"


class _Stream(Protocol):
    def fileno(self) -> int: ...


def columns_of(
    character: str,
    *,
    source: _Stream = sys.stdin,
    sink: _Stream = sys.stderr,
    timeout: float = 0.3,
) -> int | None:
    """Cells the terminal gives a character; None if it does not answer within `timeout` seconds.

    A terminal that gives `─` two cells breaks every border. Ask before the app runs: keys struck
    meanwhile are lost.
    """
    import termios
    import tty

    fd = source.fileno()
    before = termios.tcgetattr(fd)
    answer = b""
    try:
        tty.setcbreak(fd)
        os.write(sink.fileno(), f"\r{character}\x1b[6n".encode())
        while select.select([fd], [], [], timeout)[0]:
            answer += os.read(fd, 32)
            if found := _POSITION.search(answer):
                return int(found[1]) - 1
    finally:
        os.write(sink.fileno(), b"\r\x1b[K")
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
    return None
