"""Subjects of a room as files for others."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call, Category
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.units import Unit
from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.i18n import language, set_language
from dutyroom.intake.take import Subject, take
from dutyroom.reports.export import export
from dutyroom.reports.records import SUBJECTS
from dutyroom.store.room import Room

MIDNIGHT = 1_793_462_400
"""2026-11-01 00:00 in China."""
FORMULA = '=HYPERLINK("http://example.invalid","x")'
EIGHT = MIDNIGHT + 8 * 3600
MATTERS = (
    Matter(
        "tip_off", FORMULA, EIGHT, happened_at=EIGHT - 600, place="@x", level="urgent",
        responsible_unit="+公安", facts=(Fact("caller", "=周八"), Fact("verified", "partly")),
    ),
    Matter(
        "risk", "堤坝渗水", EIGHT, lead_unit="水利局", responsible_unit="-街道",
        assisting_units=("消防", "公安"), due_at=EIGHT + 3600, facts=(Fact("quarter", "4"),),
    ),
)  # fmt: skip
WATCHED = Watched(
    WatchKind.VOID, "176004", "19900001234", "浙A12345", "=陈示例", FORMULA, "@市局", "2026-01-20",
    "2026-02-01", "2026-12-31",
)  # fmt: skip
ANA = Officer("阿依古丽·买买提", "A7", phones=("19900000007",))


def new_room() -> Room:
    return Room.create(
        ":memory:", name="上城区", kind=RoomKind.ROOM, supervisor="张三",
        clock=lambda: (MIDNIGHT + 86_400) * 1000, command="new",
    )  # fmt: skip


@pytest.fixture(autouse=True, params=["en", "zh"])
def spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    before = language()
    set_language(request.param)
    yield
    set_language(before)


@pytest.fixture
def room() -> Room:
    room = new_room()
    room.officers.enrol(ANA)
    room.units.enter(Unit("第1应急救援队", "救援队", "05718813914", "白春"))
    gate, desk = Post("东门卡口"), Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
    room.roster.enter_post(gate)
    room.roster.enter_post(desk)
    eight, twenty = MIDNIGHT + 8 * 3600, MIDNIGHT + 20 * 3600
    crew, guard = (Duty(ANA.key, role) for role in (DutyRole.OFFICER, DutyRole.CHECKPOINT))
    slots = (
        Slot(desk.key, "2026-11-01", eight, twenty, "白班", (crew,)),
        Slot(gate.key, "2026-11-01", eight, eight + 8 * 3600, "早班"),
        Slot(gate.key, "2026-11-01", eight + 16 * 3600, eight + 24 * 3600, "夜班", (guard,)),
    )
    room.roster.fill("2026-11-01", slots)
    passage = Passage(
        eight, 480, gate.key, Direction.OUT, 365, name="=1+1", phone="+8529000", plate="浙A12345"
    )
    room.checkpoint.register(passage)
    room.hotline.receive(Call(FORMULA, eight, phone="19900000001", category=Category.REPORT))
    room.hotline.receive(Call("停水\n两天", eight + 60, caller="@匿名"))
    room.watchlist.enter(WATCHED)
    for matter in MATTERS:
        room.matters.open(matter)
    return room


def objects(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def top(file: Path) -> Worksheet:
    return load_workbook(file).worksheets[0]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_form_holds_as_many_records(room: Room, tmp_path: Path, subject: str) -> None:
    room.author = None  # a look would make the journal longer
    for ending in ("jsonl", "csv", "xlsx"):
        export(room, subject, tmp_path / f"x.{ending}")
    count = len(objects(tmp_path / "x.jsonl"))
    assert count > 0
    assert len(cells(tmp_path / "x.csv")) == count + 1
    if subject != "roster":
        assert top(tmp_path / "x.xlsx").max_row == count + 1


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_record_has_an_identity_of_its_own_that_stays(
    room: Room, tmp_path: Path, subject: str
) -> None:
    export(room, subject, tmp_path / "1.jsonl")
    room.officers.enrol(Officer("李四"))
    export(room, subject, tmp_path / "2.jsonl")
    first, second = ([each["id"] for each in objects(tmp_path / f"{n}.jsonl")] for n in "12")
    assert len(set(first)) == len(first)
    assert set(first) <= set(second)


def test_a_passage_for_programs_says_the_same_in_every_language(room: Room, tmp_path: Path) -> None:
    export(room, "passages", tmp_path / "p.jsonl")
    (record,) = objects(tmp_path / "p.jsonl")
    assert record["at"] == "2026-11-01T08:00:00+08:00"
    assert (record["checkpoint"], record["direction"], record["temperature"]) == (
        "东门卡口",
        "out",
        36.5,
    )
    assert str(record["id"]).endswith(":p:1")


@pytest.mark.parametrize("ending", ["jsonl", "csv", "xlsx"])
def test_what_was_exported_is_imported_again_without_loss(
    room: Room, tmp_path: Path, ending: str
) -> None:
    other = new_room()
    for subject in Subject:
        file = tmp_path / f"{subject}.{ending}"
        export(room, subject.value, file)
        report = take(other, subject, file)
        assert (report.bad, report.taken + report.repeated > 0) == (0, True), subject
        assert take(room, subject, file).taken == 0, subject


def test_no_cell_of_a_table_acts_as_a_formula(room: Room, tmp_path: Path) -> None:
    for subject in SUBJECTS:
        export(room, subject, tmp_path / "x.csv")
        export(room, subject, tmp_path / "x.xlsx")
        for row in cells(tmp_path / "x.csv"):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
        for sheet in load_workbook(tmp_path / "x.xlsx"):
            assert not any(cell.data_type == "f" for row in sheet for cell in row)


def test_a_text_keeps_its_formula_in_a_workbook(room: Room, tmp_path: Path) -> None:
    export(room, "calls", tmp_path / "c.xlsx")
    values = {cell.value for row in top(tmp_path / "c.xlsx") for cell in row}
    assert {FORMULA, "停水\n两天"} <= values


def test_a_roster_as_a_workbook_is_a_sheet_a_month(room: Room, tmp_path: Path) -> None:
    december = Slot(
        Post("东门卡口").key, "2026-12-01", MIDNIGHT + 30 * 86_400, MIDNIGHT + 31 * 86_400
    )
    room.roster.fill("2026-12-01", (december,))
    export(room, "roster", tmp_path / "all.xlsx")
    export(room, "roster", tmp_path / "one.xlsx", month="2026-11")
    every = load_workbook(tmp_path / "all.xlsx").sheetnames
    one = load_workbook(tmp_path / "one.xlsx").sheetnames
    assert len(every) == len(one) + 1
    assert all(title.startswith("2026-11") for title in one)
    export(room, "roster", tmp_path / "one.jsonl", month="2026-12")
    assert [each["day"] for each in objects(tmp_path / "one.jsonl")] == ["2026-12-01"]


def test_a_roster_of_nothing_is_an_empty_sheet(tmp_path: Path) -> None:
    export(new_room(), "roster", tmp_path / "r.xlsx")
    assert top(tmp_path / "r.xlsx").max_row == 1


def test_a_failure_leaves_the_file_that_was_there_and_nothing_beside_it(
    room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "p.csv"
    file.write_text("before")
    room.close()
    with pytest.raises(Refusal):
        export(room, "passages", file)
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_directory_an_unknown_ending_and_a_missing_folder_are_refused(
    room: Room, tmp_path: Path
) -> None:
    (tmp_path / "d.csv").mkdir()
    for name, code in [
        ("d.csv", "file_is_directory"),
        ("", "file_is_directory"),
        ("x.pdf", "file_form_not_written"),
        ("none/x.csv", "folder_missing"),
    ]:
        with pytest.raises(Refusal) as refusal:
            export(room, "calls", tmp_path / name)
        assert refusal.value.code == code
