"""Passages from files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site
from dutyroom.intake import passages
from dutyroom.intake.headings import records
from dutyroom.intake.reading import Reading
from dutyroom.intake.table import read_table

AT = int(datetime(2024, 2, 29, 0, 30, tzinfo=UTC).timestamp())
"""08:30 on a leap day in China."""


def read(file: Path, *, offset: int = 480) -> list[Reading[Passage]]:
    rows = records(read_table(file), passages.HEADINGS)
    return list(passages.read(rows, post_of=len, offset=offset))


def row(tmp_path: Path, heading: str, line: str) -> Reading[Passage]:
    file = tmp_path / "p.csv"
    file.write_text(f"{heading}\n{line}\n", encoding="utf-8")
    (found,) = read(file)
    return found


def test_a_row_becomes_a_passage(tmp_path: Path) -> None:
    found = row(
        tmp_path,
        "方向,体温,测温部位,车牌号,健康码,姓名,手机,身份证,卡点,通行时间,前往,来自,事由",
        "驶出,３６。５,腋下,浙a·12345,黄码,张三,+86 199-0000-0001,11010519491231002x,一号门,"
        "2024-02-29 08:30,杭州,温州,就医",
    )
    assert found.fact == Passage(
        AT, 480, 3, Direction.OUT, 365, Site.ARMPIT, "张三", "19900000001", "11010519491231002X",
        "浙A12345", HealthCode.YELLOW, "就医", "温州", "杭州",
    )  # fmt: skip
    assert found.problems == ()


@pytest.mark.parametrize(
    "stamp",
    [
        "2024-02-29 08:30:00", "2024/2/29 8:30", "2024.02.29 08:30", "2024年2月29日8时30分",
        "２０２４－０２－２９　０８：３０", "2024-02-29T00:30:00Z", "2024-02-28T19:30:00-05:00",
    ],
)  # fmt: skip
def test_a_time_in_any_form(tmp_path: Path, stamp: str) -> None:
    found = row(tmp_path, "时间,卡口,体温,姓名,进出", f"{stamp},A,36.5,张三,进")
    assert found.fact is not None
    assert found.fact.at == AT


def test_a_day_and_a_time_may_stand_in_two_columns(tmp_path: Path) -> None:
    found = row(tmp_path, "日期,时间,卡口,体温,姓名", "2024-02-29,08:30,A,36.5,张三")
    assert found.fact is not None
    assert found.fact.at == AT


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("121日,A,36.5,张三,", "时间", "time_unreadable"),
        (",A,36.5,张三,", "时间", "time_unreadable"),
        ("2023-02-29 08:30,A,36.5,张三,", "时间", "time_unreadable"),
        ("2024-02-29 08:30, ,36.5,张三,", "卡口", "checkpoint_missing"),
        ("2024-02-29 08:30,A,,张三,", "体温", "temperature_missing"),
        ("2024-02-29 08:30,A,正常,张三,", "体温", "temperature_unreadable"),
        ("2024-02-29 08:30,A,nan,张三,", "体温", "temperature_unreadable"),
        ("2024-02-29 08:30,A,98.6,张三,", "体温", "temperature_impossible"),
        ("2024-02-29 08:30,A,29.9,张三,", "体温", "temperature_impossible"),
        ("2024-02-29 08:30,A,45.1,张三,", "体温", "temperature_impossible"),
        ("2024-02-29 08:30,A,36.5, ,\u200b", "姓名", "nobody_named"),
    ],
)
def test_a_bad_row_says_where_and_why(tmp_path: Path, line: str, column: str, code: str) -> None:
    found = row(tmp_path, "时间,卡口,体温,姓名,手机", line)
    assert found.fact is None
    assert [(p.line, p.column, p.code) for p in found.problems] == [(2, column, code)]


@pytest.mark.parametrize(
    ("heading", "cell", "mark", "code"),
    [
        ("手机号", "1990000000", Mark.PHONE_ODD, "phone_odd"),
        ("手机号", "不详", Mark.PHONE_ODD, "phone_odd"),
        ("身份证号", "110105194912310021", Mark.IDENTITY_WRONG, "identity_wrong"),
        ("身份证号", "护照E123", Mark.IDENTITY_WRONG, "identity_wrong"),
        ("车牌", "无牌", Mark.PLATE_ODD, "plate_odd"),
        ("进出", "绕行", Mark.DIRECTION_MISSING, "direction_missing"),
        ("健康码", "紫", Mark(0), "code_unknown"),
    ],
)
def test_an_odd_row_is_taken_with_a_mark(
    tmp_path: Path, heading: str, cell: str, mark: Mark, code: str
) -> None:
    direction = "" if heading == "进出" else ",进出"
    found = row(
        tmp_path,
        f"时间,卡口,体温,姓名,{heading}{direction}",
        f"2024-02-29 08:30,A,36.5,张三,{cell}" + (",进" if direction else ""),
    )
    assert found.fact is not None
    assert found.fact.marks == mark
    assert [problem.code for problem in found.problems] == [code]


def test_a_plate_alone_names_somebody(tmp_path: Path) -> None:
    assert row(tmp_path, "时间,卡口,体温,车牌", "2024-02-29 08:30,A,36.5,浙A12345").fact is not None


def test_the_same_in_other_digits_is_repeated_and_another_field_is_not(tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text(
        "时间,卡口,体温,姓名,来自,进出\n"
        "2024-02-29 08:30,A,36.5,张三,,进\n"
        "2024年2月29日8时30分,A,365,张三,,IN\n"
        "2024-02-29 08:30,A,36.5,张三,温州,进\n",
        encoding="utf-8",
    )
    assert [found.repeated for found in read(file)] == [False, True, False]


def test_a_file_without_temperatures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="column_missing") as refusal:
        row(tmp_path, "时间,卡口,姓名", "2024-02-29 08:30,A,张三")
    assert refusal.value.facts == {"column": "体温 / temperature"}


def test_json_lines_may_leave_fields_out_and_begin_with_a_broken_line(tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text(
        '{"at": \n'
        '{"at": "2024-02-29T08:30:00+08:00", "post": "A", "temperature": 36.5, "name": "张三"}\n'
        '{"time": "2024-02-29 08:30", "gate": "A", "temp": 365, "mobile": 19900000001}\n'
        '{"other": 1}\n',
        encoding="utf-8",
    )
    found = read(file)
    assert [bool(each.fact) for each in found] == [False, True, True, False]
    assert [each.fact and each.fact.at for each in found[1:3]] == [AT, AT]


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cells=st.lists(st.text(max_size=20), min_size=5, max_size=5))
def test_any_text_is_taken_or_bad(tmp_path: Path, cells: list[str]) -> None:
    file = tmp_path / "p.csv"
    line = ",".join(f'"{cell}"'.replace('""', '"') for cell in cells)
    file.write_text(f"时间,卡口,体温,姓名,手机\n{line}\n", encoding="utf-8", errors="surrogatepass")
    for found in read(file):
        assert (found.fact is None) <= bool(found.problems)
