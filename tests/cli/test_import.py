"""Importing by command: what is told, what is written, and by which code."""

from pathlib import Path

import pytest

from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom

UNITS = "name,phone,colour\n区疾控中心,023-19900001,red\n,023-19900002,blue\n区医院,,\n"


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Three rows, one without a name, and a column nobody knows."""
    file = tmp_path / "units.csv"
    file.write_text(UNITS, encoding="utf-8")
    return file


def test_the_object_has_every_count_and_every_problem(
    dutyroom: Dutyroom, path: Path, units: Path
) -> None:
    answer = dutyroom("import", "units", units, "--json", "--file", path)

    assert answer.code == 0
    assert answer.object() == {
        "rows": 3,
        "taken": 2,
        "repeated": 0,
        "bad": 1,
        "marked": 0,
        "problems": [
            {
                "line": 3,
                "column": "name",
                "code": "unit_name_missing",
                "text": "The unit's name is missing.",
                "severity": "bad",
            }
        ],
        "unlisted": 0,
        "extra_columns": ["colour"],
    }


def test_the_same_file_again_is_all_repeated_and_still_a_success(
    dutyroom: Dutyroom, path: Path, units: Path
) -> None:
    dutyroom("import", "units", units, "--file", path)

    again = dutyroom("import", "units", units, "--json", "--file", path)

    assert again.code == 0
    assert (again.object()["taken"], again.object()["repeated"]) == (0, 2)


def test_a_dry_run_reports_the_same_and_leaves_no_trace(
    dutyroom: Dutyroom, path: Path, units: Path
) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir()))

    dry = dutyroom("import", "units", units, "--dry-run", "--json", "--file", path)

    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before
    assert dry.object() == dutyroom("import", "units", units, "--json", "--file", path).object()


def test_a_dry_run_beside_an_open_desk_does_not_grow_its_log(
    dutyroom: Dutyroom, path: Path, units: Path
) -> None:
    log = path.with_name("room.db-wal")
    with opened(Room.open(path)) as desk:
        desk.preferences.keep("theme", "night")
        before = log.read_bytes()

        assert dutyroom("import", "units", units, "--dry-run", "--file", path).code == 0

        assert log.read_bytes() == before


def test_a_file_with_no_good_row_is_bad_input(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name,phone\n,1\n,2\n", encoding="utf-8")

    answer = dutyroom("import", "units", bad, "--file", path)

    assert answer.code == 2
    assert answer.err.count("\n") == 1


def test_people_see_aligned_counts_and_the_line_of_each_problem(
    dutyroom: Dutyroom, path: Path, units: Path
) -> None:
    lines = dutyroom("import", "units", units, "--file", path).out.splitlines()

    assert lines[:5] == [
        "Rows      3", "Taken in  2", "Repeated  0", "Bad       1", "Marked    0",
    ]  # fmt: skip
    assert lines[-1] == "line 3  bad  name  The unit's name is missing."


def test_chinese_counts_are_aligned_by_the_cells_they_take(
    dutyroom: Dutyroom, path: Path, units: Path
) -> None:
    lines = dutyroom("--lang", "zh", "import", "units", units, "--file", path).out.splitlines()

    assert lines[:3] == ["行数    3", "已登记  2", "重复    0"]


def test_rosters_also_tell_assignments_and_uncovered_slots(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "date,post,shift,start,end,officer\n2026-11-22,值班室,day,08:00,20:00,张三\n",
        encoding="utf-8",
    )

    told = dutyroom("import", "roster", roster, "--json", "--file", path).object()

    assert (told["assignments"], told["uncovered"], told["bad"]) == (1, 0, 0)
