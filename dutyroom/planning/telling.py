"""What a planner's process says while it works."""

import json
import threading
from typing import TextIO

BEAT_S = 0.2
"""Between two signs of life: whoever does not read them any more ends the process."""


class Telling:
    """Lines of JSON, each with the bound that is proven by then."""

    def __init__(self, out: TextIO, bound: int = 0) -> None:
        self.bound = bound
        self._out = out
        self._lock = threading.Lock()

    def tell(self, **line: object) -> None:
        """Write a line."""
        with self._lock:
            self._out.write(json.dumps({"bound": self.bound, **line}) + "\n")
            self._out.flush()

    def beat(self, ended: threading.Event) -> None:
        """Write a line at once, and now and then until all is ended."""
        self.tell()
        while not ended.wait(BEAT_S):
            self.tell()
