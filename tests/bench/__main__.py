"""Runs the benchmarks and prints their table.

    python -m tests.bench [--large FILE] [--small FILE] [--rows N] [--many FILE] [--few FILE]
        [--runs N]

Without files it writes demo rooms of N (10,000,000) and 10,000 passages first, and rooms with
20,000 open and 200,000 closed matters and with 200.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from dutyroom.demo.night import write_demo
from tests.bench import desk, matters, saving
from tests.bench.meter import Span

Row = tuple[str, str, str, float, float]
"""What, its figure, its floor, the ratio, the most the ratio may be."""


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--large", type=Path)
    parser.add_argument("--small", type=Path)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--many", type=Path, help="a room written by matters.write(…, *MANY)")
    parser.add_argument("--few", type=Path, help="a room written by matters.write(…, *FEW)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        large = chosen.large or _written(place / "large.db", chosen.rows)
        small = chosen.small or _written(place / "small.db", 10_000)
        print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, ", end="")
        print(f"Python {platform.python_version()}, large {large.stat().st_size >> 20} MB\n")
        print("| what | figure | floor | ratio | at most |")
        print("|---|---|---|---|---|")
        _print(_rows(large, small, place, chosen.runs))
        many = chosen.many or matters.write(place / "many.db", *matters.MANY)
        few = chosen.few or matters.write(place / "few.db", *matters.FEW)
        _print(_matters(few, many, chosen.runs))


def _print(rows: Iterator[Row]) -> None:
    for what, figure, beside, ratio, most in rows:
        print(f"| {what} | {figure} | {beside} | {ratio:.2f} | {most:.2f} |", flush=True)


def _rows(large: Path, small: Path, place: Path, runs: int) -> Iterator[Row]:
    yield from _starts(large, runs)
    yield from _keys(large, max(2, runs // 2))
    yield from _register(large, small, runs)
    yield from _saving(small, place)
    share = desk.idle(large)
    yield "idle, share of a core", f"{share:.2%}", "1 %", share / 0.01, 1.0


def _starts(large: Path, runs: int) -> Iterator[Row]:
    hello, today, key = [], [], []
    for _ in range(runs):  # in turn, so that the machine's noise falls on all alike
        hello.append(desk.start_hello())
        today.append(desk.start_today(large))
        key.append(desk.first_key(large))
    yield _row("start to the Today board, large file", today, hello, 1.3)
    yield _row("start to the sign-in that answers keys", key, hello, 2.0)


def _keys(large: Path, runs: int) -> Iterator[Row]:
    measures: dict[str, Callable[[Path], list[Span]]] = {
        "key to paint, checkpoint line": desk.keys_passage,
        "key to paint, text of a call": desk.keys_call,
        "key to paint, phone of a call": desk.keys_phone,
    }
    found: dict[str, list[Span]] = {name: [] for name in measures}
    bare: list[Span] = []
    for _ in range(runs):
        bare += desk.keys_bare()
        for name, measure in measures.items():
            found[name] += measure(large)
    for name, spans in found.items():
        yield _row(name, spans, bare, 1.3)


def _register(large: Path, small: Path, runs: int) -> Iterator[Row]:
    big = [desk.register(large) for _ in range(runs)]
    little = [desk.register(small) for _ in range(runs)]
    for name in big[0]:
        most = 1.2 if name.startswith("resident") else 1.3
        unit = "MB" if name.startswith("resident") else "ms"
        spans, beside = [each[name] for each in big], [each[name] for each in little]
        yield _row(f"register, {name}: large against small", spans, beside, most, unit)


def _matters(few: Path, many: Path, runs: int) -> Iterator[Row]:
    little, big = [], []
    for _ in range(runs):
        little.append(matters.boards(few))
        big.append(matters.boards(many))
    for name in big[0]:
        spans, beside = [each[name] for each in big], [each[name] for each in little]
        yield _row(f"matters, {name}: many against few", spans, beside, 1.3)
    took = matters.compiling(many, runs)
    yield "compile a handover with many matters", f"{took:.2f} s", "0.5 s", took / 0.5, 1.0


def _saving(small: Path, place: Path) -> Iterator[Row]:
    room = place / "saving.db"
    shutil.copy(small, room)
    floor = saving.raw(place / "raw.db")
    took = saving.passage(room)
    what = "one durable passage against INSERT and commit"
    yield what, f"{took:.2f} ms", f"{floor:.2f} ms", took / floor, 2.0


def _row(what: str, spans: list[Span], floor: list[Span], most: float, unit: str = "ms") -> Row:
    figure, beside = median(each.net for each in spans), median(each.net for each in floor)
    return what, f"{figure:.1f} {unit}", f"{beside:.1f} {unit}", figure / beside, most


def _written(path: Path, passages: int) -> Path:
    write_demo(path, passages=passages)
    return path


if __name__ == "__main__":
    main()
