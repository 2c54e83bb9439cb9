"""Calls from files."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from dutyroom.domain.hotline import Call, CallDirection, Category, Outcome, Urgency
from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.intake import calls
from dutyroom.intake.headings import records
from dutyroom.intake.reading import Reading
from dutyroom.intake.table import Cell, read_table

HEADING: tuple[Cell, ...] = ("接报时间", "内容")
LEAP_DAY = datetime(2024, 2, 29, 8, 30)  # noqa: DTZ001 - as a cell has it
AT = 1_709_166_600
"""2024-02-29 08:30 in China."""


def read(tmp_path: Path, *rows: tuple[Cell, ...]) -> list[Reading[Call]]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "c.xlsx")
    return list(calls.read(records(read_table(tmp_path / "c.xlsx"), calls.HEADINGS), offset=480))


def test_a_call_with_everything(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        ("方向", "保密", "接报时间", "电话", "姓名", "来电单位", "类别", "紧急程度", "地点",
         "事发时间", "内容", "处理结果"),
        ("去电", "是", LEAP_DAY, "0571-8050151", "匿名", "区民政局", "紧急送水", "特急",
         "钱江路18号", "昨晚22:30", "停水\n两天", "转办"),
    )  # fmt: skip
    assert found.fact == Call(
        "停水\n两天", AT, 480, CallDirection.OUTGOING, "05718050151", "匿名", "区民政局",
        confidential=True, category=Category.WATER, urgency=Urgency.IMMEDIATE, place="钱江路18号",
        happened_at=AT - 10 * 3600, outcome=Outcome.REFERRED,
    )  # fmt: skip
    assert found.problems == ()


@pytest.mark.parametrize("category", list(Category))
def test_our_own_words_are_read_back(tmp_path: Path, category: Category) -> None:
    (found,) = read(
        tmp_path, ("received_at", "category", "text"), ("2024-02-29 08:30", category.value, "x")
    )
    assert found.fact is not None
    assert found.fact.category is category


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x","点击")', "[/red] [@click=app.quit]x[/]", "+1", "@SUM(A1)", "{name}"],
)
def test_what_the_caller_said_stays_as_it_was_said(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path, HEADING, ("2024-02-29 08:30", text))
    assert found.fact is not None
    assert found.fact.text == text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("2024-02-29 08:30", None), "text_missing"),
        (("2024-02-29 08:30", "\u200b"), "text_missing"),
        (("2024-02-29 08:30", "长" * 10_001), "text_long"),
        ((None, "x"), "time_unreadable"),
        (("2024-02-30 08:30", "x"), "time_unreadable"),
        (("改天", "x"), "time_unreadable"),
    ],
)
def test_a_bad_call_says_why(tmp_path: Path, row: tuple[Cell, ...], code: str) -> None:
    (found,) = read(tmp_path, HEADING, row)
    assert found.fact is None
    assert [(problem.line, problem.code) for problem in found.problems] == [(2, code)]


def test_an_unknown_category_becomes_other_with_a_mark(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path, (*HEADING, "类别", "电话"), ("2024-02-29 08:30", "x", "外星来电", "12 34 56")
    )
    assert found.fact is not None
    assert found.fact.category is Category.OTHER
    assert found.fact.marks == Mark.CATEGORY_UNKNOWN | Mark.PHONE_ODD


def test_the_same_call_again_is_repeated(tmp_path: Path) -> None:
    row: tuple[Cell, ...] = ("2024-02-29 08:30", "停水")
    found = read(tmp_path, HEADING, row, row, ("2024-02-29 08:31", "停水"))
    assert [each.repeated for each in found] == [False, True, False]


def test_a_file_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="column_missing"):
        read(tmp_path, ("来电时间", "电话"), ("2024-02-29 08:30", "1"))
    with pytest.raises(Refusal, match="来电时间 / received at"):
        read(tmp_path, ("内容", "电话"), ("积水", "1"))
