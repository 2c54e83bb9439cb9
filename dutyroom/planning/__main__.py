"""The solver's process: a request on standard input, lines of JSON on standard output."""

import sys

from dutyroom.planning.solve import answer
from dutyroom.planning.wire import read

if __name__ == "__main__":
    answer(read(sys.stdin.read()), sys.stdout)
