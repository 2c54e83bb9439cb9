"""Opening the full screen."""

import os
from pathlib import Path

from dutyroom import config, paths
from dutyroom.cli.outcome import outcome
from dutyroom.i18n import set_language


def open_desk(file: str | Path = "", language: str = "", *, demo: bool = False) -> int:
    """Open the desk on a file, else on the user's own; its exit code.

    Without a language the file's own comes first, then that of the surroundings.
    """
    set_language(language or config.language(os.environ))

    def desk() -> int:
        from dutyroom.tui.run import run

        return run(Path(file) if file else paths.room_file(), language=language or None, demo=demo)

    return outcome(desk)
