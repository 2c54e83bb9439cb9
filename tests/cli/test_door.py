"""What opens the desk at once, and what it must not load."""

import subprocess
import sys
from pathlib import Path

import pytest

from dutyroom.__main__ import desk_options
from tests.cli.conftest import Dutyroom

HEAVY = {"click", "dateutil", "openpyxl", "pypinyin", "sqlite_utils"}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], ("", "")),
        (["open"], ("", "")),
        (["--file", "a.db"], ("a.db", "")),
        (["--file=a.db", "--lang=zh"], ("a.db", "zh")),
        (["--lang", "en", "--file", "a.db"], ("a.db", "en")),
        (["open", "--lang", "zh"], ("", "zh")),
        (["--file", "where"], ("where", "")),
    ],
)
def test_these_words_only_ask_for_the_desk(words: list[str], asked: tuple[str, str]) -> None:
    assert desk_options(words) == asked


@pytest.mark.parametrize(
    "words",
    [
        ["where"],
        ["--help"],
        ["--file"],
        ["--file="],
        ["--lang", "fr"],
        ["--file", "a.db", "verify"],
        ["open", "now"],
        ["where", "open"],
    ],
)
def test_these_words_are_left_to_the_commands(words: list[str]) -> None:
    assert desk_options(words) is None


def loaded(code: str) -> set[str]:
    """The top-level modules a fresh interpreter has loaded after some code."""
    told = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    found = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60
    )
    return set(found.stdout.split())


def test_the_desk_is_on_the_screen_before_anything_heavy_is_loaded() -> None:
    code = "import dutyroom.__main__, dutyroom.cli.desk, dutyroom.tui.run, dutyroom.tui.app"

    assert loaded(code) & HEAVY == set()


@pytest.mark.parametrize("layer", ["domain", "journal", "store", "intake", "reports", "demo"])
def test_nothing_below_the_screen_loads_the_screen(layer: str) -> None:
    code = (
        "from importlib import import_module; from pkgutil import walk_packages; "
        f"import dutyroom.{layer} as layer; "
        "[import_module(m.name) for m in walk_packages(layer.__path__, layer.__name__ + '.')]"
    )

    assert loaded(code) & {"textual", "rich"} == set()


def test_the_desk_without_a_terminal_says_so_and_opens_nothing(
    dutyroom: Dutyroom, path: Path
) -> None:
    answer = dutyroom("--file", path)

    assert answer.code == 2
    assert "needs a terminal" in answer.err
