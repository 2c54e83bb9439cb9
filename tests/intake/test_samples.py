"""The sample files, with exactly the counts they must give."""

from collections import Counter
from pathlib import Path

import pytest

from dutyroom.domain.officers import Role
from dutyroom.domain.settings import RoomKind
from dutyroom.intake.report import Report
from dutyroom.intake.take import Subject, take
from dutyroom.store.room import Room, opened

NOW_MS = 1_795_000_000_000
"""2026-11-18, before the samples' nights."""
FILES = {
    "officers.csv": (Subject.OFFICERS, Report(62, 60, 0, 2, 0)),
    "units.csv": (Subject.UNITS, Report(21, 21, 0, 0, 0)),
    "roster-month.xlsx": (Subject.ROSTER, Report(30, 114, 0, 0, 0, assignments=114)),
    "roster-long.csv": (Subject.ROSTER, Report(128, 126, 0, 2, 0, assignments=126)),
    "roster-checkpoints.xlsx": (
        Subject.ROSTER,
        Report(12, 247, 0, 0, 0, assignments=247, uncovered=5),
    ),
    "passages.csv": (Subject.PASSAGES, Report(2016, 1974, 16, 26, 40)),
    "passages.jsonl": (Subject.PASSAGES, Report(301, 300, 0, 1, 0)),
    "calls.xlsx": (Subject.CALLS, Report(122, 121, 0, 1, 1)),
}


@pytest.fixture
def room() -> Room:
    return Room.create(
        ":memory:",
        name="上城区",
        kind=RoomKind.ROOM,
        supervisor="张三",
        clock=lambda: NOW_MS,
        command="import",
    )


def counts(report: Report) -> tuple[int, ...]:
    return (
        report.rows, report.taken, report.repeated, report.bad, report.marked,
        report.assignments, report.uncovered,
    )  # fmt: skip


def test_every_sample_gives_its_counts_dry_and_wet_and_adds_nothing_the_second_time(
    room: Room, samples: Path
) -> None:
    for name, (subject, expected) in FILES.items():
        dry = take(room, subject, samples / name, dry_run=True)
        wet = take(room, subject, samples / name)
        again = take(room, subject, samples / name)
        assert dry == wet, name
        assert counts(wet) == counts(expected), name
        assert wet.extra_columns == expected.extra_columns
        assert (again.taken, again.repeated) == (0, wet.taken + wet.repeated), name
        assert (again.rows, again.bad, again.assignments, again.uncovered) == (
            wet.rows, wet.bad, wet.assignments, wet.uncovered,
        )  # fmt: skip


def test_bad_rows_of_the_samples_say_why(room: Room, samples: Path) -> None:
    codes: dict[str, Counter[str]] = {}
    for name, (subject, _) in FILES.items():
        report = take(room, subject, samples / name)
        codes[name] = Counter(problem.code for problem in report.problems)
    assert codes["officers.csv"] == Counter(number_taken=1, officer_name_missing=1)
    assert codes["roster-long.csv"] == Counter(day_unreadable=1, officer_unknown=1)
    assert codes["passages.csv"] == Counter(
        time_unreadable=6, checkpoint_missing=7, temperature_unreadable=5,
        temperature_impossible=3, nobody_named=5, phone_odd=22, identity_wrong=18,
    )  # fmt: skip
    assert codes["passages.jsonl"] == Counter(line_cut=1)
    assert codes["calls.xlsx"] == Counter(text_missing=1, category_unknown=1)


def test_the_lines_of_the_two_bad_officers_are_those_an_editor_shows(
    room: Room, samples: Path
) -> None:
    first, second = take(room, Subject.OFFICERS, samples / "officers.csv").problems
    assert (first.line, first.column, first.facts) == (62, "工号", {"number": "A003", "earlier": 4})
    assert (second.line, second.column) == (63, "姓名")


def test_a_dry_run_writes_nothing(room: Room, samples: Path) -> None:
    take(room, Subject.OFFICERS, samples / "officers.csv", dry_run=True)
    take(room, Subject.PASSAGES, samples / "passages.csv", dry_run=True)
    assert room.officers.count() == 1
    assert room.checkpoint.is_empty()
    assert room.roster.posts() == []


def test_the_night_of_the_first_of_november_is_covered_as_the_sheets_say(
    room: Room, samples: Path
) -> None:
    for name in ("officers.csv", "roster-month.xlsx", "roster-checkpoints.xlsx"):
        take(room, FILES[name][0], samples / name)
    night = 1_793_462_400 + 25 * 3600  # 2026-11-02 01:00
    crews = {
        (slot.post_name, slot.shift): [each.name for each in slot.crew]
        for slot in room.roster.on_duty(night)
    }
    assert crews["值班室", "夜班"] == ["何倩"]
    assert crews["值班室", "全天"] == ["孔超"]
    assert crews["东门一号卡口", "夜班"] == ["司马修"]
    assert len(crews) == 14


def test_the_same_people_may_be_taken_from_two_files(room: Room, samples: Path) -> None:
    """The supervisor the room began with has no number; the directory's namesake is meant."""
    room.officers.enrol(type(room.officers.all()[0])("孔超"))
    take(room, Subject.OFFICERS, samples / "officers.csv")
    report = take(room, Subject.ROSTER, samples / "roster-month.xlsx")
    assert (report.assignments, report.bad) == (114, 0)


def test_who_began_the_room_by_name_alone_is_the_same_person_in_the_directory(
    tmp_path: Path, samples: Path
) -> None:
    room = Room.create(tmp_path / "r.db", name="值班室", kind=RoomKind.ROOM, supervisor="孔超")
    with opened(room):
        first = take(room, Subject.OFFICERS, samples / "officers.csv")
        again = take(room, Subject.OFFICERS, samples / "officers.csv")
        (officer,) = room.officers.named("孔超")
    assert (first.taken, again.repeated) == (60, 60)
    assert (officer.number, officer.role) == ("A001", Role.SUPERVISOR)
