"""Files of every form as rows of cells."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dutyroom.domain.refusal import Refusal
from dutyroom.intake.table import Cell, TableRow, read_table, text

ANY_FILE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def rows(path: Path) -> list[TableRow]:
    return list(read_table(path).rows)


def cells(path: Path) -> list[tuple[Cell, ...]]:
    return [row.cells for row in rows(path)]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_is_read_whatever_its_charset_and_delimiter(
    tmp_path: Path, charset: str, delimiter: str
) -> None:
    file = tmp_path / "x.csv"
    file.write_text(f"姓名{delimiter}备注\n尉迟志远{delimiter}𠮷\n", encoding=charset)
    assert cells(file) == [("姓名", "备注"), ("尉迟志远", "𠮷")]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('a,b\n\n"one\ntwo",2\n , \nlast,4\n', encoding="utf-8")
    assert [(row.line, row.cells[0]) for row in rows(file)] == [
        (1, "a"),
        (3, "one\ntwo"),
        (6, "last"),
    ]


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_broken_bytes_cost_their_own_row_only(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "x.csv"
    lines = ["姓名,手机".encode(charset), b"\xff\xfe\xff,1", "张三,2".encode(charset)]
    file.write_bytes(b"\n".join(lines))
    assert [row.fault for row in rows(file)] == ["", "line_unreadable", ""]
    assert rows(file)[2].cells == ("张三", "2")


def test_chinese_that_begins_after_a_megabyte_is_still_found(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"a,b\n" + b"1,2\n" * 300_000 + "张,三\n".encode("gb18030"))
    *_, last = read_table(file).rows
    assert last == TableRow(300_002, ("张", "三"))


def test_a_quote_that_is_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('a,b\n"open,1\n' + "1,2\n" * 100_000, encoding="utf-8")
    found = rows(file)
    assert [row.fault for row in found].count("line_unreadable") == 1
    assert found[-1].cells == ("1", "2")


def test_json_lines_name_their_own_cells(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text('{"a": 1, "b": null}\n\n{"b": [1, "x"], "c": true}\n', encoding="utf-8")
    assert rows(file) == [
        TableRow(1, (1, None), ("a", "b")),
        TableRow(3, ("1、x", "true"), ("b", "c")),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"a": 1, "b', "line_cut"),
        ('{"a": ', "line_cut"),
        ('{"a" 1}', "line_unreadable"),
        ("[1, 2]", "line_unreadable"),
        ("[" * 100_000, "line_cut"),
        (json.dumps({"a": "\ud800"}), "line_unreadable"),
        ('{"a": ' + "9" * 5000 + "}", "line_unreadable"),
    ],
)
def test_a_bad_line_of_json_is_a_bad_row(tmp_path: Path, line: str, fault: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(f'{{"a": 0}}\n{line}\n{{"a": 2}}\n', encoding="utf-8")
    assert [row.fault for row in rows(file)] == ["", fault, ""]


def test_a_formula_is_its_own_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["内容", "n"])
    sheet.append(['=HYPERLINK("http://x","点击")', 36.5])
    book.save(tmp_path / "x.xlsx")
    assert cells(tmp_path / "x.xlsx")[1] == ('=HYPERLINK("http://x","点击")', 36.5)


def test_merged_cells_say_what_their_first_cell_says(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["带班", "x"])
    sheet.append([None, "y"])
    sheet.merge_cells("A1:A2")
    book.save(tmp_path / "x.xlsx")
    assert [row.cells for row in read_table(tmp_path / "x.xlsx", merged=True).rows] == [
        ("带班", "x"),
        ("带班", "y"),
    ]
    assert cells(tmp_path / "x.xlsx")[1] == (None, "y")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.csv", b"", "file_empty"),
        ("x.csv", b"\xef\xbb\xbf \r\n ,,\n", "file_empty"),
        ("x.jsonl", b"\n\n", "file_empty"),
        ("x.csv", bytes(range(256)) * 20, "file_unreadable"),
        ("x.csv", b"PK\x03\x04rest", "file_form_unknown"),
        ("x.csv", b"\xd0\xcf\x11\xe0rest", "file_form_unknown"),
        ("x.pdf", b"text", "file_form_unknown"),
        ("x", b"text", "file_form_unknown"),
        ("x.xlsx", b"a,b\n1,2\n", "file_unreadable"),
        ("x.xlsx", b"", "file_unreadable"),
        ("x.xlsx", b"PK\x03\x04" + bytes(100), "file_unreadable"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        read_table(tmp_path / name)
    assert refusal.value.code == code


def test_a_directory_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_is_directory"):
        read_table(tmp_path)
    with pytest.raises(Refusal, match="file_unreadable"):
        read_table(tmp_path / "nothing.csv")


@pytest.mark.parametrize(
    ("cell", "read"), [(36.0, "36"), (36.5, "36.5"), (12, "12"), (None, ""), ("x", "x")]
)
def test_a_cell_reads_as_one_would_say_it(cell: Cell, read: str) -> None:
    assert text(cell) == read


@ANY_FILE
@given(content=st.binary(max_size=2000), ending=st.sampled_from([".csv", ".jsonl", ".xlsx"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    file = tmp_path / f"any{ending}"
    file.write_bytes(content)
    try:
        rows(file)
    except Refusal as refusal:
        assert refusal.code.startswith("file_")  # noqa: PT017 - most files are read


@ANY_FILE
@given(at=st.integers(min_value=0), byte=st.integers(0, 255))
def test_a_workbook_with_a_changed_byte_is_read_or_refused(
    tmp_path: Path, samples: Path, at: int, byte: int
) -> None:
    content = bytearray((samples / "roster-month.xlsx").read_bytes())
    content[at % len(content)] = byte
    file = tmp_path / "changed.xlsx"
    file.write_bytes(content)
    for merged in (True, False):
        try:
            list(read_table(file, merged=merged).rows)
        except Refusal as refusal:
            assert refusal.code.startswith("file_")  # noqa: PT017 - a byte may not matter
