"""Rosters from files: other months, other shifts, other forms of the same sheets."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from dutyroom.domain.key import key_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, PostKind, ShiftPlan
from dutyroom.intake import roster
from dutyroom.intake.table import Cell, read_sheets, read_table

PEOPLE = ("孔超", "何倩", "黎萍", "张芳", "阿依古丽·买买提", "刘玉刚")
FRAME = roster.Frame(
    lambda name: (PEOPLE.index(name) + 1,) if name in PEOPLE else (), 480, 480, year=2031
)


def sheet(
    tmp_path: Path, *rows: tuple[Cell, ...], merge: tuple[str, ...] = (), name: str = "值班表"
) -> roster.Sheet:
    book = Workbook()
    top = book.active
    assert top is not None
    top.title = name
    for row in rows:
        top.append(row)
    for block in merge:
        top.merge_cells(block)
    book.save(tmp_path / "r.xlsx")
    return roster.read(read_table(tmp_path / "r.xlsx", merged=True), FRAME)


def text(tmp_path: Path, content: str) -> roster.Sheet:
    (tmp_path / "r.csv").write_text(content, encoding="utf-8")
    return roster.read(read_table(tmp_path / "r.csv", merged=True), FRAME)


def stands(found: roster.Sheet) -> list[tuple[str, str, str, str, str]]:
    """Post, duty day, shift, span in local time, crew."""
    names = {post.key: post.name for post in found.posts}

    def local(at: int) -> str:
        return (datetime.fromtimestamp(at, UTC) + timedelta(hours=8)).strftime("%m-%d %H:%M")

    return [
        (
            names[slot.post], slot.day, slot.shift,
            f"{local(slot.starts_at)}~{local(slot.ends_at)}",
            " ".join(PEOPLE[duty.officer - 1] for duty in slot.crew),
        )
        for slot in found.slots
    ]  # fmt: skip


def test_a_month_with_a_leap_day_in_another_year(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ("某局2024年2月值班安排表",),
        ("日期", "带班领导", "电话", "值班员", "备注"),
        ("2月28日", "孔超", "1", "何倩、黎萍", None),
        (date(2024, 2, 29), "孔超", "1", "张芳", None),
        ("2月30日", "孔超", "1", "张芳", None),
        ("注:换班须提前1天报备,电话0571-8",),
        merge=("A1:E1", "A6:E6"),
    )
    assert stands(found) == [
        ("值班室", "2024-02-28", "全天", "02-28 08:00~02-29 08:00", "孔超 何倩 黎萍"),
        ("值班室", "2024-02-29", "全天", "02-29 08:00~03-01 08:00", "孔超 张芳"),
    ]
    assert [duty.role for duty in found.slots[1].crew] == [DutyRole.LEADER, DutyRole.OFFICER]
    assert [(p.line, p.column, p.code) for p in found.problems] == [(5, "日期", "day_unreadable")]
    assert found.rows == 3


def test_a_month_of_three_shifts_with_times_of_its_own(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        (
            "日期",
            "带班领导",
            "主班(早班07:30-15:30)",
            "中班 15：30至23：30",
            "夜班（23:30—次日7:30）",
        ),
        ("2027-01-31", "孔超", "何倩", "黎萍", "张芳"),
    )
    assert stands(found) == [
        ("值班室", "2027-01-31", "早班", "01-31 07:30~01-31 15:30", "何倩"),
        ("值班室", "2027-01-31", "全天", "01-31 08:00~02-01 08:00", "孔超"),
        ("值班室", "2027-01-31", "中班", "01-31 15:30~01-31 23:30", "黎萍"),
        ("值班室", "2027-01-31", "夜班", "01-31 23:30~02-01 07:30", "张芳"),
    ]
    (post,) = found.posts
    assert (post.plan, len(post.shifts)) == (ShiftPlan.THREE, 3)
    assert found.slots[0].crew[0].role is DutyRole.MAIN


def test_a_month_of_two_heading_rows_and_a_leader_merged_over_days(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ("2025年12月值班表",),
        ("日期", "带班领导", "值班员", None),
        (None, None, "白班", "夜班"),
        ("12月31日", "孔超", "何倩", "黎萍"),
        ("1月1日", None, "张芳", "刘玉刚/何倩"),
        merge=("A1:D1", "A2:A3", "B2:B3", "C2:D2", "B4:B5"),
    )
    assert stands(found) == [
        ("值班室", "2025-12-31", "白班", "12-31 08:00~12-31 20:00", "何倩"),
        ("值班室", "2025-12-31", "全天", "12-31 08:00~01-01 08:00", "孔超"),
        ("值班室", "2025-12-31", "夜班", "12-31 20:00~01-01 08:00", "黎萍"),
        ("值班室", "2026-01-01", "白班", "01-01 08:00~01-01 20:00", "张芳"),
        ("值班室", "2026-01-01", "全天", "01-01 08:00~01-02 08:00", "孔超"),
        ("值班室", "2026-01-01", "夜班", "01-01 20:00~01-02 08:00", "刘玉刚 何倩"),
    ]
    assert found.posts[0].plan is ShiftPlan.TWO


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("3日", "2028-03-03"), (3, "2028-03-03"), (46820, "2028-03-08"), ("3.4", "2028-03-04"),
        ("3月5日(周日)", "2028-03-05"), ("2028/3/6", "2028-03-06"),
        (datetime(2028, 3, 7), "2028-03-07"),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_days_are_written_in_many_ways(tmp_path: Path, cell: Cell, day: str) -> None:
    found = sheet(tmp_path, ("2028年3月值班表",), ("日期", "值班员"), (cell, "何倩"))
    assert [slot.day for slot in found.slots] == [day]


def test_the_year_comes_from_title_sheet_name_other_days_or_the_caller(tmp_path: Path) -> None:
    heading: tuple[Cell, ...] = ("日期", "值班员")
    row: tuple[Cell, ...] = ("5月1日", "何倩")
    titled = sheet(tmp_path, ("2027年5月",), heading, row)
    named = sheet(tmp_path, heading, row, name="2028年5月")
    beside = sheet(tmp_path, heading, row, (date(2029, 5, 2), "何倩"))
    silent = sheet(tmp_path, heading, row)
    years = [each.slots[0].day[:4] for each in (titled, named, beside, silent)]
    assert years == ["2027", "2028", "2029", "2031"]


def test_an_unknown_name_is_bad_and_the_others_of_its_cell_stand(tmp_path: Path) -> None:
    found = sheet(tmp_path, ("日期", "值班员"), ("2027-05-01", "何倩、查无此人"))
    assert [len(slot.crew) for slot in found.slots] == [1]
    assert [(p.line, p.column, p.code, dict(p.facts)) for p in found.problems] == [
        (2, "值班员", "officer_unknown", {"name": "查无此人"})
    ]


def test_a_row_with_day_and_times_means_them_and_its_small_hours_end_the_duty_day_before(
    tmp_path: Path,
) -> None:
    found = text(
        tmp_path,
        "姓名,岗位,日期,开始时间,结束时间,职责\n"
        "何倩,坐席1,2028-02-29,08:00,16:00,坐席员\n"
        "黎萍,坐席1,2028-02-29,16:00,24:00,坐席员\n"
        "张芳,坐席1,2028-02-29,00:00,08:00,坐席员\n"
        "孔超,,2028年2月29日,8:00,次日8:00,带班领导\n"
        ",坐席2,2028-02-29,8:00,16:00,\n"
        "何倩,坐席1,2028-02-29,25:00,16:00,\n"
        "何倩,坐席1,2028-02-29,08:00,16:00,坐席员\n",
    )
    assert stands(found) == [
        ("坐席1", "2028-02-28", "夜班", "02-29 00:00~02-29 08:00", "张芳"),
        ("坐席1", "2028-02-29", "早班", "02-29 08:00~02-29 16:00", "何倩"),
        ("坐席2", "2028-02-29", "早班", "02-29 08:00~02-29 16:00", ""),
        ("值班室", "2028-02-29", "全天", "02-29 08:00~03-01 08:00", "孔超"),
        ("坐席1", "2028-02-29", "中班", "02-29 16:00~03-01 00:00", "黎萍"),
    ]
    assert found.uncovered == 1
    assert found.repeated == 1
    assert [(p.line, p.column, p.code) for p in found.problems] == [
        (7, "开始时间", "time_unreadable")
    ]
    kinds = {post.name: post.post_kind for post in found.posts}
    assert kinds == {
        "坐席1": PostKind.SEAT, "坐席2": PostKind.SEAT, "值班室": PostKind.ROOM,
    }  # fmt: skip


def test_one_assignment_a_row_with_the_name_of_the_shift(tmp_path: Path) -> None:
    found = text(
        tmp_path,
        "date,shift,post,officer\n2027-05-01,夜班,一号卡口,何倩\n2027-05-01,白班,一号卡口,黎萍\n",
    )
    assert stands(found) == [
        ("一号卡口", "2027-05-01", "白班", "05-01 08:00~05-01 20:00", "黎萍"),
        ("一号卡口", "2027-05-01", "夜班", "05-01 20:00~05-02 08:00", "何倩"),
    ]
    assert found.posts[0].post_kind is PostKind.CHECKPOINT


def test_an_unknown_officer_of_a_row_makes_no_slot(tmp_path: Path) -> None:
    found = text(tmp_path, "date,start,end,post,officer\n2027-05-01,08:00,16:00,A,查无此人\n")
    assert (found.slots, [p.code for p in found.problems]) == ((), ["officer_unknown"])


def test_checkpoints_by_days_of_two_shifts_across_a_month_end(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ("卡口", "2月28日", None, "3月1日", None),
        (None, "白班", "夜班", "白班", "夜班"),
        ("一号门", "何倩", "黎萍", None, "张芳 刘玉刚"),
        ("二号卡口", "无", "查无此人", "孔超", "—"),
        merge=("A1:A2", "B1:C1", "D1:E1"),
    )
    assert stands(found) == [
        ("一号门", "2031-02-28", "白班", "02-28 08:00~02-28 20:00", "何倩"),
        ("二号卡口", "2031-02-28", "白班", "02-28 08:00~02-28 20:00", ""),
        ("一号门", "2031-02-28", "夜班", "02-28 20:00~03-01 08:00", "黎萍"),
        ("二号卡口", "2031-02-28", "夜班", "02-28 20:00~03-01 08:00", ""),
        ("一号门", "2031-03-01", "白班", "03-01 08:00~03-01 20:00", ""),
        ("二号卡口", "2031-03-01", "白班", "03-01 08:00~03-01 20:00", "孔超"),
        ("一号门", "2031-03-01", "夜班", "03-01 20:00~03-02 08:00", "张芳 刘玉刚"),
        ("二号卡口", "2031-03-01", "夜班", "03-01 20:00~03-02 08:00", ""),
    ]
    assert (found.assignments, found.uncovered) == (5, 4)
    assert [(p.line, p.column, p.code) for p in found.problems] == [
        (4, "2031-02-28 夜班", "officer_unknown")
    ]


def test_checkpoints_in_a_text_file_have_their_days_once(tmp_path: Path) -> None:
    found = text(
        tmp_path,
        "2027年5月卡口值班表,,,,,,\n卡口,5月1日,,,5月2日,,\n,早班,中班,夜班,早班,中班,夜班\n"
        "东门卡口,何倩,黎萍,张芳,孔超,,刘玉刚\n注:接班提前十分钟到岗,不得脱岗、漏岗、替岗,,,,,,\n",
    )
    assert [each[1:3] for each in stands(found)] == [
        (day, shift) for day in ("2027-05-01", "2027-05-02") for shift in ("早班", "中班", "夜班")
    ]
    assert stands(found)[2][3] == "05-02 00:00~05-02 08:00"
    assert (found.rows, found.uncovered) == (1, 1)


def test_posts_have_the_keys_the_rest_of_the_room_gives_them(tmp_path: Path) -> None:
    found = sheet(tmp_path, ("卡口", date(2027, 5, 1)), ("一号门", "何倩"))
    assert found.slots[0].post == key_of("post", "一号门")


def test_a_person_twice_in_a_slot_stands_once(tmp_path: Path) -> None:
    found = sheet(tmp_path, ("日期", "带班领导", "值班员"), ("2027-05-01", "孔超", "孔超、何倩"))
    assert [len(slot.crew) for slot in found.slots] == [2]
    assert found.repeated == 1


def test_a_file_of_another_kind_is_no_roster(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="roster_form_unknown"):
        text(tmp_path, "姓名,手机\n何倩,1\n")
    with pytest.raises(Refusal, match="column_missing"):
        text(tmp_path, "date,start,end,post\n2027-05-01,08:00,16:00,A\n")


def test_the_column_of_days_is_no_shift_though_it_is_called_day(tmp_path: Path) -> None:
    found = sheet(tmp_path, ("Day", "Duty officer(Night20:00-08:00)"), ("2031-11-01", "张芳"))
    assert [slot.shift for slot in found.slots] == ["夜班"]


def test_a_crossed_cell_is_no_slot_and_an_empty_one_is_uncovered(tmp_path: Path) -> None:
    head, days = ("日期", "值班员(白班)", "值班员(夜班)"), ("2031-11-01", "2031-11-02")
    found = sheet(tmp_path, head, (days[0], "张芳", "×"), (days[1], "×", ""))
    assert [(slot.day, slot.shift, len(slot.crew)) for slot in found.slots] == [
        (days[0], "白班", 1), (days[1], "夜班", 0),
    ]  # fmt: skip


def test_every_sheet_with_a_roster_is_read_and_others_are_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    for name, cells in (("说明", ("本表由值班室制作",)), ("一", ("日期", "值班员(白班)")),
                        ("二", ("日期", "值班员(夜班)"))):  # fmt: skip
        top = book.create_sheet(name)
        top.append(cells)
        top.append(("2031-11-01", "张芳"))
    book.save(tmp_path / "r.xlsx")
    found = roster.read_every(read_sheets(tmp_path / "r.xlsx"), FRAME)
    assert [slot.shift for slot in found.slots] == ["白班", "夜班"]
    with pytest.raises(Refusal, match="roster_form_unknown"):
        roster.read_every(read_sheets(tmp_path / "r.xlsx")[:2], FRAME)


def test_a_title_may_name_the_duty_room_it_is_of(tmp_path: Path) -> None:
    rooms = replace(FRAME, rooms=frozenset({"防汛值班室"}))
    rows = (
        ("某局2031年11月值班安排表（防汛值班室）",),
        ("日期", "值班员(夜班)"),
        ("2031-11-01", "张芳"),
    )
    sheet(tmp_path, *rows)
    table = read_table(tmp_path / "r.xlsx", merged=True)
    assert [post.name for post in roster.read(table, rooms).posts] == ["防汛值班室"]
    assert [post.name for post in sheet(tmp_path, *rows).posts] == ["值班室"]
