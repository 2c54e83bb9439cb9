"""The way out to the terminal: frames leave whole and in order, and never hold up the app."""

from __future__ import annotations

import os
import select
import termios
from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable
from time import monotonic

MOST_WAITING = 1_000_000
"""Bytes kept for a terminal that has stopped reading; beyond, frames are dropped."""

CANCEL = b"\x18"
"""Ends whatever sequence a terminal is in the middle of (ECMA-48 CAN)."""


class TtyOutput:
    """A terminal opened for writing without waiting.

    It is opened anew by its path, so that the program's own standard streams, which are shared
    with the shell, keep waiting as they always did.
    """

    def __init__(self, path: str, loop: AbstractEventLoop, missed: Callable[[], None]) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        self._loop = loop
        self._missed = missed  # called when the terminal reads again after frames were dropped
        self._frames: deque[memoryview] = deque()
        self._dropped = False
        self._watching = False

    def send(self, frame: bytes) -> None:
        """Write a frame after all earlier ones, as soon as the terminal takes it."""
        self._frames.append(memoryview(frame))
        if self._watching and sum(map(len, self._frames)) > MOST_WAITING:
            # The first may be half written and must be finished; the rest is out of date.
            self._frames = deque([self._frames[0]])
            self._dropped = True
        if not self._watching:
            self._write()

    def finish(self, patience: float) -> None:
        """Write the last frame for sure: without those before it after `patience` seconds."""
        self._write()
        until = monotonic() + patience
        while self._frames and (left := until - monotonic()) > 0:
            if select.select([], [self._fd], [], left)[1]:
                self._write()
        if self._frames:
            last = self._frames[-1]
            termios.tcflush(self._fd, termios.TCOFLUSH)
            self._frames = deque([memoryview(CANCEL + last)])
            self._write()

    def close(self) -> None:
        """Forget what waits and let go of the terminal."""
        self._watch(False)
        self._frames.clear()
        os.close(self._fd)

    def _write(self) -> None:
        while self._frames:
            frame = self._frames[0]
            try:
                written = os.write(self._fd, frame)
            except BlockingIOError:
                self._watch(True)
                return
            except OSError:  # the terminal is gone; whoever reads from it ends the program
                self._frames.clear()
                break
            if written == len(frame):
                self._frames.popleft()
            else:
                self._frames[0] = frame[written:]
        self._watch(False)
        if self._dropped:
            self._dropped = False
            self._missed()

    def _watch(self, on: bool) -> None:
        if on and not self._watching:
            self._loop.add_writer(self._fd, self._write)
        elif not on and self._watching:
            self._loop.remove_writer(self._fd)
        self._watching = on
