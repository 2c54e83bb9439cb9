"""A terminal for tests: a program on a real pseudo-terminal and the screen it has drawn."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds until a condition that does not come true fails the test."""

_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")


class Terminal:
    """A program on a terminal of its own; a test types with `send` and looks with `wait_for`.

    `raw` is every byte the program has written. Leaving the `with` block kills the program.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.raw = bytearray()
        self.exit_code: int | None = None
        """The program's exit code, or minus the signal that killed it; None while it runs."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        size = struct.pack("HHHH", lines, columns, 0, 0)
        surroundings = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **(env or {}),
        }
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], list(command), surroundings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        self.hang_up()

    # -- the hands ----------------------------------------------------------------------------

    def send(self, text: str | bytes) -> None:
        """Type, in one write as far as the terminal takes it."""
        data = text.encode() if isinstance(text, str) else text
        until = time.monotonic() + PATIENCE
        while data:
            readable, writable, _ = select.select([self.fd], [self.fd], [], PATIENCE)
            if readable:
                self._read()
            if writable:
                data = data[os.write(self.fd, data[:1024]) :]
            assert time.monotonic() < until, "the program does not read"

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self._screen.resize(lines, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the program as `kill -9` does, if it still runs."""
        if self.exit_code is None:
            with contextlib.suppress(ProcessLookupError):
                self.signal(signal.SIGKILL)
            self._reap(block=True)

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    # -- the eyes -----------------------------------------------------------------------------

    def screen_text(self) -> str:
        """What stands on the screen, line by line."""
        # Not pyte's own `display`: it fails on a wide character of which one half was painted over.
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        return "\n".join("".join(row[x].data for x in range(self._screen.columns)) for row in rows)

    def cursor(self) -> tuple[int, int]:
        """Column and line of the cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def mode(self, number: int) -> bool:
        """Whether a private mode (`ESC [ ? number h`) is on."""
        last = [value for mode, value in _MODE.findall(bytes(self.raw)) if int(mode) == number]
        return bool(last) and last[-1] == b"h"

    def wait_until(self, true: Callable[[], bool], within: float = PATIENCE) -> None:
        """Let the program draw until a condition holds; fail with the screen after a deadline."""
        until = time.monotonic() + within
        while not true():
            left = until - time.monotonic()
            assert left > 0, f"did not come true on this screen:\n{self.screen_text()}"
            self._wait(min(left, 0.05))

    def wait_for(self, *texts: str, within: float = PATIENCE) -> None:
        """Wait until all these texts stand on the screen."""
        self.wait_until(lambda: all(text in self.screen_text() for text in texts), within)

    def wait_for_exit(self, within: float = PATIENCE) -> int:
        """Wait until the program has ended, and give its exit code."""
        self.wait_until(lambda: self._reap(block=False), within)
        while self.fd >= 0 and select.select([self.fd], [], [], 0)[0] and self._read():
            pass
        assert self.exit_code is not None
        return self.exit_code

    def look_away(self, seconds: float) -> None:
        """Read nothing for a while, as a terminal whose window is stuck."""
        select.select([], [], [], seconds)

    def wait_for_exit_unread(self, within: float = PATIENCE) -> int:
        """Wait for the end without reading a byte before it."""
        until = time.monotonic() + within
        while not self._reap(block=False):
            assert time.monotonic() < until, "the program does not end"
            self.look_away(0.01)
        return self.wait_for_exit()

    def line_modes(self) -> list[object]:
        """The settings of the line (echo, signals, …)."""
        return termios.tcgetattr(self.fd)[:4]

    def stopped(self) -> bool:
        """Whether the program stands still after a stop signal (Linux)."""
        return self._stat()[0] == "T"

    def cpu_seconds(self) -> float:
        """Processor time the program has used so far (Linux)."""
        fields = self._stat()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _stat(self) -> list[str]:
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as stat:
            return stat.read().rpartition(")")[2].split()

    def _wait(self, seconds: float) -> None:
        if self.fd < 0:
            select.select([], [], [], seconds)
        elif select.select([self.fd], [], [], seconds)[0] and not self._read():
            select.select([], [], [], seconds)  # nobody holds the other end: do not spin

    def _read(self) -> bool:
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # how Linux says that the program has closed its end
            return False
        self.raw += data
        self._stream.feed(data.replace(b"\x1b[<u", b""))  # pyte prints the u
        return True

    def _reap(self, *, block: bool) -> bool:
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, 0 if block else os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None
