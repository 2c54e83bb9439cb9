"""A planner's process: a request on standard input, lines of JSON on standard output."""

import signal
import sys

from dutyroom.planning.wire import Request, read


def answer(request: Request) -> None:
    """Answer with the planner that is asked for; the other one is not loaded."""
    if request.annealed:
        from dutyroom.planning import annealed

        annealed.answer(request, sys.stdout)
    else:
        from dutyroom.planning import solve

        solve.answer(request, sys.stdout)


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        # Whoever asked is gone when nobody reads: all threads end with the line not written.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    answer(read(sys.stdin.read()))
