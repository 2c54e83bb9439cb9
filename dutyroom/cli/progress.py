"""How far a long command is: on stderr, and only where somebody looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Told = Callable[[int], bool]
"""Told how much is done; always answers to go on."""


@contextmanager
def progress(words: str, total: int | None = None) -> Iterator[Told]:
    """A line that moves while the work is done and is gone afterwards."""
    if not sys.stderr.isatty():
        yield lambda _: True
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as line:
        task = line.add_task(words, total=total)

        def told(done: int) -> bool:
            line.update(task, completed=done)
            return True

        yield told
