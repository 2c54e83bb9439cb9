"""Matters from files."""

import json
from pathlib import Path

import pytest

from dutyroom.domain.matters.matter import Fact, Matter, State
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.i18n import language, set_language
from dutyroom.intake import matters
from dutyroom.intake.headings import records
from dutyroom.intake.matters import Entered
from dutyroom.intake.reading import Reading
from dutyroom.intake.table import read_table
from dutyroom.intake.take import Subject, take
from dutyroom.reports.export import export
from dutyroom.store.kinds import shipped
from dutyroom.store.matters.window import MatterFilter, Shown
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room

AT = 1_709_166_600
"""2024-02-29 08:30 in China."""
OWNERS = {"张三": 7}


def read(tmp_path: Path, content: str) -> list[Reading[Entered]]:
    file = tmp_path / "m.csv"
    file.write_text(content, encoding="utf-8")
    rows = records(read_table(file), matters.HEADINGS)
    kinds = list(shipped().values())
    return list(matters.read(rows, kinds, owner_of=lambda name: OWNERS.get(name, 0), offset=480))


def new_room(path: str | Path = ":memory:") -> Room:
    return Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", command="new")


def test_a_matter_with_everything(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "事由,类型,接报时间,事发时间,地点,级别,牵头单位,责任单位,协办单位,承办人,办理时限,要项\n"
        "堤坝渗水,风险,2024-02-29 08:30,昨晚22:30,东堤,橙色,水利局,东湖街道,消防、公安,张三,"
        "2024-03-01 08:30,季度：第四季度\n",
    )
    assert found.problems == ()
    assert found.fact == Entered(
        Matter(
            "risk", "堤坝渗水", AT, 480, AT - 10 * 3600, "东堤", "orange", "水利局", "东湖街道",
            ("消防", "公安"), 7, AT + 86_400, (Fact("quarter", "4"),),
        )
    )  # fmt: skip


@pytest.mark.parametrize("word", ["hidden_danger", "隐患", "Hidden danger", "HIDDEN DANGER"])
def test_a_kind_is_known_by_its_key_and_by_its_names(tmp_path: Path, word: str) -> None:
    (found,) = read(tmp_path, f"kind,title,received_at\n{word},x,2024-02-29 08:30\n")
    assert found.fact is not None
    assert found.fact.matter.kind == "hidden_danger"


BAD = [
    ("飞碟,x,2024-02-29 08:30,,,,", "类型", "matter_kind_unknown"),
    (",x,2024-02-29 08:30,,,,", "类型", "matter_kind_unknown"),
    ("其他,,2024-02-29 08:30,,,,", "事由", "matter_title_missing"),
    ("其他,x,改天,,,,", "接报时间", "time_unreadable"),
    ("其他,x,2024-02-29 08:30,紫色,,,", "级别", "matter_level_unknown"),
    ("其他,x,2024-02-29 08:30,,办结,,", "办结方式", "matter_code_missing"),
    ("隐患,x,2024-02-29 08:30,,办结,办妥,", "要项", "matter_blanks_missing"),
    ("其他,x,2024-02-29 08:30,,作废,,", "状态", "matter_row_struck"),
    ("领导批示,x,2024-02-29 08:30,,,,", "due_at", "matter_need_missing"),
    ("预警叫应,x,2024-02-29 08:30,,,,", "要项", "matter_blanks_missing"),
    ("其他,x,2024-02-29 08:30,,,,下周", "交办时间", "time_unreadable"),
]


@pytest.mark.parametrize(("line", "column", "code"), BAD)
def test_a_bad_row_says_where_and_why(tmp_path: Path, line: str, column: str, code: str) -> None:
    (found,) = read(tmp_path, f"类型,事由,接报时间,级别,状态,办结方式,交办时间,要项\n{line},\n")
    assert found.fact is None
    assert [(p.line, p.column, p.code) for p in found.problems] == [(2, column, code)]


def test_what_is_odd_is_left_out_with_a_mark(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "类型,事由,接报时间,事发时间,状态,承办人,要项,计量\n"
        '洗消杀毒,x,2024-02-29 08:30,哪天呢,半办,无此人,"颜色：红","面积：很大\n场所：3 处"\n',
    )
    assert found.fact is not None
    assert found.fact.matter.facts == ()
    assert [(p.column, p.code) for p in found.problems] == [
        ("事发时间", "happened_at_unreadable"),
        ("承办人", "matter_owner_unknown"),
        ("要项", "matter_fact_unreadable"),
        ("状态", "matter_state_unknown"),
        ("计量", "matter_fact_unreadable"),
    ]


@pytest.mark.parametrize(
    ("kind", "written", "amount"),
    [
        ("洗消杀毒", "面积：12,500 ㎡", Fact("area", 12_500)),
        ("disinfection", "Area: 1", Fact("area", 1)),
        ("紧急送水", "送水：3.5 吨", Fact("water", 350)),
        ("water", '{""water"": 3.5}', Fact("water", 350)),
    ],
)
def test_an_amount_is_read_in_the_unit_it_is_typed_in(
    tmp_path: Path, kind: str, written: str, amount: Fact
) -> None:
    (found,) = read(tmp_path, f'类型,事由,接报时间,计量\n{kind},x,2024-02-29 08:30,"{written}"\n')
    assert found.fact is not None
    (event,) = found.fact.events
    assert event.measures == (amount,)  # type: ignore[union-attr]


def test_a_file_without_a_kind_or_a_title_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="事项类型 / kind"):
        read(tmp_path, "事由,接报时间\nx,2024-02-29 08:30\n")


FILE = (
    "类型,事由,接报时间,责任单位,状态,交办时间,办结时间,办结方式,计量\n"
    "紧急送水,送水到三里,2024-02-29 08:30,供水公司,办结,2024-02-29 08:31,"
    "2024-02-29 10:00,办妥,送水：12吨\n"
    "其他,路灯不亮,2024-02-29 08:30,城管局,已交办,2024-02-29 08:40,,,\n"
    "其他,井盖丢失,2024-02-29 08:35,,,,,,\n"
    "其他,井盖丢失,2024-02-29 08:35,,,,,,\n"
    "飞碟,不明飞行物,2024-02-29 08:35,,,,,,\n"
)


def test_a_file_is_taken_once_however_often_it_comes(tmp_path: Path) -> None:
    file, room = tmp_path / "m.csv", new_room()
    file.write_text(FILE, encoding="utf-8")

    dry = take(room, Subject.MATTERS, file, dry_run=True)
    first = take(room, Subject.MATTERS, file)
    again = take(room, Subject.MATTERS, file)

    assert dry == first
    assert (first.rows, first.taken, first.repeated, first.bad) == (5, 3, 1, 1)
    assert (again.taken, again.repeated, again.bad) == (0, 4, 1)
    keys = room.matters.find(MatterFilter(Shown.ALL))
    lines = room.matters.window(keys).fetch(0, 9)
    assert {each.title: each.state for each in lines} == {
        "送水到三里": State.CLOSED, "路灯不亮": State.ASSIGNED, "井盖丢失": State.OPEN,
    }  # fmt: skip
    (closed,) = (room.matters.get(each.subject) for each in lines if each.title == "送水到三里")
    assert (closed.number_of("water"), closed.mark("closed")) == (1200, AT + 5400)
    assert rebuild(room).differed == ()


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx"])
def test_our_own_file_is_read_back_by_another_room(
    tmp_path: Path, ending: str, spoken: str
) -> None:
    source, room, other = tmp_path / "m.csv", new_room(), new_room()
    source.write_text(FILE, encoding="utf-8")
    take(room, Subject.MATTERS, source)
    owner = Officer("张三").key
    facts = (Fact("from_whom", "赵局长"), Fact("answer", "甲：乙"))
    room.matters.open(
        Matter("instruction", "查清原因", AT, due_at=AT + 60, owner=owner, facts=facts)
    )
    valid = (Fact("source", "气象台"), Fact("valid_until", AT + 3600), Fact("reach", "10"))
    room.matters.open(Matter("warning", "暴雨预警", AT, level="yellow", facts=valid))
    before = language()
    set_language(spoken)

    export(room, "matters", tmp_path / f"x.{ending}")
    report = take(other, Subject.MATTERS, tmp_path / f"x.{ending}")
    set_language(before)

    assert (report.bad, report.marked, report.taken) == (0, 0, 5), report.problems
    assert report.extra_columns == ()
    assert take(room, Subject.MATTERS, tmp_path / f"x.{ending}").taken == 0
    assert take(other, Subject.MATTERS, tmp_path / f"x.{ending}").taken == 0
    sides = []
    for each in (room, other):
        ids = sorted(each.matters.find(MatterFilter(Shown.ALL)).ids)
        lines = each.file.rows("SELECT folded FROM matter ORDER BY title")
        assert len(ids) == 5
        sides.append([_without_when_written(text) for (text,) in lines])
    assert sides[0] == sides[1]


def _without_when_written(folded: str) -> object:
    """A matter as it stands, but for the number and the instant it was written down."""
    held = json.loads(folded)
    held["number"] = ""
    held["marks"] = [each for each in held["marks"] if each["key"] != "opened"]
    return held
