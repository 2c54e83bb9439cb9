"""A month planned, checked, published, compared, written out and read in by command."""

import csv
from importlib.util import find_spec
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Post, PostKind, ShiftPlan
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.store.clocks import Hands
from tests.tui.hostile import FORBIDDEN, HOSTILE

DECEMBER = ("--month", "2026-12")
TEAM = ("冯一", "陈二", "褚三", "卫四")
CHIEFS = ("沈班", "韩班", "杨班", "朱班")
OFFICERS = ("李四", "王五", "赵六", "孙七", "周八", "吴九", "郑十", "何十一")
GATE = "东门一号卡口"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a room with a duty room, a gate, and people for both."""
    made = tmp_path / "room.db"
    room = Room.create(
        made, name="区应急值班室", kind=RoomKind.ROOM, supervisor="张三", clock=Hands()
    )
    with opened(room):
        room.roster.enter_post(Post("值班室", PostKind.ROOM, ShiftPlan.TWO))
        room.roster.enter_post(Post(GATE))
        room.officers.enrol(Officer("秦局", "L1", role=Role.LEADER))
        for place, name in enumerate((*TEAM, *OFFICERS)):
            room.officers.enrol(Officer(name, f"A{place:02}"))
        for place, name in enumerate(CHIEFS):
            room.officers.enrol(Officer(name, f"B{place:02}", role=Role.SUPERVISOR))
    return made


@pytest.fixture
def gated(dutyroom: Dutyroom, path: Path) -> Path:
    """The same, its gate manned by four teams from December on."""
    answer = dutyroom(
        "roster", "pattern", GATE, "four_teams", "--from", "2026-12-01",
        "--order", ",".join(TEAM), "--file", path,
    )  # fmt: skip
    assert (answer.code, answer.out) == (0, f"{GATE}: 1 pattern\n")
    return path


@pytest.fixture
def published(dutyroom: Dutyroom, gated: Path) -> Path:
    """The same, its December published."""
    dutyroom("roster", "plan", *DECEMBER, "--file", gated)
    assert dutyroom("roster", "publish", *DECEMBER, "--file", gated).code == 0
    return gated


def test_a_month_is_drafted_by_pattern_and_published_without_a_finding(
    dutyroom: Dutyroom, gated: Path
) -> None:
    dry = dutyroom("roster", "plan", *DECEMBER, "--dry-run", "--file", gated)
    nothing = dutyroom("roster", "versions", *DECEMBER, "--json", "--file", gated).object()
    drafted = dutyroom("roster", "plan", *DECEMBER, "--json", "--file", gated).object()
    published = dutyroom("roster", "publish", *DECEMBER, "--as", "秦局", "--file", gated)
    [version] = dutyroom("roster", "versions", *DECEMBER, "--json", "--file", gated).object()[
        "versions"
    ]

    assert dry.out.startswith("2026-12: 93 slots\n0 red, 0 amber\n")
    assert nothing == {"versions": []}
    assert (drafted["version"], drafted["slots"], drafted["red"]) == (1, 93, 0)
    assert published.out == "2026-12, version 1 is published by 秦局: 0 red, 0 amber\n"
    assert (version["state"], version["way"], version["published_by"]) == (
        "published", "pattern", "秦局",
    )  # fmt: skip


def test_what_is_red_is_published_only_on_a_leaders_word(
    dutyroom: Dutyroom, published: Path
) -> None:
    dutyroom("roster", "mark", "冯一", "leave", "2026-12-01", "2026-12-03", "--file", published)
    check = dutyroom("roster", "check", *DECEMBER, "--file", published)
    dutyroom("roster", "plan", *DECEMBER, "--file", published)
    publish = ("roster", "publish", *DECEMBER, "--file", published)
    silent, unled = dutyroom(*publish), dutyroom(*publish, "--word", "先发布")
    led = dutyroom(*publish, "--word", "先发布", "--as", "秦局")
    versions = dutyroom("roster", "versions", *DECEMBER, "--file", published)

    assert check.code == 1
    assert f"■ red  2026-12-01  早班  {GATE}  冯一  is on leave" in check.out
    assert (silent.code, unled.code, led.code) == (2, 2, 0)
    assert "a leader must give a word" in silent.err
    assert "Only a leader's word" in unled.err
    assert "先发布" in versions.out.splitlines()[2]
    assert "Superseded" in versions.out.splitlines()[1]


def test_a_check_says_the_same_in_chinese(dutyroom: Dutyroom, published: Path) -> None:
    dutyroom("roster", "mark", "冯一", "leave", "2026-12-01", "--file", published)
    answer = dutyroom("roster", "check", *DECEMBER, "--lang", "zh", "--file", published)
    wrong = ("roster", "mark", "冯一", "leave", "12-01", "--lang", "zh", "--file", published)

    assert f"■ 红色  2026-12-01  早班  {GATE}  冯一  请假期间" in answer.out
    assert "'12-01' 不合格式" in dutyroom(*wrong).err


def test_a_mark_is_taken_back_once(dutyroom: Dutyroom, published: Path) -> None:
    mark = ("roster", "mark", "冯一", "leave", "2026-12-01", "2026-12-03", "--file", published)
    dutyroom(*mark)

    assert dutyroom(*mark, "--clear").code == 0
    assert dutyroom("roster", "check", *DECEMBER, "--file", published).code == 0
    assert dutyroom(*mark, "--clear").code == 2


def test_the_planner_drafts_a_legal_month_for_the_duty_room(dutyroom: Dutyroom, path: Path) -> None:
    dutyroom(
        "roster", "pattern", "值班室", "weekly_leader", "--from", "2026-11-30", "--order", "秦局",
        "--file", path,
    )  # fmt: skip
    people = [word for name in (*CHIEFS, *OFFICERS) for word in ("--officer", name)]
    drafted = dutyroom(
        "roster", "plan", *DECEMBER, "--way", "builtin", "--seconds", "3", *people,
        "--json", "--file", path,
    ).object()  # fmt: skip

    assert (drafted["broken"], drafted["red"], drafted["slots"]) == (0, 0, 93)


def test_a_month_without_people_enough_says_who_is_missing_where(
    dutyroom: Dutyroom, path: Path
) -> None:
    plan = ("roster", "plan", *DECEMBER, "--way", "builtin", "--seconds", "0.5", "--post", GATE)
    alone = dutyroom(*plan, "--officer", TEAM[0], "--dry-run", "--lang", "en", "--file", path)
    lines = alone.out.splitlines()
    first = lines.index("These cannot be kept together:")

    assert lines[first + 1].startswith("  2026-12-01  ")
    assert lines[first + 1].endswith(f"  {GATE}  Checkpoint officer × 1")
    assert TEAM[0] in lines[first + 2] + lines[first + 3] + lines[first + 4]


@pytest.mark.skipif(find_spec("ortools") is not None, reason="the solver is installed")
def test_without_a_solver_the_proven_way_says_how_to_get_one(
    dutyroom: Dutyroom, path: Path
) -> None:
    people = [word for name in (*CHIEFS, *OFFICERS) for word in ("--officer", name)]
    refused = dutyroom("roster", "plan", *DECEMBER, "--way", "proven", *people, "--file", path)

    assert (refused.code, refused.out) == (2, "")
    assert "pip install 'dutyroom[solver]'" in refused.err


@pytest.mark.skipif(find_spec("ortools") is None, reason="the solver is not installed")
def test_the_solver_proves_a_month_or_names_the_rules_that_clash(
    dutyroom: Dutyroom, path: Path
) -> None:
    dutyroom(
        "roster", "pattern", "值班室", "weekly_leader", "--from", "2026-11-30", "--order", "秦局",
        "--file", path,
    )  # fmt: skip
    plan = ("roster", "plan", *DECEMBER, "--way", "proven", "--seconds", "60", "--file", path)
    people = [word for name in (*OFFICERS, *CHIEFS) for word in ("--officer", name)]
    proven = dutyroom(*plan, *people, "--json").object()
    unmet = dutyroom(*plan, *people[:-6], "--lang", "en")

    assert (proven["proven"], proven["broken"], proven["red"]) == (True, 0, 0)
    assert unmet.code == 2
    assert "These cannot be kept together:" in unmet.err
    assert "No plan keeps every rule of this month." in unmet.err.splitlines()[-1]


def test_two_versions_are_compared_slot_by_slot(dutyroom: Dutyroom, published: Path) -> None:
    turned = ",".join((*TEAM[1:], TEAM[0]))
    dutyroom(
        "roster", "pattern", GATE, "four_teams", "--from", "2026-12-01", "--order", turned,
        "--file", published,
    )  # fmt: skip
    dutyroom("roster", "plan", *DECEMBER, "--file", published)
    diff = ("roster", "diff", *DECEMBER, "--file", published)
    same = dutyroom(*diff, 1, "now")
    other = dutyroom(*diff, 1, 2)
    told = dutyroom(*diff, 1, 2, "--json").object()["differences"]

    assert same.out == "There is no difference.\n"
    assert other.out.splitlines()[0].startswith(f"2026-12-01  早班  {GATE}  冯一")
    assert told[0]["before"] == [{"officer": "冯一", "role": "checkpoint_officer"}]
    assert told[0]["after"] == [{"officer": "陈二", "role": "checkpoint_officer"}]
    assert dutyroom(*diff, 1, 3).code == 2
    assert dutyroom(*diff, "x", 1).code == 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_exported_and_hand_edited_sheet_shows_its_differences_before_they_are_taken(
    dutyroom: Dutyroom, published: Path, tmp_path: Path, ending: str, language: str
) -> None:
    sheet = tmp_path / f"roster.{ending}"
    dutyroom("roster", "export", *DECEMBER, "-o", sheet, "--file", published, "--lang", language)
    take = ("roster", "import", sheet, "--every-sheet", "--file", published, "--lang", "en")
    unchanged = dutyroom(*take, "--dry-run")
    if ending == "csv":
        with sheet.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
        rows[1][6] = "秦局"
        with sheet.open("w", encoding="utf-8-sig", newline="") as lines:
            csv.writer(lines).writerows(rows)
        edited, asked = dutyroom(*take, "--dry-run"), dutyroom(*take)
        still = dutyroom(*take, "--yes", "--json").object()
        dutyroom(
            "roster", "publish", *DECEMBER, "--word", "好", "--as", "秦局", "--file", published
        )
        after = dutyroom(*take, "--yes")

        assert f"2026-12-01  早班  {GATE}" in edited.out.splitlines()[0]
        assert [each["after"][0]["officer"] for each in still["differences"]] == ["秦局"]
        assert asked.out.endswith("Nothing is drafted: give --yes to draft what differs.\n")
        assert still["drafted"] == [{"month": "2026-12", "version": 2}]
        assert (still["taken"], after.out.splitlines()[0]) == (1, "There is no difference.")
    assert unchanged.out.splitlines()[0] == "There is no difference."


def test_a_copy_for_the_duty_room_above_is_stamped_filed_and_checked(
    dutyroom: Dutyroom, published: Path, tmp_path: Path
) -> None:
    copy, page, room = tmp_path / "copy.xlsx", tmp_path / "copy.html", ("--file", published)
    dutyroom("roster", "mark", "冯一", "leave", "2026-12-01", "2026-12-03", *room)
    dutyroom("roster", "plan", *DECEMBER, *room)
    dutyroom("roster", "publish", *DECEMBER, "--word", "先发布", "--as", "秦局", *room)
    filed = dutyroom("roster", "file", *DECEMBER, "--to", "市局值班室", "-o", copy, *room)
    dutyroom("roster", "file", *DECEMBER, "--to", "市局值班室", "-o", page, *room)
    told = dutyroom("roster", "receipts", *DECEMBER, "--json", *room).object()
    written = page.read_text("utf-8")
    seal = written.split("Note: seal ")[1][:64]

    assert filed.out == f"2026-12, version 2 is filed with 市局值班室: {copy}\n"
    assert "“先发布”. 2026-12-01 早班 东门一号卡口 冯一" in written
    assert [each["to"] for each in told["filings"]] == ["市局值班室"] * 2
    assert {each["read_at"] for each in told["readings"]} == {""}
    assert dutyroom("roster", "check-copy", copy, *room).out == (
        "2026-12, version 2: the copy is as it was published.\n"
    )

    book = load_workbook(copy)
    sheet = book.worksheets[0]
    assert seal in [str(cell.value)[-64:] for row in sheet.iter_rows() for cell in row]
    sheet["B3"] = "秦局"
    book.save(copy)
    checked = dutyroom("roster", "check-copy", copy, *room)
    assert checked.code == 1
    assert "秦局" in checked.out.splitlines()[1]


def test_a_sheet_without_a_stamp_is_no_copy(
    dutyroom: Dutyroom, published: Path, tmp_path: Path
) -> None:
    sheet, room = tmp_path / "m.xlsx", ("--file", published)
    dutyroom("roster", "export", *DECEMBER, "-o", sheet, *room)
    answers = [
        dutyroom("roster", "check-copy", sheet, *room),
        dutyroom("roster", "file", *DECEMBER, "--to", "", "-o", sheet, *room),
        dutyroom("roster", "file", *DECEMBER, "--to", "市局", "-o", tmp_path / "m.csv", *room),
        dutyroom("roster", "file", "--month", "2027-02", "--to", "市局", "-o", sheet, *room),
    ]
    assert [(each.code, each.out) for each in answers] == [(2, "")] * 4
    assert dutyroom("roster", "receipts", *DECEMBER, "--json", *room).object()["filings"] == []


@pytest.mark.parametrize("ending", ["xlsx", "html", "ics", "csv", "jsonl"])
def test_a_month_is_written_in_every_form(
    dutyroom: Dutyroom, published: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"roster.{ending}"
    answer = dutyroom("roster", "export", *DECEMBER, "-o", target, "--file", published)

    assert (answer.code, answer.out) == (0, f"{target}\n")
    assert target.stat().st_size > 1000


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("roster.doc", (), "a roster is written as"),
        ("roster.csv", ("--officer", "冯一"), "only a calendar (.ics)"),
        ("roster.ics", ("--officer", "没有这人"), "没有这人"),
        ("roster.ics", ("--post", "东门"), "There is no post 东门; near are: 东门一号卡口"),
        ("nowhere/roster.ics", (), "nowhere"),
    ],
)
def test_a_month_that_cannot_be_written_so_is_refused_in_one_line(
    dutyroom: Dutyroom, published: Path, tmp_path: Path, name: str, options: tuple[str, ...],
    said: str,
) -> None:  # fmt: skip
    target = tmp_path / name
    answer = dutyroom("roster", "export", *DECEMBER, "-o", target, *options, "--file", published)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert not target.exists()


def test_the_ledger_counts_what_each_has_stood(dutyroom: Dutyroom, published: Path) -> None:
    month = ("--from", "2026-12-01", "--to", "2026-12-31", "--file", published)
    answer = dutyroom("roster", "fairness", *month)
    told = dutyroom("roster", "fairness", *month, "--json").object()

    assert answer.out.splitlines()[1].split()[:3] == ["Officer", "Slots", "Nights"]
    assert sum(each["slots"] for each in told["people"]) == 93
    assert sum(each["nights"] for each in told["people"]) == 31
    assert told["spread"]["slots"] <= 2
    year = dutyroom("roster", "fairness", "--year", *month[2:], "--json").object()
    assert (year["from"], year["people"]) == ("2026-01-01", told["people"])


def test_next_year_has_no_ledger_before_its_notice_is_entered(
    dutyroom: Dutyroom, gated: Path
) -> None:
    january = ("--month", "2027-01")
    assert dutyroom("roster", "plan", *january, "--file", gated).code == 0
    assert dutyroom("roster", "publish", *january, "--file", gated).code == 0
    answer = dutyroom(
        "roster", "fairness", "--from", "2027-01-01", "--to", "2027-01-31", "--file", gated
    )
    assert answer.err == "dutyroom: The holiday notice of 2027 is not entered yet.\n"


@pytest.mark.parametrize(
    ("at", "shift", "name"),
    [
        ("2026-12-01 08:00", "早班", "冯一"),
        ("2026-12-01 15:59", "早班", "冯一"),
        ("2026-12-01 16:00", "中班", "卫四"),
        ("2026-12-02 00:00", "夜班", "褚三"),
    ],
)
def test_who_is_on_duty_is_told_for_any_time(
    dutyroom: Dutyroom, published: Path, at: str, shift: str, name: str
) -> None:
    on_duty = ("on-duty", "--at", at, "--post", GATE, "--file", published)
    [slot] = dutyroom(*on_duty, "--json").object()["slots"]

    assert (slot["shift"], [each["officer"] for each in slot["crew"]]) == (shift, [name])
    assert f"{name}(Checkpoint officer)" in dutyroom(*on_duty).out


def test_where_the_roster_has_nobody_it_says_so(dutyroom: Dutyroom, path: Path) -> None:
    assert dutyroom("on-duty", "--file", path).out == "Nobody is on duty by the roster.\n"
    assert dutyroom("on-duty", "--at", "gestern", "--file", path).code == 2
    for post in ("[/x]", "\udcff"):
        assert dutyroom("on-duty", "--post", post, "--file", path).code == 2


@pytest.mark.parametrize(
    "line",
    [
        ("plan", *DECEMBER),
        ("publish", *DECEMBER),
        ("check", *DECEMBER, "--version", "3"),
        ("pattern", GATE, "3x8"),
        ("pattern", GATE, "3x8", "--from", "2026-12-01", "--order", ""),
        ("pattern", GATE, "3x8", "--from", "2026-12-01", "--order", "冯一,冯一"),
        ("mark", "冯一", "leave", "2026-12-03", "2026-12-01"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    dutyroom: Dutyroom, path: Path, line: tuple[str, ...]
) -> None:
    answer = dutyroom("roster", *line, "--file", path)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_printed_and_written_without_acting(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, name: str
) -> None:
    with opened(Room.open(path, clock=Hands())) as room:
        supervisor = room.officers.first_supervisor()
        assert supervisor is not None
        room.attendance.choose_pin(supervisor.key, "2580")
        room.attendance.sign_in(supervisor.key, "2580")
        # Half a character cannot be stored: every door replaces it first.
        name = name.encode("utf-8", "replace").decode()
        room.officers.enrol(Officer(name, "H1"))
        room.roster.enter_post(Post(name, PostKind.ROOM, ShiftPlan.WHOLE_DAY))
        post = next(each for each in room.roster.posts() if each.name not in ("值班室", GATE))
    enter = dutyroom(
        "roster", "pattern", post.name, "24h", "--from", "2026-12-01", "--order", "H1",
        "--file", path,
    )  # fmt: skip
    answers = [
        enter,
        dutyroom("roster", "plan", *DECEMBER, "--file", path),
        dutyroom("roster", "publish", *DECEMBER, "--word", "好", "--as", "秦局", "--file", path),
        dutyroom("on-duty", "--at", "2026-12-05 12:00", "--file", path),
        dutyroom(
            "roster", "fairness", "--from", "2026-12-01", "--to", "2026-12-31", "--file", path
        ),
    ]
    for ending in ("xlsx", "html", "ics", "csv"):
        target = tmp_path / f"roster.{ending}"
        assert dutyroom("roster", "export", *DECEMBER, "-o", target, "--file", path).code == 0

    assert [each.code for each in answers] == [0] * len(answers)
    for each in answers:
        assert not FORBIDDEN - {"\n"} & set(each.out)
    page = (tmp_path / "roster.html").read_text(encoding="utf-8")
    assert not FORBIDDEN - {"\n"} & set(page)
