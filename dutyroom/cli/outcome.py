"""What a command comes to: an exit code and, where it failed, one line on stderr."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import visible
from dutyroom.i18n import _
from dutyroom.i18n.refusals import sentence

DONE, UNSOUND, UNUSABLE = 0, 1, 2
"""All is well; a file that is not sound; bad usage or bad input."""
INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell expects after ctrl+c and from a writer whose reader left."""


def outcome(command: Callable[[], int]) -> int:
    """Run a command to its exit code; whatever goes wrong is one line, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character gets a question mark rather than an error.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = command()
        sys.stdout.flush()
    except Refusal as refusal:
        complain(sentence(refusal.code, refusal.facts))
        return UNSOUND if refusal.code == "file_damaged" else UNUSABLE
    except BrokenPipeError:
        # Nobody reads any more; what Python still holds would fail again at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        complain(sentence("cancelled", {}))
        return INTERRUPTED
    except OSError as error:
        complain(system_sentence(error))
        return UNUSABLE
    return code


def complain(text: str) -> None:
    """Say what is wrong: one line on stderr."""
    print("dutyroom:", " ".join(visible(text).split()), file=sys.stderr)


def system_sentence(error: OSError) -> str:
    """What the operating system would not do."""
    why = error.strerror or type(error).__name__
    if error.filename is None:
        return _("The system refused: {why}").format(why=why)
    return _("The system refused {file}: {why}").format(file=os.fsdecode(error.filename), why=why)
