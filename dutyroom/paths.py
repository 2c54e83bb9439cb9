"""Where things lie on this machine."""

import os
from pathlib import Path

VARIABLE = "DUTYROOM_FILE"
"""The environment variable that names the room's file."""


def room_file() -> Path:
    """The room's file where no option names one: the variable's, else in the user's data folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("dutyroom", appauthor=False) / "room.db"
