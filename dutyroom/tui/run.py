"""Opening the program on a file, setting the room up first where there is none."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from dutyroom.clock import Clock, system_clock
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import language as in_use
from dutyroom.i18n import set_language
from dutyroom.store.room import Room, opened
from dutyroom.tui.first_page import first_page

DESK_WAIT_S = 3.0
"""How long a write at the desk waits for another process before it says so."""


def run(
    path: str | Path,
    *,
    language: str | None = None,
    demo: bool = False,
    clock: Clock = system_clock,
) -> int:
    """Open the room at a path on the screen and return the exit code; raises `Refusal`.

    Where there is no file yet a short set-up asks for what a room needs. Without a language the
    one kept in the room is used, else the one in use already.
    """
    set_language(language or in_use())
    if not Path(path).exists() and not _set_up(path):
        return 0
    with opened(Room.open(path, clock=clock, wait_s=DESK_WAIT_S)) as room:
        set_language(language or room.preferences.get("language", in_use()))
        _need_terminal()
        with first_page(room) as before:
            gc.disable()  # nothing that is loaded now will ever be garbage
            from dutyroom.tui.app import DutyApp
            from dutyroom.tui.kit.takeover import taking_over

            gc.freeze()
            gc.enable()
            app = DutyApp(room, demo=demo)
            if before is not None:
                app.driver_class = taking_over(before)
            app.run()
        return app.return_code or 0


def _need_terminal() -> None:
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Refusal("no_terminal")


def _set_up(path: str | Path) -> bool:
    _need_terminal()
    from dutyroom.tui.screens.set_up import SetUpApp

    return bool(SetUpApp(path).run())
