"""The program at a desk whose clock a test sets: `python -m tests.tui.night_desk FILE CLOCK`."""

import sys
from pathlib import Path

from dutyroom.clock import Clock
from dutyroom.tui.run import run


def clock_in(path: Path) -> Clock:
    """A clock that stands at the milliseconds a file holds."""
    return lambda: int(path.read_text(encoding="ascii"))


if __name__ == "__main__":
    file, clock, *language = sys.argv[1:]
    sys.exit(run(file, language=language[0] if language else "en", clock=clock_in(Path(clock))))
