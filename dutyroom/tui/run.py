"""Opening the program on a file, setting the room up first where there is none."""

from __future__ import annotations

import gc
from pathlib import Path


def run(path: str | Path, *, language: str | None = None, demo: bool = False) -> int:
    """Open the room at a path on the screen and return the exit code; raises `Refusal`.

    Where there is no file yet a short set-up asks for what a room needs.
    """
    gc.disable()  # nothing that is loaded here will ever be garbage
    from dutyroom.i18n import set_language
    from dutyroom.store.room import Room, opened
    from dutyroom.tui.app import DutyApp

    gc.freeze()
    gc.enable()
    set_language(language or "en")
    if not Path(path).exists() and not _set_up(path):
        return 0
    with opened(Room.open(path, wait_s=3.0)) as room:
        if kept := room.preferences.get("language"):
            set_language(language or kept)
        app = DutyApp(room, demo=demo)
        app.run()
        return app.return_code or 0


def _set_up(path: str | Path) -> bool:
    from dutyroom.tui.screens.set_up import SetUpApp

    return bool(SetUpApp(path).run())
