"""The frozen sheet of a handover, said in words."""

from collections.abc import Iterator

import pytest

from dutyroom.domain.handover import rows, sheet
from dutyroom.domain.handover.sheet import Head, Person, Sheet, section
from dutyroom.domain.handover.terms import Overall
from dutyroom.i18n import language, set_language
from dutyroom.reports.handover import HEAD, Mark, TitledSection, sheet_sections
from dutyroom.store.room import Room
from tests.store.handover_sample import EVENING, LI, MORNING, night
from tests.store.sample import begin

HALF_HOUR = 1800
CHINA, NEPAL = 480, 345


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


@pytest.fixture
def room() -> Iterator[Room]:
    made = begin()
    yield made
    made.close()


def made(*of: sheet.Section, offset: int = CHINA, stated: Overall = Overall.CALM) -> Sheet:
    """A sheet of the night shift."""
    head = Head(
        1, "值班室", offset, EVENING, MORNING, "夜班", EVENING, MORNING,
        (Person(2, "李四", "duty_officer", EVENING - 300), Person(3, "钱七", "leader_on_duty")),
        (), "赵局", "小雨",
    )  # fmt: skip
    return Sheet(head, Overall.CALM, stated, of)


def part(room: Room, name: str, frozen: Sheet) -> TitledSection:
    """One part of a sheet in words."""
    return next(each for each in sheet_sections(room, frozen) if each.part == name)


def cells(room: Room, name: str, frozen: Sheet) -> list[tuple[str, ...]]:
    """What stands in a part."""
    return [row.cells for row in part(room, name, frozen).rows]


def test_every_part_is_said_even_where_there_is_nothing_to_say(room: Room) -> None:
    said = sheet_sections(room, made())
    assert [each.part for each in said] == [HEAD, *(part.name for part in sheet.PARTS)]
    assert {each.note for each in said[1:]} == {"无"}
    assert not any(each.rows for each in said[1:])


def test_the_head_says_who_hands_over_what_to_whom(room: Room) -> None:
    assert cells(room, HEAD, made()) == [
        ("交班岗位", "值班室"),
        ("交班班次", "夜班 2026-11-22 20:00:00 – 2026-11-23 08:00:00"),
        ("时段", "2026-11-22 20:00:00 – 2026-11-23 08:00:00"),
        ("交班人员", "李四 · 值班员 · 11-22 19:55 签到"),
        ("", "钱七 · 带班领导 · 未签到"),
        ("接班人员", "值班表未排"),
        ("带班领导", "赵局"),
        ("天气", "小雨"),
        ("在效预警", "无"),
        ("总体情况", "平稳"),
    ]


def test_the_head_says_where_the_officer_sees_it_otherwise_than_the_program(room: Room) -> None:
    assert cells(room, HEAD, made(stated=Overall.URGENT))[-3:] == [
        ("总体情况", "紧急"),
        ("系统判定", "平稳"),
        ("交班人判断", "紧急"),
    ]


def test_times_stand_in_the_offset_of_the_sheet(room: Room) -> None:
    conditions = section(sheet.CONDITIONS, [rows.ConditionRow("c:0", text="封路", until=MORNING)])
    assert cells(room, "conditions", made(conditions)) == [("", "封路", "11-23 08:00")]
    assert cells(room, "conditions", made(conditions, offset=NEPAL)) == [
        ("", "封路", "11-23 05:45")
    ]


def test_a_time_of_another_year_says_the_year(room: Room) -> None:
    row = rows.ConditionRow("c:0", text="封路", until=MORNING + 365 * 86_400)
    frozen = made(section(sheet.CONDITIONS, [row]))
    assert cells(room, "conditions", frozen) == [("", "封路", "2027-11-23 08:00")]


def test_what_has_no_end_holds_until_further_notice(room: Room) -> None:
    frozen = made(section(sheet.CONDITIONS, [rows.ConditionRow("c:0", text="借用会议室")]))
    assert cells(room, "conditions", frozen) == [("", "借用会议室", "长期")]


MATTER = rows.MatterRow(
    "m:1", False, "1122-M01", "drainage", "楼道漏水", "湖滨路12号", "urgent", "assigned", "",
    "排水站", "东湖街道", "李四", MORNING - HALF_HOUR, "due", "report_back", False, 2, EVENING,
)  # fmt: skip


def test_a_matter_is_said_with_its_next_step_and_who_sees_to_it(room: Room) -> None:
    assert cells(room, "matters", made(section(sheet.MATTERS, [MATTER]))) == [
        (
            "! 紧急", "11-23 07:30 办理时限", "1122-M01", "排水排涝", "楼道漏水", "湖滨路12号",
            "已交办", "待反馈", "东湖街道 排水站 李四", "2",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "mark", "word"),
    [
        (section(sheet.MATTERS, [MATTER]), Mark.NONE, ""),
        (section(sheet.MATTERS, [MATTER._replace(red=True)]), Mark.RED, "! 紧急"),
        (section(sheet.MATTERS, [MATTER._replace(red=True, overdue=True)]), Mark.OVERDUE, "! 逾期"),
        (section(sheet.POSTS, [rows.PostRow(1, "东门")]), Mark.NONE, "在岗"),
        (section(sheet.POSTS, [rows.PostRow(1, "东门", covered=False)]), Mark.RED, "! 空岗"),
        (section(sheet.POSTS, [rows.PostRow(1, "东门", silent=True)]), Mark.RED, "! 静默"),
        (section(sheet.SUPPLIES, [rows.SupplyRow("s", False, "钥匙", "把", 3, 3)]), Mark.NONE, ""),
        (
            section(sheet.SUPPLIES, [rows.SupplyRow("s", False, "钥匙", "把", 3, 2)]),
            Mark.DIFFERENCE,
            "-1",
        ),
        (
            section(sheet.SUPPLIES, [rows.SupplyRow("s", False, "钥匙", "把", 3, -1)]),
            Mark.DIFFERENCE,
            "! 未清点",
        ),
        (section(sheet.SUPPLIES, [rows.SupplyRow("s", False, "钥匙", "把", -1, 3)]), Mark.NONE, ""),
    ],
)
def test_a_row_that_stands_out_says_why_in_a_word_too(
    room: Room, of: sheet.Section, mark: Mark, word: str
) -> None:
    (row,) = part(room, of.part, made(of)).rows
    assert row.mark is mark
    assert word in " ".join(row.cells)


def test_an_incident_says_when_its_reports_and_its_coordination_are_due(room: Room) -> None:
    row = rows.IncidentRow(
        "m:2", True, "1122-M02", "danger", "水库险情", "云江水库", state="open", next_at=MORNING,
        next_timer="coordination", last_report_at=EVENING, report_due_at=MORNING,
        coordination_due_at=MORNING + 2 * 3600,
    )  # fmt: skip
    (said,) = part(room, "incidents", made(section(sheet.INCIDENTS, [row]))).rows
    assert (said.mark, said.key) == (Mark.RED, "m:2")
    assert said.cells[5:8] == ("11-22 20:00", "11-23 08:00", "11-23 10:00")


def test_a_missed_coordination_says_when_it_was_due(room: Room) -> None:
    row = rows.MissedRow("m:2", "1122-M02", "danger", "水库险情", "coordination", MORNING)
    frozen = made(section(sheet.MISSED, [row]))
    assert cells(room, "missed", frozen) == [("11-23 08:00", "✗ 调度协调", "1122-M02", "水库险情")]


def test_a_fever_says_its_readings_in_degrees(room: Room) -> None:
    row = rows.FeverRow("f:1", True, "", "东门", EVENING, 378, 381, 1, EVENING + HALF_HOUR)
    assert cells(room, "fevers", made(section(sheet.FEVERS, [row]))) == [
        ("无姓名", "东门", "11-22 20:00", "37.8", "38.1", "1", "11-22 20:30")
    ]


@pytest.mark.parametrize(
    ("record", "number", "said"),
    [("call", "1122-0003", "来电 1122-0003"), ("matter", "1122-0003", "事项 1122-0003"),
     ("", "", "u:7")],
)  # fmt: skip
def test_a_correction_says_of_what_its_number_is(
    room: Room, record: str, number: str, said: str
) -> None:
    row = rows.CorrectionRow("u:7", number, "写错", "李四", EVENING, record)
    frozen = made(section(sheet.CORRECTIONS, [row]))
    assert cells(room, "corrections", frozen) == [(said, "写错", "李四", "11-22 20:00")]


def test_every_row_of_a_part_has_a_cell_for_each_heading(room: Room) -> None:
    filled = made(*(section(each, [each.form()]) for each in sheet.PARTS))
    for each in sheet_sections(room, filled):
        for row in each.rows:
            assert len(row.cells) == (len(each.columns) or len(row.cells)), each.part


def test_what_a_form_or_kind_of_a_newer_program_is_called_stands_as_it_is(room: Room) -> None:
    frozen = made(
        section(sheet.DRAFTS, [rows.DraftRow("weather_round", "李四", EVENING)]),
        section(sheet.MATTERS, [MATTER._replace(kind="meteor", level="huge", stage="falling")]),
    )
    assert cells(room, "drafts", frozen) == [("weather_round", "李四", "11-22 20:00")]
    assert cells(room, "matters", frozen)[0][3] == "meteor"


def test_a_sheet_as_it_is_compiled_is_said_in_either_language() -> None:
    desk = night()
    frozen = desk.room.handover.case(desk.take(desk.offer().subject, LI).subject).sheet
    chinese = sheet_sections(desk.room, frozen)
    set_language("en")
    english = sheet_sections(desk.room, frozen)
    desk.room.close()
    assert [each.part for each in chinese] == [each.part for each in english]
    assert all(zh.title != en.title for zh, en in zip(chinese, english, strict=True))
    assert ("Overall state", "To be watched") in [row.cells for row in english[0].rows]
