"""A terminal with a stop-watch: from a key to the first cell that changes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from tests.tui.pty_terminal import Terminal

QUIET_S = 0.05
"""A screen that has not changed for so long is at rest."""


@dataclass(frozen=True, slots=True)
class Span:
    """How long something took, in milliseconds.

    `net` is the wall time less what the main thread stood in the run queue: the figure to compare
    on a machine shared with others.
    """

    wall: float
    net: float
    cpu: float


class Meter(Terminal):
    """A program on a terminal, watched from outside; the stamps are taken before parsing."""

    def __init__(self, command: list[str], **kwargs: int) -> None:
        self._read_at = 0.0
        self._began = time.perf_counter()
        super().__init__(command, **kwargs)  # type: ignore[arg-type]

    def start(self, text: str) -> Span:
        """From the start of the process to a text on the screen."""
        self.wait_for(text)
        wall = self._read_at - self._began
        return Span(wall * 1000, (wall - self._queued()) * 1000, self._ran() * 1000)

    def press(self, keys: str, expected: str = "") -> Span:
        """From a key to the first change on the screen, or until a text stands there."""
        before = self.screen_text()
        at, queued, ran = time.perf_counter(), self._queued(), self._ran()
        self.send(keys)
        if expected:
            self.wait_for(expected)
        else:
            self.wait_until(lambda: self.screen_text() != before)
        wall = self._read_at - at
        waited, worked = self._queued() - queued, self._ran() - ran
        return Span(wall * 1000, (wall - waited) * 1000, worked * 1000)

    def rest(self) -> None:
        """Wait until the screen has been still for a moment."""
        still = time.perf_counter()
        seen = len(self.raw)

        def is_still() -> bool:
            nonlocal still, seen
            if len(self.raw) != seen:
                still, seen = time.perf_counter(), len(self.raw)
            return time.perf_counter() - still > QUIET_S

        self.wait_until(is_still)

    def idle_share(self, seconds: float) -> float:
        """The share of one core the program uses while nobody touches it."""
        self.rest()
        before, at = self._ran(), time.perf_counter()
        self.wait_until(lambda: time.perf_counter() - at > seconds, within=seconds + 5)
        return (self._ran() - before) / (time.perf_counter() - at)

    def resident_mb(self) -> float:
        """The memory the program holds, in megabytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def _read(self) -> bool:
        self._read_at = time.perf_counter()
        return super()._read()

    def _queued(self) -> float:
        """Seconds the main thread has stood in the run queue."""
        stat = Path(f"/proc/{self.pid}/task/{self.pid}/schedstat").read_text().split()
        return int(stat[1]) / 1e9

    def _ran(self) -> float:
        """Processor seconds of all threads, dead ones too to the nearest tick."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9
