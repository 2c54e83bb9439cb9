"""Who wrote a line."""

from dataclasses import dataclass

NOBODY = 0
"""The officer number of a line written before anybody was known."""


@dataclass(frozen=True, slots=True)
class Author:
    """The hand that writes: an officer at the desk, or a command run in an officer's name."""

    officer: int
    command: str = ""
    """The command that wrote it; empty at the desk."""
    user: str = ""
    """The operating system's user who ran the command."""
