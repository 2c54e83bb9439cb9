"""A terminal driver without threads in the way: keys are read, and frames written, by the loop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from contextvars import Context
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from dutyroom.tui.kit.keystream import Keystream
from dutyroom.tui.kit.tty_output import TtyOutput

CHUNK = 4096
"""Bytes read at a time, so that a long paste lets the screen live."""

LAST_WORDS = 1.0
"""Seconds a terminal that has stopped reading may delay the end of the program."""

HANG_UP = 128 + 1
"""Return code after the terminal has gone, as after SIGHUP."""


class QuickDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with one hand-over less for a key and for a frame.

    It answers a lone Escape within 25 ms, never waits for a terminal that does not read, and ends
    the app when the terminal has gone.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._output: TtyOutput | None = None
        self._frame: list[str] = []
        self._flush_planned = False
        self._leaving = False
        self._keys = Keystream()
        self._expiry: asyncio.TimerHandle | None = None
        # As callbacks of the loop they cannot cut a frame in two.
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    @staticmethod
    def fits() -> bool:
        """Whether the program runs in a terminal this driver can serve."""
        if sys.platform not in ("linux", "darwin") or sys.__stdin__ is None:
            return False
        if sys.__stderr__ is None or not (sys.__stdin__.isatty() and sys.__stderr__.isatty()):
            return False
        return os.access(os.ttyname(sys.__stderr__.fileno()), os.W_OK)

    # -- from the first frame to the last -------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal."""
        assert self._file is not None
        tty = os.ttyname(self._file.fileno())
        self._output = TtyOutput(tty, self._loop, self._repaint)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.flush()
        # An empty context, as a thread would have: what the app is in the middle of preventing
        # must not rub off on the keys.
        Context().run(self._loop.add_reader, self.fileno, self._readable)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._leaving = True
        super().stop_application_mode()
        self._leaving = False
        self.flush()
        if self._output is not None:
            self._output.finish(LAST_WORDS)

    def disable_input(self) -> None:
        """Read no more keys."""
        self._loop.remove_reader(self.fileno)
        if self._expiry is not None:
            self._expiry.cancel()
        super().disable_input()

    def close(self) -> None:
        """Let go of the terminal."""
        super().close()
        if self._output is not None:
            self._output.close()
            self._output = None

    def _sigcont_application(self, *_: object) -> None:
        # After a plain SIGSTOP the shell has had the terminal, and we have not left it.
        if self._auto_restart and self._output is not None:
            self.suspend_application_mode()
        super()._sigcont_application()
        self._repaint()

    def _repaint(self) -> None:
        self._app.call_later(self._app.refresh, layout=True)

    # -- out -------------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Add to the frame that leaves with the next flush, or in the loop's next turn."""
        self._frame.append(data)
        if not self._flush_planned:
            self._flush_planned = True
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Send what was written as one frame."""
        self._flush_planned = False
        if self._frame and not self._leaving:
            frame = "".join(self._frame).encode("utf-8", "replace")
            self._frame.clear()
            if self._output is not None:  # suspended: resuming repaints
                self._output.send(frame)

    # -- in --------------------------------------------------------------------------------------

    def _run_input_thread(self) -> None:
        """Keys need no thread here."""

    def _readable(self) -> None:
        try:
            data = os.read(self.fileno, CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._deliver(self._keys.feed(data))
        else:
            self._loop.remove_reader(self.fileno)
            self._app.exit(return_code=HANG_UP)

    def _deliver(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
        patience = self._keys.patience()
        if patience is not None:
            self._expiry = self._loop.call_later(patience + 0.001, self._expire)

    def _expire(self) -> None:
        self._deliver(self._keys.expire())

    def send_message(self, message: Message) -> None:
        """Put a message in the app's queue."""
        self._app.post_message(message)
