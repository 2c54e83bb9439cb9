"""A planner's process: started for one request, ended with it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import IO, Any

from dutyroom.domain.refusal import Refusal
from dutyroom.planning.wire import Request

INSTALL = "pip install 'dutyroom[solver]'"
"""What brings the solver."""


def is_installed() -> bool:
    """Whether the solver is here."""
    return find_spec("ortools") is not None


def lines_of(request: Request) -> Generator[dict[str, Any], None, None]:
    """What the process tells, until it ends or nobody listens any more.

    Raises `Refusal("solver_missing")` (command) and "solver_failed" (why).
    """
    if not request.annealed and not is_installed():
        raise Refusal("solver_missing", command=INSTALL)
    with tempfile.TemporaryFile("w+") as complaint, _process(complaint) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(request.written())
        process.stdin.close()
        yield from map(json.loads, process.stdout)
        if process.wait():
            complaint.seek(0)
            raise Refusal("solver_failed", why=complaint.read().strip().rpartition("\n")[2])


@contextmanager
def _process(complaint: IO[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "dutyroom.planning"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaint,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        assert process.stdout
        process.stdout.close()
