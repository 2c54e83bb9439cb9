"""What the status line says: room, board, who is signed in, what waits, the clock."""

from __future__ import annotations

from dataclasses import dataclass

from dutyroom.tui.paint.lines import Line, fitted, run, width_of
from dutyroom.tui.paint.tones import Tone


@dataclass(frozen=True, slots=True)
class Status:
    """The facts of the status line; `facts` are glyph and word, with their tone."""

    room: str = ""
    board: str = ""
    clock: str = ""
    officer: str = ""
    facts: Line = ()


def status_line(status: Status, width: int) -> Line:
    """The line in so many cells: names are cut before facts are."""
    right = [run(" ", Tone.BAR)]
    for fact in status.facts:
        right += [fact, run(" ", Tone.BAR)]
    right.append(run(f" {status.clock} ", Tone.BAR))
    space = max(0, width - width_of(right))
    board = run(f" {status.board}", Tone.BAR_HEAD)
    officer = run(f"  {status.officer}" if status.officer else "", Tone.BAR)
    name = run(f"  {status.room}" if status.room else "", Tone.BAR)
    left: list[tuple[str, Tone]] = []
    for each in (board, officer, name):
        room = space - width_of(left)
        left.append((fitted(each[0], min(room, width_of([each]))), each[1]))
    left.append((" " * (space - width_of(left)), Tone.BAR))
    return (*left, *right)
