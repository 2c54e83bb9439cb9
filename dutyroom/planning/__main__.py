"""The solver's process: a request on standard input, lines of JSON on standard output."""

import sys

from dutyroom.planning.solve import Solving
from dutyroom.planning.wire import read

if __name__ == "__main__":
    Solving(read(sys.stdin.read()), sys.stdout).run()
