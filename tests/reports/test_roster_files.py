"""The roster of a month as files: sheets for paper, html, and calendars other programs open."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from openpyxl import load_workbook

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.i18n import language, set_language
from dutyroom.intake.take_roster import read_roster, roster_differences, take_roster
from dutyroom.reports.roster_files import export_roster
from dutyroom.store.room import Room
from dutyroom.store.rostering.slots import slots_in_force
from tests.store.sample import begin

MONTH = "2026-10"
DESK = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
OTHER = Post("防汛值班室(二楼)", PostKind.ROOM, ShiftPlan.WHOLE_DAY)
GATE = Post("东门;一号,卡口\\n")
PEOPLE = (
    Officer("秦局", "L1", role=Role.LEADER), Officer("李四", "A1"), Officer("王五", "A2"),
    Officer("阿依古丽·买买提", "A3"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


def room_of(*slots: Slot) -> Room:
    """A room with two posts, four officers and some slots."""
    room = begin()
    for post in (DESK, OTHER, GATE):
        room.roster.enter_post(post)
    for officer in PEOPLE:
        room.officers.enrol(officer)
    for day in dict.fromkeys(slot.day for slot in slots):
        room.roster.fill(day, tuple(slot for slot in slots if slot.day == day))
    return room


def manned(post: Post, day: str, *crews: tuple[Duty, ...]) -> list[Slot]:
    """The slots of a post on a day, with their crews in order."""
    return [
        Slot(slot.post, day, slot.starts_at, slot.ends_at, slot.shift, crew)
        for slot, crew in zip(post.slots(day, 480), crews, strict=True)
    ]


ALIKE = (
    Officer("李四", "A9"), Officer("赵一"), Officer("赵一", phones=("19900000123",)),
    Officer("赵一", "Ｂ７"), Officer("Ａｎｎ　Ｌｅｅ（小）", "A5"), Officer("欧阳·明", "A6"),
)  # fmt: skip
"""Officers whose names others have too, or that are written in full width."""
CHIEF, LI, WANG, ANA = (each.key for each in PEOPLE)
DAY = (Duty(CHIEF, DutyRole.LEADER), Duty(LI, DutyRole.MAIN), Duty(ANA, DutyRole.SECOND))
NIGHT = (Duty(CHIEF, DutyRole.LEADER), Duty(WANG, DutyRole.MAIN))
GUARD = (Duty(LI, DutyRole.CHECKPOINT),)
HOLIDAY = manned(DESK, "2026-10-01", DAY, NIGHT)
AT_GATE = manned(GATE, "2026-10-01", GUARD, (), ())


def test_a_month_sheet_is_one_page_of_a4_with_weekdays_and_holidays(tmp_path: Path) -> None:
    set_language("zh")
    export_roster(room_of(*HOLIDAY), tmp_path / "m.xlsx", MONTH)
    sheet = load_workbook(tmp_path / "m.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))

    assert rows[0][0] == "区应急值班室2026年10月值班安排表（值班室）"
    assert rows[1][0] == "日期"
    assert "带班领导(白班08:00-20:00)" in rows[1]
    assert rows[2][0] == "2026-10-01"
    assert rows[2][-1] == "法定节假日 国庆节"
    assert "李四" in rows[2]
    assert str(sheet.print_area).replace("$", "").endswith("A1:H3")
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 1
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup is not None
    assert setup.fitToPage
    assert "A1:H1" in map(str, sheet.merged_cells.ranges)


def test_a_sheet_and_a_page_of_a_draft_say_that_they_are_one(tmp_path: Path) -> None:
    set_language("en")
    room, sheet, page = room_of(), tmp_path / "m.xlsx", tmp_path / "m.html"
    crews = ((Duty(each, DutyRole.CHECKPOINT),) for each in (LI, WANG, ANA))
    room.versions.draft(MONTH, manned(GATE, "2026-10-01", *crews), Origin.HAND)

    def said() -> tuple[str | None, bool]:
        for path in (sheet, page):
            export_roster(room, path, MONTH, version=1)
        foot = load_workbook(sheet).worksheets[0].oddFooter
        assert foot is not None
        return foot.center.text, "Draft 1, not published" in page.read_text("utf-8")

    assert said() == ("Draft 1, not published", True)
    room.versions.publish(MONTH, 1)
    assert said() == (None, False)


def test_a_year_whose_notice_is_not_entered_has_no_remarks(tmp_path: Path) -> None:
    slots = manned(DESK, "2027-01-01", DAY, NIGHT)
    export_roster(room_of(*slots), tmp_path / "m.xlsx", "2027-01")
    sheet = load_workbook(tmp_path / "m.xlsx").worksheets[0]

    assert [row[-1] for row in sheet.iter_rows(min_row=3, values_only=True)] == [None]


def test_the_page_of_a_month_holds_every_post_and_nothing_that_acts(tmp_path: Path) -> None:
    room = room_of(*HOLIDAY, *AT_GATE)
    room.officers.enrol(Officer("<script>alert(1)</script>", "A1"))
    export_roster(room, tmp_path / "m.html", MONTH)
    page = (tmp_path / "m.html").read_text(encoding="utf-8")

    assert "size: A4" in page
    assert page.count("<section>") == 2
    assert "阿依古丽·买买提" in page
    assert "<script" not in page
    assert "default-src &#x27;none&#x27;" not in page
    assert "default-src 'none'" in page


def read(path: Path) -> list[Event]:
    """The events of an iCalendar file, as a common library reads them."""
    return list(Calendar.from_ical(path.read_bytes()).events)


def events(path: Path) -> list[tuple[str, str, object, object]]:
    """What they say."""
    return [
        (str(each["SUMMARY"]), str(each["LOCATION"]), each.start, each.end) for each in read(path)
    ]


def test_a_calendar_of_an_officer_has_what_they_stand_and_their_role(tmp_path: Path) -> None:
    set_language("en")
    room = room_of(*HOLIDAY, *AT_GATE)
    export_roster(room, tmp_path / "m.ics", MONTH, officer=LI)

    assert events(tmp_path / "m.ics") == [
        (
            "值班室 白班 Main officer", "值班室",
            datetime(2026, 10, 1, 0, tzinfo=UTC), datetime(2026, 10, 1, 12, tzinfo=UTC),
        ),
        (
            f"{GATE.name} 早班 Checkpoint officer", GATE.name,
            datetime(2026, 10, 1, 0, tzinfo=UTC), datetime(2026, 10, 1, 8, tzinfo=UTC),
        ),
    ]  # fmt: skip


def test_a_calendar_of_a_post_has_its_uncovered_slots_too(tmp_path: Path) -> None:
    room = room_of(*HOLIDAY, *AT_GATE)
    export_roster(room, tmp_path / "m.ics", MONTH, post=GATE.key)

    assert [summary for summary, *_rest in events(tmp_path / "m.ics")] == [
        f"{GATE.name} {shift}" for shift in ("早班", "中班", "夜班")
    ]


def test_a_slot_keeps_its_name_in_a_calendar_whoever_asks(tmp_path: Path) -> None:
    room = room_of(*HOLIDAY)
    export_roster(room, tmp_path / "1.ics", MONTH)
    export_roster(room, tmp_path / "2.ics", MONTH, officer=LI)
    named = [{str(each["UID"]) for each in read(tmp_path / name)} for name in ("1.ics", "2.ics")]

    assert len(named[0]) == 2
    assert named[1] < named[0]


def test_no_line_of_a_calendar_is_longer_than_75_octets(tmp_path: Path) -> None:
    room = room_of()
    long_name = Officer("很长的名字" * 16, "A9")
    room.officers.enrol(long_name)
    crew = (Duty(long_name.key, DutyRole.MAIN),)
    room.roster.fill("2026-10-01", tuple(manned(DESK, "2026-10-01", crew, crew)))
    export_roster(room, tmp_path / "m.ics", MONTH)
    lines = (tmp_path / "m.ics").read_bytes().split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    [first, _second] = read(tmp_path / "m.ics")
    assert str(first["DESCRIPTION"]).startswith("很长的名字" * 16)


def test_a_name_that_two_officers_have_comes_with_what_tells_them_apart(tmp_path: Path) -> None:
    room = room_of(*HOLIDAY)
    for officer in ALIKE:
        room.officers.enrol(officer)
    export_roster(room, tmp_path / "m.xlsx", MONTH)
    export_roster(room, tmp_path / "m.html", MONTH)
    sheet = load_workbook(tmp_path / "m.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]

    assert "李四(A1)" in cells
    assert "王五" in cells
    assert "李四(A1)" in (tmp_path / "m.html").read_text(encoding="utf-8")


def crews_of(roles: st.SearchStrategy[DutyRole]) -> st.SearchStrategy[tuple[Duty, ...]]:
    """A crew of up to three, as they come."""
    everybody = [each.key for each in (*PEOPLE, *ALIKE)]
    officers = st.lists(st.sampled_from(everybody), unique=True, max_size=3)
    return officers.flatmap(
        lambda keys: st.tuples(*(st.builds(Duty, st.just(each), roles) for each in keys))
    )


AT_DESK, AT_POST = crews_of(st.sampled_from(DutyRole)), crews_of(st.just(DutyRole.CHECKPOINT))
DAYS = ("2026-10-01", "2026-10-24", "2026-10-31")
MONTHS = st.fixed_dictionaries(
    {},
    optional={(day, post): st.tuples(crews, crews, crews)
              for day in DAYS
              for post, crews in ((DESK, AT_DESK), (OTHER, AT_DESK), (GATE, AT_POST))},
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(crews=MONTHS, tongue=st.sampled_from(["zh", "en"]), ending=st.sampled_from(["csv", "xlsx"]))
def test_an_exported_roster_is_the_same_where_it_is_taken_in(
    tmp_path_factory: pytest.TempPathFactory,
    crews: dict[tuple[str, Post], tuple[tuple[Duty, ...], ...]],
    tongue: str,
    ending: str,
) -> None:
    set_language(tongue)
    slots = [
        slot
        for (day, post), of_day in crews.items()
        for slot in manned(post, day, *of_day[: len(post.slots(day, 480))])
    ]
    path = tmp_path_factory.mktemp("roster") / f"month.{ending}"
    here, there = room_of(*slots), room_of()
    for room in (here, there):
        for officer in ALIKE:
            room.officers.enrol(officer)
    export_roster(here, path, MONTH)
    if slots:
        sheet = read_roster(there, path, every_sheet=True)
        assert take_roster(there, sheet).bad == 0
        assert roster_differences(here, sheet) == []

    def held(room: Room) -> set[tuple[object, ...]]:
        found = slots_in_force(room.file, "2026-10-01", "2026-11-01")
        return {(s.post, s.day, s.starts_at, s.ends_at, frozenset(s.crew)) for s in found}

    assert held(there) == held(here)
