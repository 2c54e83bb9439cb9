"""What the status line says: room, board, who is signed in, what waits, the clock."""

from __future__ import annotations

from dataclasses import dataclass

from dutyroom.tui.paint.lines import Line, Run, fitted, run, width_of
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
    """The line in so many cells.

    Board, officer, the first and the last fact and the hour always stand; where it is narrow the
    date gives way, then the other facts from behind. The room stands whole or not at all.
    """
    facts, clock = list(status.facts), status.clock
    kept = sum(map(width_of, ([each] for each in _names(status)[:2])))
    if kept + width_of(_right(facts, clock)) > width:
        clock = clock.rpartition(" ")[2]
    while len(facts) > 2 and kept + width_of(_right(facts, clock)) > width:
        del facts[-2]
    right = _right(facts, clock)
    space = max(0, width - width_of(right))
    left: list[Run] = []
    board, officer, of_room = _names(status)
    whole = sum(map(width_of, ([board], [officer], [of_room]))) <= space
    for each in (board, officer, *([of_room] if whole else ())):
        room = space - width_of(left)
        left.append((fitted(each[0], min(room, width_of([each]))), each[1]))
    left.append((" " * (space - width_of(left)), Tone.BAR))
    return (*left, *right)


def _names(status: Status) -> tuple[Run, ...]:
    """Where one is, who, and in which room."""
    return (
        run(f" {status.board}", Tone.BAR_HEAD),
        run(f"  {status.officer}" if status.officer else "", Tone.BAR),
        run(f"  {status.room}" if status.room else "", Tone.BAR),
    )


def _right(facts: list[Run], clock: str) -> list[Run]:
    """What waits, and the clock."""
    right = [run(" ", Tone.BAR)]
    for fact in facts:
        right += [fact, run(" ", Tone.BAR)]
    return [*right, run(f" {clock} ", Tone.BAR)]
