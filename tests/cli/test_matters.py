"""Matters by command: listed, counted, written to files."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dutyroom.domain.author import Author
from dutyroom.domain.hotline import Call
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.events import FactsEntered
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.tui.hostile import FORBIDDEN, HOSTILE

AT = 1_793_584_800
"""2026-11-02 10:00 in China."""


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """A room with one overdue matter, one closed one and a confidential one."""
    path = tmp_path / "night.db"
    room = Room.create(
        path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=lambda: AT * 1000
    )
    with opened(room):
        room.officers.enrol(Officer("李四", role=Role.OFFICER))
        room.matters.open(Matter("other", "路灯不亮", AT - 900, responsible_unit="城管局"))
        late = Matter("instruction", "查清停水原因", AT - 800, due_at=AT - 60, lead_unit="水利局",
                      facts=(Fact("from_whom", "赵局长"),))  # fmt: skip
        room.matters.open(late)
        clean = room.matters.open(Matter("disinfection", "电梯洗消", AT - 700))
        amounts = (Fact("area", 12_500), Fact("places", 3), Fact("vehicles", 2))
        room.matters.act(clean.subject, FactsEntered(measures=amounts))
        kind = room.kinds.get("disinfection")
        done = rules.close(room.matters.get(clean.subject), kind, "done", AT - 60)
        room.matters.act(clean.subject, done)
        told = Matter("tip_off", "偷埋废料", AT - 600, facts=(Fact("caller", "周八"),))
        room.matters.open(told)
        room.hotline.receive(
            Call("偷埋废料", AT - 600, phone="19900001111", caller="周八", confidential=True)
        )
    return path


LISTED = [
    ((), ["查清停水原因", "路灯不亮", "偷埋废料"]),
    (("--open",), ["查清停水原因", "路灯不亮", "偷埋废料"]),
    (("--overdue",), ["查清停水原因"]),
    (("--closed",), ["电梯洗消"]),
    (("--all",), ["偷埋废料", "电梯洗消", "查清停水原因", "路灯不亮"]),
    (("--kind", "tip_off"), ["偷埋废料"]),
    (("--kind", "举报"), ["偷埋废料"]),
    (("--all", "--kind", "Disinfection"), ["电梯洗消"]),
    (("--unit", "水利"), ["查清停水原因"]),
    (("--unit", "无此单位"), []),
]


@pytest.mark.parametrize(("words", "titles"), LISTED)
def test_the_list_is_the_part_that_is_asked_for(
    dutyroom: Dutyroom, night: Path, words: tuple[str, ...], titles: list[str]
) -> None:
    answer = dutyroom("matters", "list", *words, "--json", "--file", night)

    assert answer.code == 0
    assert {each["title"] for each in answer.object()["matters"]} == set(titles)
    assert titles[:1] == [each["title"] for each in answer.object()["matters"]][:1]


def test_a_line_says_number_kind_level_state_and_when_it_is_due(
    dutyroom: Dutyroom, night: Path
) -> None:
    lines = dutyroom("matters", "list", "--file", night, "--lang", "zh").out.splitlines()

    assert lines[0].split()[:5] == ["事项编号", "类型", "级别", "状态", "办理时限"]
    assert "11-02 09:59 逾期" in lines[1]
    assert "领导批示" in lines[1]


def test_a_kind_nobody_knows_is_bad_usage(dutyroom: Dutyroom, night: Path) -> None:
    answer = dutyroom("matters", "list", "--kind", "saucer", "--file", night)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "dutyroom: There is no kind saucer.\n"


def test_the_tally_counts_by_kind_and_adds_measures_in_the_unit_of_reports(
    dutyroom: Dutyroom, night: Path
) -> None:
    answer = dutyroom("matters", "tally", "--month", "2026-11", "--json", "--file", night).object()
    kinds = {each["kind"]: each for each in answer["kinds"]}
    amounts = {each["measure"]: each["value"] for each in kinds["disinfection"]["measures"]}

    assert (answer["from"], answer["to"]) == ("2026-11-01", "2026-11-30")
    assert {key: each["matters"] for key, each in kinds.items() if each["matters"]} == {
        "disinfection": 1, "tip_off": 1, "instruction": 1, "other": 1,
    }  # fmt: skip
    assert (amounts["area"], amounts["places"], amounts["vehicles"]) == (1.25, 3, 2)
    assert kinds["water"]["matters"] == 0


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--from", "2026-11-02", "--to", "2026-11-02"), 4),
        (("--from", "2026-11-03", "--to", "2026-11-05"), 0),
        (("--month", "2026-10"), 0),
    ],
)
def test_only_the_days_asked_for_are_counted(
    dutyroom: Dutyroom, night: Path, words: tuple[str, ...], count: int
) -> None:
    answer = dutyroom("matters", "tally", *words, "--json", "--file", night).object()
    assert sum(each["matters"] for each in answer["kinds"]) == count


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "2026-11-05", "--to", "2026-11-02"),
        ("--from", "2026-11-05", "--month", "2026-11"),
        ("--month", "11/2026"),
    ],
)
def test_days_that_make_no_span_are_bad_usage(
    dutyroom: Dutyroom, night: Path, words: tuple[str, ...]
) -> None:
    answer = dutyroom("matters", "tally", *words, "--file", night)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_the_tally_is_written_one_number_a_row(
    dutyroom: Dutyroom, night: Path, tmp_path: Path
) -> None:
    target = tmp_path / "台账.xlsx"
    words = ("matters", "tally", "--month", "2026-11", "-o", target, "--file", night)
    assert dutyroom(*words, "--lang", "zh").out == f"{target}\n"

    rows = [tuple(cell.value for cell in row) for row in load_workbook(target).worksheets[0]]
    assert rows[0] == ("类型", "指标", "数量", "计量单位")
    assert ("洗消杀毒", "面积", 1.25, "万平方米") in rows
    assert ("洗消杀毒", "事项", 1, "起") in rows


def cells(target: Path) -> list[str]:
    """What a file holds."""
    if target.suffix == ".xlsx":
        return [str(cell.value) for row in load_workbook(target).worksheets[0] for cell in row]
    return [target.read_text("utf-8")]


@pytest.mark.parametrize("name", [(), ("--as", "李四")])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx"])
@pytest.mark.parametrize("subject", ["matters", "calls", "journal"])
def test_who_called_in_confidence_is_left_out_of_a_file(
    dutyroom: Dutyroom,
    night: Path,
    tmp_path: Path,
    subject: str,
    ending: str,
    name: tuple[str, ...],
) -> None:
    target = tmp_path / f"m.{ending}"
    assert dutyroom("export", subject, "-o", target, *name, "--file", night).code == 0
    held = " ".join(cells(target))
    assert "偷埋废料" in held
    assert "周八" not in held
    assert "19900001111" not in held
    with opened(Room.open(night)) as room:
        assert room.log.latest(1)[0].kind != "record.looked_at"


@pytest.mark.parametrize(("subject", "looks"), [("matters", 1), ("calls", 1), ("journal", 2)])
def test_a_supervisor_is_told_who_called_in_every_file_and_each_look_is_recorded(
    dutyroom: Dutyroom, night: Path, tmp_path: Path, subject: str, looks: int
) -> None:
    target = tmp_path / "m.jsonl"
    assert dutyroom("export", subject, "-o", target, "--as", "张三", "--file", night).code == 0
    assert "周八" in " ".join(cells(target))
    with opened(Room.open(night)) as room:
        found = [each.kind for each in room.log.latest(4)]
    assert found.count("record.looked_at") == looks


def test_a_supervisor_may_be_told_who_called_and_the_look_is_recorded(
    dutyroom: Dutyroom, night: Path, tmp_path: Path
) -> None:
    target = tmp_path / "m.csv"
    dutyroom("export", "matters", "-o", target, "--as", "张三", "--file", night, "--lang", "zh")

    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["要项"] for row in rows if row["类型"] == "举报"] == ["举报人：周八"]
    with opened(Room.open(night)) as room:
        (line,) = room.matters.of_kind("tip_off")
        assert len(room.looks.of(line.subject)) == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_matter_never_reach_the_terminal(
    dutyroom: Dutyroom, night: Path, words: str
) -> None:
    said = words.replace("\ud800", "")[:100]
    with opened(Room.open(night)) as room:
        room.author = Author(Officer("张三").key)
        room.matters.open(Matter("other", said, AT, responsible_unit=said))

    answer = dutyroom("matters", "list", "--file", night)

    assert answer.code == 0
    assert not FORBIDDEN - {"\n"} & set(answer.out)
    assert answer.out.count("\n") == 5
