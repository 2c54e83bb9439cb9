"""The files bureaus really send, taken by command in their order, twice."""

import json
from pathlib import Path

import pytest

from dutyroom.i18n.refusals import SENTENCES
from tests.cli.conftest import Dutyroom

SAMPLES = Path(__file__).parent.parent / "intake" / "samples"
FILES = [
    ("officers", "officers.csv", {"rows": 62, "taken": 60, "bad": 2}),
    ("units", "units.csv", {"rows": 21, "taken": 21, "bad": 0}),
    ("roster", "roster-month.xlsx", {"assignments": 114, "bad": 0}),
    ("roster", "roster-long.csv", {"rows": 128, "assignments": 126, "bad": 2}),
    ("roster", "roster-checkpoints.xlsx", {"assignments": 247, "uncovered": 5, "bad": 0}),
    ("passages", "passages.csv", {"rows": 2016, "taken": 1974, "repeated": 16, "bad": 26}),
    ("passages", "passages.jsonl", {"rows": 301, "taken": 300, "bad": 1}),
    ("calls", "calls.xlsx", {"rows": 122, "taken": 121, "bad": 1, "marked": 1}),
]


@pytest.fixture
def filled(dutyroom: Dutyroom, path: Path) -> Path:
    """A room that has taken every sample."""
    for subject, file, counts in FILES:
        told = dutyroom("import", subject, SAMPLES / file, "--json", "--file", path).object()
        assert {name: told[name] for name in counts} == counts, file
        assert {each["code"] for each in told["problems"]} <= SENTENCES.keys()
    return path


def test_the_samples_give_their_counts_and_the_second_time_nothing_new(
    dutyroom: Dutyroom, filled: Path
) -> None:
    for subject, file, _ in FILES:
        told = dutyroom("import", subject, SAMPLES / file, "--json", "--file", filled).object()
        assert told["taken"] == 0, file

    assert dutyroom("verify", "--file", filled).code == 0
    assert "as the books say" in dutyroom("rebuild", "--file", filled).out


def test_what_was_taken_is_exported_one_record_a_line(
    dutyroom: Dutyroom, filled: Path, tmp_path: Path
) -> None:
    target = tmp_path / "passages.jsonl"

    answer = dutyroom("export", "passages", "-o", target, "--file", filled)

    assert (answer.code, answer.out) == (0, f"{target}\n")
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert len(records) == 2274


def test_an_ending_nobody_writes_is_refused(dutyroom: Dutyroom, path: Path, tmp_path: Path) -> None:
    answer = dutyroom("export", "calls", "-o", tmp_path / "calls.doc", "--file", path)

    assert answer.code == 2
    assert not (tmp_path / "calls.doc").exists()
