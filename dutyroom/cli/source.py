"""A text a command is given as a file."""

from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.intake.charset import is_sound, opened


def source_text(source: Path, longest: int) -> str:
    """The text of a file in any of the usual encodings, at most a character over `longest`.

    Raises `Refusal("file_unreadable", path=…)` for what is no text.
    """
    with opened(source) as file:
        text = file.read(longest + 1)
    if not is_sound(text):
        raise Refusal("file_unreadable", path=str(source))
    return text
