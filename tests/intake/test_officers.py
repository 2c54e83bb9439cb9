"""The directory from files."""

from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.intake import officers, units
from dutyroom.intake.headings import records
from dutyroom.intake.reading import Reading
from dutyroom.intake.table import read_table


def read(path: Path, content: str) -> list[Reading[Officer]]:
    file = path / "officers.csv"
    file.write_text(content, encoding="utf-8")
    return list(officers.read(records(read_table(file), officers.HEADINGS)))


def test_headings_come_in_any_order_language_width_and_case(tmp_path: Path) -> None:
    chinese = read(tmp_path, "手机,姓 名,岗位角色,工号\n199 0000 0001,尉迟志远,值班长,A7\n")
    english = read(tmp_path, "ＮＡＭＥ;No;Mobile;Role\n尉迟志远;A7;19900000001;supervisor\n")
    wanted = Officer("尉迟志远", "A7", role=Role.SUPERVISOR, phones=("19900000001",))
    assert [chinese[0].fact, english[0].fact] == [wanted, wanted]


def test_two_phone_columns_and_two_phones_in_one_are_all_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "姓名,手机,办公电话\n张三,19900000001/19900000002,0571-8888001\n")
    assert found[0].fact is not None
    assert found[0].fact.phones == ("19900000001", "19900000002", "05718888001")


def test_one_name_with_one_kind_of_dot(tmp_path: Path) -> None:
    found = read(tmp_path, "姓名\n阿依古丽•买买提\n张　三\nJohn  Smith\n")
    assert [row.fact and row.fact.name for row in found] == [
        "阿依古丽·买买提",
        "张三",
        "John Smith",
    ]


def test_what_is_wrong_with_a_row_names_line_column_and_code(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "工号,姓名,启用日期,停用日期\n"
        "A1,张三,2026-01-01,\n"
        "A1,李四,,\n"
        ",,,\n"
        "A2, ,,\n"
        "A3,王五,2026-02-30,\n"
        "A4,赵六,2026-02-02,2026-02-01\n"
        "A1,张三,2026-01-01,\n",
    )
    said = [(row.line, p.column, p.code) for row in found for p in row.problems]
    assert said == [
        (3, "工号", "number_taken"),
        (5, "姓名", "officer_name_missing"),
        (6, "启用日期", "day_unreadable"),
        (7, "停用日期", "officer_dates_crossed"),
    ]
    assert [row.repeated for row in found][-1]


def test_an_unknown_role_is_taken_with_a_mark(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "姓名,角色\n张三,宇航员\n")
    assert row.fact == Officer("张三")
    assert [problem.code for problem in row.problems] == ["role_unknown"]


def test_a_number_somebody_else_holds_in_the_room_is_bad(tmp_path: Path) -> None:
    file = tmp_path / "o.csv"
    file.write_text("工号,姓名\nA1,张三\nA2,李四\n", encoding="utf-8")
    held = {"A1": "王五", "A2": "李四"}
    found = officers.read(
        records(read_table(file), officers.HEADINGS), holder=lambda number: held[number]
    )
    assert [row.fact is None for row in found] == [True, False]


def test_a_file_without_names_is_refused_and_says_which_column(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="column_missing") as refusal:
        read(tmp_path, "工号,手机\nA1,1\n")
    assert refusal.value.facts == {"column": "姓名 / name"}


def test_columns_without_a_use_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "o.csv"
    file.write_text("姓名,鞋码,血型\n张三,42,A\n", encoding="utf-8")
    found = records(read_table(file), officers.HEADINGS)
    assert [row.text("name") for row in found] == ["张三"]
    assert found.extra == ["鞋码", "血型"]


def test_a_title_above_and_a_heading_on_every_page_are_no_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "区应急管理局通讯录,\n工号,姓名\nA1,张三\n工号,姓名\nA2,李四\n")
    assert [row.fact and row.fact.number for row in found] == ["A1", "A2"]


def test_a_unit_named_twice_is_bad_unless_it_says_the_same(tmp_path: Path) -> None:
    file = tmp_path / "u.csv"
    file.write_text(
        "Name,Phone\n一队,0571-8000001\n一队,0571-8000001\n一队,0571-8000002\n,1\n",
        encoding="utf-8",
    )
    found = list(units.read(records(read_table(file), units.HEADINGS)))
    assert [(row.repeated, row.problems and row.problems[0].code) for row in found] == [
        (False, ()),
        (True, ()),
        (False, "name_taken"),
        (False, "unit_name_missing"),
    ]
